"""The centre of a graph's vectors: what all its texts have in common, and what tells nothing of any of them."""

from __future__ import annotations

import numpy as np
from neo4j import Driver, RoutingControl

from services.embedding.described import LABELS, EmbeddedLabel
from services.embedding.stored_model import JOB, StoredModel

SAMPLE = 5000


def refresh_centres(driver: Driver, stored: StoredModel) -> None:
    """Store the mean vector of items and that of interests (of 5,000 of each, chosen by their checksums).

    Texts of one graph share most of their direction: language, tone, that all are of books. Taking the centre out of
    what people liked leaves what they have in common beyond that.

    References
    ----------
    Mu and Viswanath, "All-but-the-top: simple and effective postprocessing for word representations", ICLR 2018.
    """
    for label in LABELS:
        centre = compute_centre(driver, label, stored.dimension)
        driver.execute_query(label.write_centre, job_id=JOB, centre=centre)


def compute_centre(driver: Driver, label: EmbeddedLabel, dimension: int) -> list[float]:
    """Return the mean vector of a label; zeros when it has none."""
    rows, _, _ = driver.execute_query(label.sample, dimension=dimension, limit=SAMPLE, routing_=RoutingControl.READ)
    if not rows:
        return [0.0] * dimension
    mean = np.mean([row["vector"] for row in rows], axis=0)
    return [round(float(number), 9) for number in mean]
