"""Whom to follow, with reasons in English and Chinese that sum to the score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from neo4j import Driver

from services.recommenders.candidate import Node
from services.recommenders.whom_to_follow import Acquaintance, whom_to_follow

WORDS = {
    "en": {
        "common": "{names} follow them, and you follow {names}.",
        "common-one": "{names} follows them, and you follow {names}.",
        "common-more": "{names} and {more} more people whom you follow follow them.",
        "alike": "You are both drawn to {names}.",
        "near": "You both belong to the community {names}.",
    },
    "zh": {
        "common": "您关注的 {names} 也关注此人。",
        "common-one": "您关注的 {names} 也关注此人。",
        "common-more": "您关注的 {names} 等 {all} 人也关注此人。",
        "alike": "你们都对{names}感兴趣。",
        "near": "你们同属社群（{names}）。",
    },
}


@dataclass(frozen=True, slots=True)
class FollowReason:
    """One summand of the score in words: kind ``common``, ``alike`` or ``near``."""

    kind: str
    contribution: float
    sentence: str


@dataclass(frozen=True, slots=True)
class FollowSuggestion:
    """Someone to follow, with the reasons, strongest first."""

    user_id: str
    name: str | None
    rank: int
    score: float
    reasons: tuple[FollowReason, ...]


@dataclass(frozen=True, slots=True)
class FollowSuggestions:
    """The one JSON shape of the list: for whom, and who."""

    user_id: str
    suggestions: tuple[FollowSuggestion, ...]


def suggest_follows(driver: Driver, user_id: str, n: int = 10, language: str = "en") -> FollowSuggestions:
    """Return at most ``n`` people to follow, best first. Raises UnknownUserError."""
    found = whom_to_follow(driver, user_id, n)
    return FollowSuggestions(
        user_id,
        tuple(
            FollowSuggestion(one.user_id, one.name, rank, one.score, _reasons(one, language))
            for rank, one in enumerate(found, 1)
        ),
    )


def _reasons(one: Acquaintance, language: str) -> tuple[FollowReason, ...]:
    return tuple(sorted(_each(one, language), key=lambda reason: -reason.contribution))


def _each(one: Acquaintance, language: str) -> Iterator[FollowReason]:
    words = WORDS[language]
    if one.common:
        more = one.followed - len(one.between)
        form = "common-more" if more else "common-one" if one.followed == 1 else "common"
        names = _joined(one.between, language)
        yield FollowReason("common", one.common, words[form].format(names=names, more=more, all=one.followed))
    if one.alike:
        yield FollowReason("alike", one.alike, words["alike"].format(names=_joined(one.shared, language)))
    if one.near and one.community:
        yield FollowReason("near", one.near, words["near"].format(names=_joined([one.community], language)))


def _joined(nodes: Sequence[Node], language: str) -> str:
    if language == "zh":
        return "、".join(node.name_zh or node.name for node in nodes)
    names = [node.name for node in nodes]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
