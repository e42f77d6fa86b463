"""The step on communities: at which resolutions they are the same again whatever the seed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from services.analytics.community import CommunityRules
from services.analytics.leiden_native import NativeLeiden
from services.analytics.stability import stabilities, two_levels
from services.analytics.ties import Ties
from services.optimisation.graph import Graph

RESOLUTIONS = (0.5, 1.0, 2.0, 3.0)
SEEDS = (42, 43, 44)
USUAL = CommunityRules()


def choose_levels(graph: Graph) -> Graph:
    """Choose the two resolutions whose communities hold best over three seeds."""
    feedback, interests = _feedback_ties(graph), _interest_ties(graph)
    if not feedback and not interests:
        return graph
    found = stabilities(lambda seed: NativeLeiden(feedback, interests, seed), RESOLUTIONS, SEEDS, USUAL.least)
    notes = [f"resolution {one.resolution:g}: {one.groups} groups, stability {one.stability:.3f}" for one in found]
    broad, fine = two_levels(found, (USUAL.broad, USUAL.fine))
    notes.append(f"chosen: {broad:g} for broad and {fine:g} for fine communities")
    return replace(graph, levels=(broad, fine), notes=tuple(notes))


def _feedback_ties(graph: Graph) -> Ties:
    own = graph.liked.strengths
    return {
        ("User", graph.user_ids[row]): _row(graph.item_ids, own.indices, own.data, own.indptr, row)
        for row in np.flatnonzero(np.diff(own.indptr))
    }


def _interest_ties(graph: Graph) -> Ties:
    """Return what items are about; what draws users follows from it and from their feedback."""
    own = graph.aboutness
    return {
        ("Item", graph.item_ids[row]): _row(graph.interest_ids, own.indices, own.data, own.indptr, row)
        for row in np.flatnonzero(np.diff(own.indptr))
    }


def _row(
    ids: list[str], indices: np.ndarray, values: np.ndarray, pointers: np.ndarray, row: int
) -> list[tuple[str, float]]:
    here = slice(pointers[row], pointers[row + 1])
    return [(ids[column], float(value)) for column, value in zip(indices[here], values[here], strict=True)]
