"""Social reasons: their sentences in English and Chinese, and the queries that find their paths."""

from __future__ import annotations

from graph_schema.cypher import cypher
from services.recommenders.candidate import Node, Term, Tie

PATH_FOLLOWED = cypher(__file__, "path_followed")
PATH_COMMUNITY = cypher(__file__, "path_community")
PATH_FOLLOWED_COMMUNITY = cypher(__file__, "path_followed_community")
FOLLOWED = {
    "en": {
        "view": "{friend}, whom you follow, looked at {item}.",
        "click": "{friend}, whom you follow, looked at {item}.",
        "read": "{friend}, whom you follow, read {item}.",
        "like": "{friend}, whom you follow, likes {item}.",
        "rate": "{friend}, whom you follow, gave {item} {value}.",
        "buy": "{friend}, whom you follow, bought {item}.",
        "listen": "{friend}, whom you follow, played {item} {value} times.",
        "wish": "{friend}, whom you follow, wants {item}.",
        "other": "{friend}, whom you follow, likes {item}.",
        "against": "{friend}, whom you follow, does not like {item}: that counts against it.",
    },
    "zh": {
        "view": "您关注的 {friend} 看过{item}。",
        "click": "您关注的 {friend} 看过{item}。",
        "read": "您关注的 {friend} 读过{item}。",
        "like": "您关注的 {friend} 喜欢{item}。",
        "rate": "您关注的 {friend} 给{item}打了 {value} 分。",
        "buy": "您关注的 {friend} 买过{item}。",
        "listen": "您关注的 {friend} 播放过{item} {value} 次。",
        "wish": "您关注的 {friend} 想要{item}。",
        "other": "您关注的 {friend} 喜欢{item}。",
        "against": "您关注的 {friend} 不喜欢{item}，因此减分。",
    },
}
OWN = {
    "en": "{fans} people of your community ({community}) like {item}, more than others do.",
    "zh": "您所在的社群（{community}）有 {fans} 人喜欢{item}，多于别处。",
}
THEIRS = {
    "en": "{fans} people around {friend}, whom you follow ({community}), like {item}, more than others do.",
    "zh": "您关注的 {friend} 所在的社群（{community}）有 {fans} 人喜欢{item}，多于别处。",
}


def is_social(term: Term) -> bool:
    """Tell whether the term's path leads over people followed or communities."""
    return bool(term.ties) and term.ties[0].type in ("FOLLOWS", "IN_COMMUNITY")


def social_sentence(term: Term, item: str, language: str) -> str:
    """Say a social term in words; ``item`` is its title in quotation marks."""
    _, *between, _ = term.nodes
    first, last = between[0], term.ties[-1]
    if last.type == "INTERACTED_WITH":
        return _followed(first, last, item, language)
    community = between[-1].name_zh if language == "zh" and between[-1].name_zh else between[-1].name
    words = OWN if len(between) == 1 else THEIRS
    return words[language].format(fans=f"{last.value or 0:g}", community=community, friend=first.name, item=item)


def social_path(term: Term) -> tuple[str, dict[str, str]]:
    """Return the query that finds exactly this path, and its parameters."""
    user, *between, item = term.nodes
    ends = {"user_id": user.id, "item_id": item.id}
    if term.ties[-1].type == "INTERACTED_WITH":
        return PATH_FOLLOWED, {**ends, "friend_id": between[0].id, "kind": term.ties[-1].detail or ""}
    if len(between) == 1:
        return PATH_COMMUNITY, {**ends, "community_id": between[0].id}
    return PATH_FOLLOWED_COMMUNITY, {**ends, "friend_id": between[0].id, "community_id": between[1].id}


def _followed(friend: Node, feedback: Tie, item: str, language: str) -> str:
    words = FOLLOWED[language]
    kind = feedback.detail if feedback.detail in words else "other"
    if feedback.value is None and kind in ("rate", "listen"):
        kind = "other"
    if feedback.weight < 0:
        kind = "against"
    value = "" if feedback.value is None else f"{feedback.value:g}"
    return words[kind or "other"].format(friend=friend.name, item=item, value=value)
