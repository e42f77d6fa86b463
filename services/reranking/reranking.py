"""Lets a language model order a list, once; whatever it replies, items, scores and reasons stay what they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from neo4j import Driver

from graph_schema.errors import ModelError
from services.explanations.reasons import Recommendation
from services.explanations.recommending import ModelOrder, RecommendationList
from services.llm.endpoint_model import EndpointModel
from services.llm.language_model import LanguageModel
from services.reranking.facts import read_facts
from services.reranking.order import completed, find_fault
from services.reranking.question import DEPTH, RERANK, Order, written

NOTHING = "fewer than two items may change places"


@dataclass(frozen=True, slots=True)
class Asked:
    """A list, the places of it that a model may fill anew, counted from 0, and what it is told of what stands there."""

    found: RecommendationList
    places: tuple[int, ...]
    text: str

    def fault(self, reply: Order) -> str | None:
        """Return what is wrong with an order."""
        return find_fault(reply.order, len(self.places))


def deep(n: int) -> int:
    """Return how long a list is needed so that a model may choose ``n`` of it."""
    return max(n, DEPTH)


def rerank(driver: Driver, found: RecommendationList, n: int, model: LanguageModel) -> RecommendationList:
    """Return the first ``n`` of the list in the order of the model, which is asked once and then remembered.

    The model sees the first ``DEPTH`` items by number. What it does not name keeps its order after what it names; an
    order that cannot be used, and a model that cannot be asked, leave the list as it was and say why. What a rule of
    the house pinned keeps its place. Scores and reasons stay the recommender's. Raises UnknownUserError.

    References
    ----------
    Sun et al., "Is ChatGPT good at search? Investigating large language models as re-ranking agents", EMNLP 2023.
    Hou et al., "Large language models are zero-shot rankers for recommender systems", ECIR 2024.
    """
    asked = _asked(driver, found)
    if len(asked.places) < 2:
        return _as_it_was(asked, n, NOTHING)
    try:
        reply = model.ask(RERANK, asked.text, asked.fault, found.user_id)
    except ModelError as error:
        return _as_it_was(asked, n, str(error))
    return _ordered(asked, reply, n, model.name)


def remembered(driver: Driver, found: RecommendationList, n: int, model: EndpointModel) -> RecommendationList | None:
    """Return the list as the model ordered it before, None if it never did; asks nothing. Raises UnknownUserError."""
    asked = _asked(driver, found)
    reply = model.recall(RERANK, asked.text, asked.fault) if len(asked.places) > 1 else None
    return None if reply is None else _ordered(asked, reply, n, model.name)


def _asked(driver: Driver, found: RecommendationList) -> Asked:
    shown = found.recommendations[:DEPTH]
    free = {one.item_id: at for at, one in enumerate(shown) if not any(reason.kind == "pin" for reason in one.reasons)}
    facts = read_facts(driver, found.user_id, list(free))
    return Asked(found, tuple(free[one.item_id] for one in facts.items), written(facts))


def _ordered(asked: Asked, reply: Order, n: int, by: str) -> RecommendationList:
    before = _with_places(asked.found.recommendations)
    after = list(before)
    for at, number in zip(asked.places, completed(reply.order, len(asked.places)), strict=True):
        after[at] = before[asked.places[number - 1]]
    ranked = [replace(one, rank=rank) for rank, one in enumerate(after, 1)]
    return replace(asked.found, recommendations=ranked[:n], model_order=ModelOrder(by, len(asked.places), None))


def _as_it_was(asked: Asked, n: int, failed: str) -> RecommendationList:
    kept = _with_places(asked.found.recommendations[:n])
    return replace(asked.found, recommendations=kept, model_order=ModelOrder(None, len(asked.places), failed))


def _with_places(listed: Sequence[Recommendation]) -> list[Recommendation]:
    return [replace(one, was=one.rank) for one in listed]
