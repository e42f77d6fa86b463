"""What must be known of vectors that the graph holds: how they were made, of what, and whether that still holds."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from services.learning.graph_vectors.methods import VectorModel, vector_model
from services.learning.graph_vectors.ties import GraphTies


@dataclass(frozen=True, slots=True)
class Card:
    """How vectors were made; with the same of these the same come out.

    Parameters
    ----------
    method, version
        Its name and the version of its code.
    settings
        Those chosen.
    dimensions
        Length of the vectors; 0 where there are none.
    seed
        Settles what is drawn.
    by
        What computed them: gds or native.
    data
        Fingerprint of the ties they were learned from; ``ties`` counts these.
    users, items, interests
        How many have a vector.
    seconds
        From reading the ties to the last vector written.
    """

    method: str
    version: int
    settings: dict[str, Any]
    dimensions: int
    seed: int
    by: Literal["gds", "native"]
    data: str
    ties: int
    users: int
    items: int
    interests: int
    seconds: float

    @property
    def model(self) -> VectorModel:
        """The model in these settings."""
        return vector_model(self.method, self.settings)

    def as_text(self) -> str:
        """Return the card as JSON."""
        return json.dumps(asdict(self), sort_keys=True)


def card_of_text(text: str) -> Card:
    """Return the card that ``as_text`` wrote."""
    return Card(**json.loads(text))


def stale_because(card: Card, ties: GraphTies) -> str | None:
    """Return why the vectors have to be made again; None where they still hold."""
    version = card.model.version
    if card.version != version:
        return f"they are by version {card.version} of {card.method}, the code is version {version}"
    if card.ties != ties.count:
        return f"the data have changed: {card.ties} ties then, {ties.count} now"
    if card.data != ties.fingerprint():
        return "the data have changed: as many ties, but not the same"
    return None
