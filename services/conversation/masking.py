"""An utterance with each name in it replaced by one mark, so that sentences can be read around the names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from services.conversation.acts import Thing
from services.conversation.names import QUOTED, Mention, Names
from services.conversation.references import IT, MAKER, it, nth
from services.conversation.state import State
from services.conversation.utterance import FIRST_MARK, MARK

MARKS = re.compile(MARK)


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with marks, and what each stands for with the words it was said by."""

    text: str
    mentions: dict[str, tuple[Mention, str]]

    def of(self, piece: str) -> list[tuple[Mention, str]]:
        """Return the mentions in a piece of the text, in order."""
        return [self.mentions[mark] for mark in MARKS.findall(piece)]


def mask(text: str, names: Names, state: State) -> Masked:
    """Find names first, then what points at the list, at an item or at who made it."""
    named = names.mentions(text, state.listed)
    found = [*named, *_pointing(text, names, state, named)]
    parts: list[str] = []
    mentions: dict[str, tuple[Mention, str]] = {}
    end = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start < end:
            continue
        mark = chr(FIRST_MARK + len(mentions))
        mentions[mark] = (one, text[one.start : one.end])
        start, stop = _with_quotes(text, one)
        parts += [text[end:start], mark]
        end = stop
    return Masked("".join([*parts, text[end:]]), mentions)


def _with_quotes(text: str, one: Mention) -> tuple[int, int]:
    """Return where a name stands with the quotation marks around it; a title takes all that stands between them."""
    for match in QUOTED.finditer(text):
        fills = match.start() + 1 == one.start and one.end == match.end() - 1
        if (
            match.start() < one.start
            and one.end < match.end()
            and (fills or (one.things and one.things[0].label == "Item"))
        ):
            return match.start(), match.end()
    return one.start, one.end


def _pointing(text: str, names: Names, state: State, named: Sequence[Mention]) -> list[Mention]:
    """Find what points: "it" is the item named last before it in the same breath, else what was talked of before."""
    found: list[Mention] = []
    for start, end, thing in nth(text, state.listed):
        if state.listed:
            found.append(_at(start, end, (thing,) if thing else ()))
    taken = [(one.start, one.end) for one in found]
    items = [one for one in (*named, *found) if one.is_sure and one.things and one.things[0].label == "Item"]
    for match in MAKER.finditer(text):
        meant = _meant(items, match.start()) or it(state)
        if meant and (makers := names.creators_of(meant)):
            found.append(_at(match.start(), match.end(), tuple(makers[:1])))
            taken.append((match.start(), match.end()))
    for match in IT.finditer(text):
        meant = _meant(items, match.start()) or it(state)
        if meant and not any(start <= match.start() < end for start, end in taken):
            found.append(_at(match.start(), match.end(), (meant,)))
    return found


def _meant(items: Sequence[Mention], before: int) -> Thing | None:
    """Return the item that stands last before a place of the text."""
    earlier = [one for one in items if one.end <= before]
    return max(earlier, key=lambda one: one.end).things[0] if earlier else None


def _at(start: int, end: int, things: tuple[Thing, ...]) -> Mention:
    return Mention(start, end, things)
