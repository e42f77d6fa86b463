"""Chooses a list from candidates by score and by the dials, one place after the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from services.lists.calibration import Calibration
from services.lists.dials import Dials
from services.lists.diversity import jaccard
from services.lists.traits import Traits
from services.recommenders.candidate import Candidate

SLACK = 1e-9
"""So that a tenth of ten places is one place, whatever floating point makes of it."""


def rerank(candidates: Sequence[Candidate], n: int, dials: Dials, traits: Traits) -> list[Candidate]:
    """Choose ``n`` of the candidates, which come best first; each is told its rank by score.

    Scores stay as they are; only the places change. Each place goes to the candidate with the largest

    ``relevance x score / best - diversity x likeness - calibration x divergence + novelty x self-information``

    where relevance is what the dials leave of the score, likeness the largest Jaccard index with what is chosen
    already, and divergence that of the list so far from the user's shares. The dial ``long_tail`` counts places: among
    the first k of them at least ``floor(long_tail x k)`` hold long-tail items while candidates have any.

    References
    ----------
    Carbonell and Goldstein, "The use of MMR, diversity-based reranking ...", SIGIR 1998.
    Steck, "Calibrated recommendations", RecSys 2018.
    """
    ranked = [replace(one, rank_by_score=rank) for rank, one in enumerate(candidates, 1)]
    of = [traits.of_items[one.item.id] for one in ranked]
    best = max((one.score for one in ranked), default=0.0) or 1.0
    fixed = [dials.relevance * one.score / best + dials.novelty * of[at].novelty for at, one in enumerate(ranked)]
    calibration = Calibration.of(traits.liked, [one.interests for one in of]) if traits.liked else None
    likeness = [0.0] * len(ranked)
    left, tail = list(range(len(ranked))), 0
    chosen: list[Candidate] = []
    while left and len(chosen) < n:
        owed = math.floor(dials.long_tail * (len(chosen) + 1) + SLACK) > tail
        open_to = [at for at in left if of[at].is_long_tail] if owed else left
        worth = {at: fixed[at] - dials.diversity * likeness[at] for at in open_to or left}
        if calibration is not None:
            distances = calibration.distances()
            worth = {at: value - dials.calibration * float(distances[at]) for at, value in worth.items()}
        taken = max(worth, key=lambda at: (round(worth[at], 12), -at))
        left.remove(taken)
        chosen.append(ranked[taken])
        tail += of[taken].is_long_tail
        if calibration is not None:
            calibration.choose(taken)
        if dials.diversity:
            for at in left:
                likeness[at] = max(likeness[at], jaccard(of[taken].things, of[at].things))
    return chosen
