"""Why an item is not in a list: the first gate that keeps it out, or its rank and the gap."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.cypher import cypher
from services.explanations.reasons import Recommendation, explain_candidates, shown_name
from services.explanations.recommending import require_item
from services.lists.eligibility import eligible
from services.lists.listing import Lists
from services.recommenders.asking import ask, item_node
from services.recommenders.candidate import Candidate
from services.recommenders.scope import UNSEEN, Filter, Scope

GATES = cypher(__file__, "gates")
LOOKED = 200
"""Places looked through for the item's rank."""
WORDS = {
    "en": {
        "listed": "{item} is in the list, at place {rank}.",
        "unavailable": "{item} is not available.",
        "seen": "The user has met {item} already, and the list holds only what is new.",
        "excluded": "{item} is on the list of what to leave out.",
        "filtered": "{item} does not pass the filter: {rule}",
        "blocked": "{item} is blocked by a rule: {rule}",
        "no-path": "No path leads from the user to {item}.",
        "against": "More speaks against {item} than for it (score {score:.4f}).",
        "not-looked-at": "{item} scores {score:.4f}, but other items looked more promising and it was not looked at.",
        "outranked": "{item} is at place {rank}; {gap:.4f} are missing to place {n}.",
        "beyond": "{item} scores {score:.4f}; it is behind place {looked}, {gap:.4f} are missing to place {n}.",
    },
    "zh": {
        "listed": "{item}已在列表中，排第 {rank} 位。",
        "unavailable": "{item}目前不可用。",
        "seen": "用户已接触过{item}，而列表只含新内容。",
        "excluded": "{item}在排除名单中。",
        "filtered": "{item}不符合筛选条件：{rule}",
        "blocked": "{item}被规则屏蔽：{rule}",
        "no-path": "没有路径从该用户通向{item}。",
        "against": "不利于{item}的理由更多（评分 {score:.4f}）。",
        "not-looked-at": "{item}的评分为 {score:.4f}，但其他候选更有希望，因此未被考察。",
        "outranked": "{item}排第 {rank} 位，距第 {n} 位还差 {gap:.4f} 分。",
        "beyond": "{item}的评分为 {score:.4f}，排在第 {looked} 位之后，距第 {n} 位还差 {gap:.4f} 分。",
    },
}


@dataclass(frozen=True, slots=True)
class WhyNot:
    """The answer. ``gate`` is what kept the item out first, or listed, outranked, beyond.

    ``gap`` is the score of place ``n`` less the item's own; ``recommendation`` has the reasons that there are.
    """

    user_id: str
    item_id: str
    recommender: str
    gate: str
    sentence: str
    n: int
    rank: int | None = None
    score: float | None = None
    gap: float | None = None
    recommendation: Recommendation | None = None


def why_not(
    lists: Lists, user_id: str, item_id: str, name: str, n: int = 10, scope: Scope = UNSEEN, language: str = "en"
) -> WhyNot:
    """Say why the item is not among the ``n`` of the list. Raises UnknownUserError, UnknownItemError."""
    require_item(lists.driver, item_id)
    [row] = ask(lists.driver, GATES, user_id=user_id, item_id=item_id)
    title = shown_name(item_node(item_id, row["title"], row["title_zh"]), language)
    shown = f"《{title}》" if language == "zh" else f"“{title}”"

    own = lists.scored(user_id, name, [item_id])
    reasons = explain_candidates(own, language)

    def answer(
        gate: str, rule: str = "", rank: int | None = None, score: float | None = None, gap: float | None = None
    ) -> WhyNot:
        words = {"item": shown, "rule": rule, "n": n, "looked": LOOKED, "rank": rank, "score": score, "gap": gap}
        sentence = WORDS[language][gate].format(**words)
        found = reasons[0] if reasons else None
        return WhyNot(user_id, item_id, name, gate, sentence, n, rank, score, gap, found)

    gate, rule = _closed_gate(lists, user_id, item_id, scope, bool(row["is_available"]), row["met_at"] is not None)
    if gate:
        return answer(gate, rule)
    listed = lists.best(user_id, name, n, scope)
    if (rank := _rank(listed, item_id)) is not None:
        return answer("listed", rank=rank, score=listed[rank - 1].score)
    if not own or own[0].terms[0].kind == "fill":
        return answer("no-path")
    score = own[0].score
    if score <= 0:
        return answer("against", score=score)
    gap = _gap(listed, score)
    if gap <= 0:
        return answer("not-looked-at", score=score)
    rank = _rank(lists.best(user_id, name, LOOKED, scope), item_id)
    return answer("outranked" if rank else "beyond", rank=rank, score=score, gap=gap)


def _rank(listed: list[Candidate], item_id: str) -> int | None:
    return next((rank for rank, one in enumerate(listed, 1) if one.item.id == item_id), None)


def _closed_gate(
    lists: Lists, user_id: str, item_id: str, scope: Scope, is_available: bool, is_met: bool
) -> tuple[str, str]:
    """Return the first gate that is closed and the rule that closes it; empty when all are open."""
    if not is_available:
        return "unavailable", ""
    if is_met and not scope.seen:
        return "seen", ""
    if item_id in scope.exclude:
        return "excluded", ""
    if scope.filter and not _passes(lists, user_id, item_id, scope.filter):
        return "filtered", scope.filter.text
    for block in lists.rules.blocks:
        if _passes(lists, user_id, item_id, block):
            return "blocked", block.text
    return "", ""


def _passes(lists: Lists, user_id: str, item_id: str, filter: Filter) -> bool:
    return bool(eligible(lists.driver, user_id, [item_id], Scope(seen=True, filter=filter)))


def _gap(listed: list[Candidate], score: float) -> float:
    """Return what is missing to the last place that a path leads to."""
    reached = [one.score for one in listed if one.terms[0].kind != "fill"]
    return (reached[-1] if reached else 0.0) - score
