"""Understands without any model: by what an utterance names, and by the words around the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from services.conversation import cues
from services.conversation.acts import (
    Act,
    Assumption,
    Feedback,
    Question,
    Recommend,
    Thing,
    Unclear,
    Understood,
    Unknown,
    Wish,
)
from services.conversation.commands import answered, commanded
from services.conversation.masking import MARKS, Masked, mask
from services.conversation.moves import act_of
from services.conversation.names import Mention, Names
from services.conversation.numbers import bounds_in
from services.conversation.state import State
from services.conversation.utterance import prepared, spoken_language
from services.language.generic import is_generic
from services.search.search import search

SHORT_VERDICT = 12


@dataclass(slots=True)
class _Reading:
    """What was found so far in one utterance."""

    acts: list[Act] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    item: Thing | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """The offline twin of a language model."""

    names: Names
    name: str = "rules"

    def understand(self, utterance: str, state: State) -> Understood:
        """Return the acts of an utterance, in their order."""
        text = prepared(utterance)
        language = spoken_language(text, state.language)
        if (choice := answered(text, state, self.names)) is not None:
            return Understood((choice,), language)
        found, text = commanded(text)
        bounds, text = bounds_in(text)
        reading = _Reading([*found, *bounds])
        masked = mask(text, self.names, state)
        self._read(masked, state, reading)
        acts = _without_filling(reading.acts) or ([] if reading.assumptions else [Unknown()])
        return Understood(tuple(acts), language, tuple(reading.assumptions))

    def _read(self, masked: Masked, state: State, reading: _Reading) -> None:
        pieces = [piece for piece in cues.SPLIT.split(masked.text) if piece and piece.strip()]
        waiting: list[tuple[Mention, str]] = []
        for piece in pieces:
            mentions = masked.of(piece)
            if mentions and not cues.FILLING.sub("", piece).strip() and reading.kind is None:
                waiting += mentions
                continue
            if mentions and waiting and _kind(piece[: _first_mark(piece)]) is not None:
                _take("wish", [one for one in waiting if one[0].is_sure], reading)
                waiting = []
            if mentions:
                self._do(piece, [*waiting, *mentions], masked, reading)
                waiting = []
            else:
                reading.acts += list(self._without_a_name(piece, state, reading))
        if waiting:
            _take("wish", [one for one in waiting if one[0].is_sure], reading)

    def _do(self, piece: str, mentions: list[tuple[Mention, str]], masked: Masked, reading: _Reading) -> None:
        kind = _kind(piece)
        if any(one.things and one.things[0].label == "Item" for one, _ in mentions):
            kind = _of_items(piece, kind) or kind
        if kind == "others":
            return
        if kind is None:
            kind = reading.kind
        if kind is None:
            mentions, kind = [one for one in mentions if one[0].is_sure], "wish"
        for one, _ in mentions:
            if one.things and one.things[0].label == "Item":
                reading.item = one.things[0]
        reading.kind = kind if mentions else reading.kind
        _take(kind, mentions, reading)
        reading.assumptions += told_of_a_taste(kind, piece, [one for one, _ in mentions])

    def _without_a_name(self, piece: str, state: State, reading: _Reading) -> Iterator[Act]:
        if _kind(piece) == "why":
            yield Question("why")
            return
        if cues.ALL_OF_THEM.search(piece) and cues.VIEWED.search(piece) and state.listed:
            yield from (Feedback("view", thing) for thing in state.listed)
            return
        if cues.SIMILAR_TO_IT.search(piece) and (like := reading.item or state.focus):
            yield Wish(like)
            return
        if (verdict := _verdict(piece)) and _is_only_a_verdict(piece, reading):
            item = reading.item or state.focus or (state.listed[0] if len(state.listed) == 1 else None)
            if item is not None:
                yield Feedback(verdict, item)  # type: ignore[arg-type]
            elif state.listed:
                yield Unclear(piece.strip(), state.listed, verdict)
            return
        if (words := _unresolved(piece)) is not None:
            yield suggested(self.names, words)
        elif cues.RECOMMEND.search(piece):
            yield Recommend()


def suggested(names: Names, words: str) -> Unclear:
    """Offer interests whose names begin like unknown words, or hold one of them."""
    hits = search(names.driver, words, "Interest", 4).hits
    things = (Thing("Interest", hit.id, hit.name, hit.name_zh, hit.hint, (hit.id,)) for hit in hits)
    return Unclear(words, tuple(thing for thing in things if not is_generic(thing.name)))


def told_of_a_taste(kind: str, piece: str, mentions: Sequence[Mention]) -> list[Assumption]:
    """Say that a taste counts in this dialogue alone, and how to make it last."""
    is_taste = (kind == "wish" and cues.TASTE.search(piece)) or (kind == "without" and cues.HATED.search(piece))
    things = [one.things[0] for one in mentions if one.things and one.is_known] if is_taste else []
    return [Assumption("this_dialogue", "", thing) for thing in things if thing.label == "Interest"]


def _kind(piece: str) -> str | None:
    """Return what is done with the names of a piece."""
    if cues.OTHERS.search(piece):
        return "others"
    found = next((kind for kind, pattern in cues.ABOUT_A_NAME if pattern.search(piece)), None)
    return "wish" if found == "why" and cues.WHY_NOT.search(piece) else found


def _first_mark(piece: str) -> int:
    found = MARKS.search(piece)
    return found.start() if found else len(piece)


def _of_items(piece: str, kind: str | None) -> str | None:
    """Return the feedback that a piece with an item gives, or that it wishes for more like it."""
    if cues.WHY_NOT.search(piece):
        return "why"
    if kind in ("why", "lift", "instead"):
        return None
    if cues.SIMILAR.search(piece):
        return "less" if kind == "less" else "wish"
    if verdict := _verdict(piece):
        is_refusal = verdict == "dislike" and kind == "without" and cues.INTERESTED.search(piece)
        return "without" if is_refusal else verdict
    return None


def _verdict(piece: str) -> str | None:
    bare = MARKS.sub(" ", piece)
    if cues.DISLIKED.search(bare):
        return "dislike"
    if (cues.LIKED.search(bare) or cues.LIKES_IT.search(bare)) and not re.search(
        r"would like|i'd like|想", bare, re.IGNORECASE
    ):
        return "like"
    return "view" if cues.VIEWED.search(bare) else None


def _is_only_a_verdict(piece: str, reading: _Reading) -> bool:
    """Tell whether a piece without a name judges what was spoken of just before: 看过了, 很喜欢."""
    is_after = any(isinstance(one, Feedback) for one in reading.acts)
    has_seen = cues.VIEWED.search(piece) is not None and not re.search(
        r"\b(?:know|own|have|played)\b", piece, re.IGNORECASE
    )
    return len(piece.strip()) <= SHORT_VERDICT and (is_after or has_seen) or (is_after and len(piece.split()) < 6)


def _take(kind: str, mentions: list[tuple[Mention, str]], reading: _Reading) -> None:
    for mention, surface in mentions:
        act, assumption = act_of(kind, mention, surface)
        if act is not None:
            reading.acts.append(act)
        if assumption is not None:
            reading.assumptions.append(assumption)


def _unresolved(piece: str) -> str | None:
    """Return words that something was asked about and that name nothing known."""
    for pattern in cues.UNRESOLVED:
        if match := pattern.search(piece.strip()):
            words = match.group(1).strip()
            telling = [
                word for word in re.split(r"\s+", words) if not is_generic(word) and not cues.EMPTY.fullmatch(word)
            ]
            if telling and not cues.RECOMMEND.fullmatch(words):
                return words
    return None


def _without_filling(acts: list[Act]) -> list[Act]:
    """Leave out twins, a bare request for a list beside a wish, and of several verdicts on an item all but the last."""
    kept: list[Act] = []
    last = {one.item.id: one for one in acts if isinstance(one, Feedback) and one.kind != "view"}
    for act in acts:
        if act not in kept and not (isinstance(act, Feedback) and last.get(act.item.id, act) != act):
            kept.append(act)
    says_what = any(isinstance(one, Wish | Unclear) for one in kept)
    return [one for one in kept if not (isinstance(one, Recommend) and says_what)]
