"""Checks the stored vectors: of the one length, of the text there is now, and their centre."""

from __future__ import annotations

from dataclasses import dataclass

from neo4j import Driver, RoutingControl

from services.embedding.centres import compute_centre
from services.embedding.described import INTERESTS, ITEMS, EmbeddedLabel, described_pages
from services.embedding.stored_model import JOB, StoredModel, read_stored_model
from services.observability.progress import Progress

WRONG = (
    "MATCH (n:$($label)) WHERE n.embedding IS NOT NULL"
    " AND (size(n.embedding) <> $dimension OR n.embedding_checksum IS NULL)"
    " RETURN coalesce(n.item_id, n.interest_id) AS id ORDER BY id LIMIT 20"
)
CENTRES = "MATCH (j:Job {job_id: $job_id}) RETURN j.item_centre AS item, j.interest_centre AS interest"
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class VectorVerification:
    """Texts looked at, how many of them wait to be embedded, and what is wrong with the stored vectors."""

    texts: int
    stale: int
    problems: tuple[str, ...]


def verify_vectors(driver: Driver, progress: Progress) -> VectorVerification:
    """Compare each text with the checksum of its vector, and the centres with the mean; nothing is embedded for it."""
    stored = read_stored_model(driver)
    if stored is None:
        return VectorVerification(0, 0, ())
    texts = stale = 0
    problems: list[str] = []
    rows, _, _ = driver.execute_query(CENTRES, job_id=JOB, routing_=RoutingControl.READ)
    for label, centre in ((ITEMS, rows[0]["item"]), (INTERESTS, rows[0]["interest"])):
        with progress.step(f"verifying {label.title}", None, "texts") as step:
            for page in described_pages(driver, label, stored.model):
                texts += len(page)
                stale += sum(one.is_pending for one in page)
                step.advance(len(page))
        problems += _problems(driver, label, stored, centre)
    return VectorVerification(texts, stale, tuple(problems))


def _problems(driver: Driver, label: EmbeddedLabel, stored: StoredModel, centre: list[float] | None) -> list[str]:
    rows, _, _ = driver.execute_query(
        WRONG, label=label.label, dimension=stored.dimension, routing_=RoutingControl.READ
    )
    found = [f"the vector of {label.label} {row['id']!r} is not one that `interest-graph embed` wrote" for row in rows]
    again = compute_centre(driver, label, stored.dimension)
    pairs = zip(centre or [], again, strict=False)
    if len(centre or []) != len(again) or any(abs(one - other) > TOLERANCE for one, other in pairs):
        found.append(f"the stored centre of the {label.title} is not their mean: run `interest-graph embed`")
    return found
