"""The words of an answer, by template: every name and number in it is in the rows or in the question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from services.asking.answer import Cited, Part
from services.asking.matching import Match
from services.asking.names import Thing
from services.asking.template import SLOT
from services.queries.guard.cells import NodeCell
from services.queries.guard.running import Answered

NAMED = 8
LABELS = {"user": "User", "item": "Item", "interest": "Interest", "person": "Interest", "community": "Community"}
NOTHING = {"en": "Nothing in the graph answers this: ", "zh": "图中没有符合的结果："}
MORE = {"en": " and {} more", "zh": "等"}
COMMA = {"en": ", ", "zh": "、"}
AT_LEAST = {"en": "at least {}", "zh": "至少{}"}
ROWS = {"en": "{} rows", "zh": "{}行"}
FULL_STOP = {"en": ".", "zh": "。"}


def say_match(match: Match, found: Answered, language: str) -> tuple[Part, ...]:
    """Return the template's sentence, filled in."""
    if not found.rows or _is_empty(found):
        return (NOTHING[language], *_question(match, language), FULL_STOP[language])
    return tuple(_joined(_filled(match.template.said(language), match.things, found, language)))


def say_rows(found: Answered, language: str) -> tuple[Part, ...]:
    """Return what can be said of rows whose question is not one of ours: their number and the nodes in them."""
    if not found.rows:
        return (NOTHING[language].rstrip("：: ") + FULL_STOP[language],)
    if len(found.rows) == 1 and len(found.columns) == 1:
        return tuple(_joined([*_cell(found.rows[0][0], language), FULL_STOP[language]]))
    names = _names(found, language)
    count = AT_LEAST[language].format(len(found.rows)) if found.is_cut else str(len(found.rows))
    head = ROWS[language].format(count)
    if not names:
        return (head + FULL_STOP[language],)
    return tuple(_joined([head, ": " if language == "en" else "：", *names, FULL_STOP[language]]))


def cited_row(row: Mapping[str, Any], language: str, asked: Collection[str] = ()) -> Cited | None:
    """Return the node that a row is about: of its columns label and id, of its first node, or of its first ``x_id``.

    ``asked`` are ids that the question named itself: a row about one of them is about something else, too.
    """
    if row.get("label") in LABELS.values() and "id" in row:
        return Cited(str(row["label"]), str(row["id"]), _named(row, "name", language) or str(row["id"]))
    for column, value in row.items():
        if isinstance(value, NodeCell):
            return Cited(value.label, value.id, value.name_zh or value.name if language == "zh" else value.name)
        base = column.removesuffix("_id")
        label = LABELS.get(base.rpartition("_")[2])
        if column.endswith("_id") and label and value is not None and value not in asked:
            return Cited(label, str(value), _named(row, base, language) or str(value))
    return None


def _filled(text: str, things: Mapping[str, Thing], found: Answered, language: str) -> Iterator[Part]:
    first = found.records()[0]
    at = 0
    for slot in SLOT.finditer(text):
        yield text[at : slot.start()]
        at = slot.end()
        name = slot[1]
        if name == "names":
            yield from _names(found, language, [thing.id for thing in things.values()])
        elif name == "count":
            yield AT_LEAST[language].format(len(found.rows)) if found.is_cut else str(len(found.rows))
        elif name in things:
            yield _thing(things[name], language)
        else:
            yield _shown(first.get(name))
    yield text[at:]


def _names(found: Answered, language: str, asked: Collection[str] = ()) -> list[Part]:
    cited = [one for row in found.records() if (one := cited_row(row, language, asked)) is not None]
    each = list(dict.fromkeys(cited))
    shown: list[Part] = []
    for one in each[:NAMED]:
        shown += [COMMA[language], one] if shown else [one]
    if len(each) > NAMED:
        shown.append(MORE[language].format(len(each) - NAMED))
    return shown


def _question(match: Match, language: str) -> Iterator[Part]:
    """Return how the template is asked, with the names of the question in it."""
    fitting = [
        one for one in match.template.phrases(language) if set(match.things) == set(SLOT.findall(one)) - {"count"}
    ]
    text = fitting[0] if fitting else match.template.titled(language)
    at = 0
    for slot in SLOT.finditer(text):
        yield text[at : slot.start()]
        at = slot.end()
        yield _thing(match.things[slot[1]], language) if slot[1] in match.things else ""
    yield text[at:]


def _thing(thing: Thing, language: str) -> Part:
    label = LABELS.get(thing.type)
    return Cited(label, thing.id, thing.shown(language)) if label else thing.name


def _cell(value: Any, language: str) -> list[Part]:
    if isinstance(value, NodeCell):
        return [Cited(value.label, value.id, value.name_zh or value.name if language == "zh" else value.name)]
    return [_shown(value)]


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _named(row: Mapping[str, Any], base: str, language: str) -> str | None:
    name = row.get(f"{base}_zh") if language == "zh" and row.get(f"{base}_zh") else row.get(base)
    return None if name is None else str(name)


def _is_empty(found: Answered) -> bool:
    """Tell one row of nothing (a year that is not known) from an answer."""
    return len(found.rows) == 1 and all(value is None for value in found.rows[0])


def _joined(parts: Sequence[Part] | Iterator[Part]) -> Iterator[Part]:
    """Put neighbouring texts together."""
    text = ""
    for part in parts:
        if isinstance(part, str):
            text += part
            continue
        if text:
            yield text
        text = ""
        yield part
    if text:
        yield text
