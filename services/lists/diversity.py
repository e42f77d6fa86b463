"""How alike two items are by what they are about."""

from __future__ import annotations


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of things in common, in [0, 1]; nothing is like nothing."""
    return len(one & other) / len(one | other) if one or other else 0.0
