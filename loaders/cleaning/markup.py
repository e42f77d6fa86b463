"""HTML out of texts: tags go, entities become characters; ``AT&T``, ``<3`` and ``a < b`` stay."""

from __future__ import annotations

import re
from html import unescape
from html.entities import html5

from graph_schema.records import Interaction, Record
from loaders.cleaning.step import LINES, TEXTS, Rules, map_texts

BLOCKS = (
    "address|article|blockquote|br|dd|div|dl|dt|footer|form|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|"
    "table|td|th|tr|ul"
)
INLINES = (
    "a|abbr|acronym|audio|b|base|bdi|bdo|big|body|button|canvas|center|cite|code|col|del|em|embed|figure|font|frame|head|"
    "html|i|iframe|img|input|ins|kbd|label|link|mark|meta|noscript|object|option|param|picture|q|s|samp|select|small|"
    "source|span|strike|strong|sub|summary|sup|svg|tbody|textarea|tfoot|thead|title|tt|u|var|video|wbr"
)
ATTRIBUTES = r"""(?:\s+[\w:@.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=]+))?)*?\s*/?"""
HIDDEN = tuple(
    (re.compile(start, re.IGNORECASE), re.compile(end, re.IGNORECASE))
    for start, end in (("<!--", "-->"), (r"<script\b[^<>]*>", r"</script\s*>"), (r"<style\b[^<>]*>", r"</style\s*>"))
)
"""Starts and ends of what goes with its content."""
DECLARATION = re.compile(r"<!doctype[^<>]*>|</?(?:script|style)\b[^<>]*>", re.IGNORECASE)
BLOCK = re.compile(rf"</?(?:{BLOCKS}){ATTRIBUTES}>", re.IGNORECASE)
INLINE = re.compile(rf"</?(?:{INLINES}){ATTRIBUTES}>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
MOST_ROUNDS = 20


def clean_markup(record: Record, rules: Rules) -> Record:
    """Return the record with plain texts; in texts of several lines blocks begin new lines."""
    kind = type(record)
    if kind is Interaction:
        return record
    record = map_texts(record, LINES[kind], lambda text: plain(text, " "))
    return map_texts(record, TEXTS[kind], lambda text: plain(text, "\n"))


def plain(text: str, gap: str) -> str:
    """Return the text without HTML, also where it was escaped twice; ``gap`` takes the place of blocks."""
    for _ in range(MOST_ROUNDS):
        if "<" not in text and "&" not in text:
            return text
        before = text
        if "<" in text:
            text = DECLARATION.sub("", without_hidden(text))
            text = INLINE.sub("", BLOCK.sub(gap, text))
        if "&" in text:
            text = ENTITY.sub(_character, text)
        if text == before:
            return text
        text = text.strip()
    return text


def without_hidden(text: str) -> str:
    """Return the text without comments, scripts and styles; in time that grows with its length alone."""
    for start, end in HIDDEN:
        parts, done = [], 0
        while (first := start.search(text, done)) and (last := end.search(text, first.end())):
            parts.append(text[done : first.start()])
            done = last.end()
        text = " ".join([*parts, text[done:]])
    return text


def _character(match: re.Match[str]) -> str:
    entity = match[0]
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    return unescape(entity).replace("\xa0", " ")
