"""Asks for some lists one by one, as pages do: are they the same, and do they say why."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from neo4j.exceptions import TransientError

from services.evaluation.figures import DIGITS, TOP
from services.lists.listing import Lists

SAMPLE = 40


@dataclass(frozen=True, slots=True)
class LiveSample:
    """Of ``users`` drawn at random, their first tens asked for live; None where the server had no memory to answer.

    ``explained`` is the share of items with at least one reason that is a path in the graph, ``same_top`` the share of
    users whose list is that of everyone's lists, ``milliseconds`` the median time of a list with its reasons.
    """

    users: int
    explained: float | None = None
    same_top: float | None = None
    milliseconds: float | None = None


def live_sample(
    lists: Lists, name: str, batch: Mapping[str, Sequence[str]], users: Sequence[str], n: int, seed: int
) -> LiveSample:
    """Draw users and ask for the first ten of their lists, or for ``n`` where those of everyone are shorter."""
    length = min(n, TOP)
    drawn = sorted(users[place] for place in np.random.default_rng(seed).permutation(len(users))[:SAMPLE].tolist())
    found, took = [], []
    for user in drawn:
        started = time.perf_counter()
        try:
            found.append(lists.best(user, name, length))
        except TransientError:
            return LiveSample(len(drawn))
        took.append(time.perf_counter() - started)
    if not found:
        return LiveSample(0)
    items = [one for listed in found for one in listed]
    explained = sum(any(term.nodes for term in one.terms) for one in items) / max(1, len(items))
    tops = zip(drawn, found, strict=True)
    same = sum([one.item.id for one in listed] == list(batch.get(user, ()))[:length] for user, listed in tops)
    milliseconds = round(1000 * float(np.median(took)), 1)
    return LiveSample(len(drawn), round(explained, DIGITS), round(same / len(drawn), DIGITS), milliseconds)
