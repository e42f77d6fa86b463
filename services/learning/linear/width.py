"""Where there are too many items for a matrix of all pairs: models whose memory grows with their weights."""

from __future__ import annotations

from services.learning.histories import Histories
from services.learning.models.cosine import Cosine
from services.learning.models.rp3beta import RP3Beta

DENSE_ITEMS = 6000
"""Items up to which all pairs are held: a dozen matrices of 140 MB."""
SPARSE = {
    "cosine": Cosine(k=100, shrink=10.0, tfidf=True, into=False),
    "cosine, squared": Cosine(k=100, shrink=0.0, exponent=2.0, into=False),
    "rp3beta": RP3Beta(k=200, alpha=0.8, beta=0.3),
    "rp3beta, held back": RP3Beta(k=200, alpha=0.6, beta=0.6),
}
"""They are not tuned, for each takes a minute: what is learned is how to sum them up."""


def is_wide(known: Histories) -> bool:
    """Say whether there are too many items for models that hold all pairs."""
    return known.liked.shape[1] > DENSE_ITEMS
