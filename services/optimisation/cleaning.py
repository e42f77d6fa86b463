"""The steps of `clean`: what is dropped from learning, and scales of what is left."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np

from services.learning.cleaning import SCALES, core, far_too_active
from services.optimisation.graph import Graph
from services.optimisation.step import Step

CORE, BOT = "core", "bot"
LEAST_TIES = 2
MEANINGS = {
    "missing-values": "feedback without its value is worth what the most alike users say",
    "log-counts": "what came back weighs log2(1 + events) times as much",
    "min-max": "each user's strengths are stretched over 0.1 to 1",
    "z-score": "each user's strengths are measured by the user's own mean and spread",
}


def drop_bots(graph: Graph) -> Graph:
    """Drop users who do far more than others: by the logarithm of their events, 3.5 robust deviations away."""
    events = np.bincount(graph.met.users, graph.met.counts, minlength=graph.shape[0])
    bots = far_too_active(events) & (graph.dropped_users == "")
    if not bots.any():
        return graph
    notes = (f"{bots.sum()} users, from {events[bots].min():.0f} events on; the median is {_median(events):.0f}",)
    return replace(graph, dropped_users=np.where(bots, BOT, graph.dropped_users), notes=notes).learned()


def drop_outside_core(graph: Graph, k: int) -> Graph:
    """Drop users and items outside the k-core of what pleased whom; what has no feedback at all is left alone."""
    strengths = graph.liked.strengths
    users, items = core(strengths, k)
    lone_users = (np.diff(strengths.indptr) > 0) & ~users
    lone_items = (np.bincount(strengths.indices, minlength=strengths.shape[1]) > 0) & ~items
    if not lone_users.any() and not lone_items.any():
        return graph
    return replace(
        graph,
        dropped_users=np.where(lone_users, CORE, graph.dropped_users),
        dropped_items=np.where(lone_items, CORE, graph.dropped_items),
        notes=(f"{lone_users.sum()} users and {lone_items.sum()} items",),
    ).learned()


def use_scale(graph: Graph, name: str) -> Graph:
    """Put the feedback on a scale; one that is in use already, or changes no value, changes nothing."""
    feedback = graph.liked
    values = SCALES[name](feedback).strengths.data
    if name in graph.scales or np.allclose(values, feedback.strengths.data):
        return graph
    return replace(graph, scales=(*graph.scales, name)).learned()


def cleaning_steps(k: int = LEAST_TIES) -> list[Step]:
    """Return the steps in their order."""
    return [
        Step("bots", "users far more active than others teach nothing", drop_bots),
        Step("k-core", f"users and items with fewer than {k} ties to others like that teach nothing",
             partial(drop_outside_core, k=k)),
        *(Step(name, MEANINGS[name], partial(use_scale, name=name)) for name in SCALES),
    ]  # fmt: skip


def uncleaned(graph: Graph) -> Graph:
    """Return the graph as if nothing had been cleaned."""
    if not graph.scales and not (graph.dropped_users != "").any() and not (graph.dropped_items != "").any():
        return graph
    nobody, nothing = np.zeros_like(graph.dropped_users), np.zeros_like(graph.dropped_items)
    return replace(graph, dropped_users=nobody, dropped_items=nothing, scales=()).learned()


def _median(events: np.ndarray) -> float:
    return float(np.median(events[events > 0]))
