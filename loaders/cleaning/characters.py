"""Control and zero-width characters out, blanks trimmed; emoji stay whole and texts keep their lines."""

from __future__ import annotations

import re

from graph_schema.records import Interaction, Record
from loaders.cleaning.step import IDS, LINES, TEXTS, Rules, map_texts

LINE_END = re.compile(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff\ufdd0-\ufdef]")
DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
INVISIBLE = re.compile(f"[\u00ad\u180e\u200b\u2060\ufeff{DIRECTION}]")
JOINER = re.compile("[\u200c\u200d]+")
JOINED_SCRIPTS = (("\u0600", "\u08ff"), ("\u0900", "\u0dff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"))
"""Arabic, Indic, Burmese and Khmer letters, between which a joiner changes the shape of a word."""
BLANKS = re.compile(r"\s+")
MANY_LINES = re.compile(r"\n{3,}")


def clean_characters(record: Record, rules: Rules) -> Record:
    """Return the record without characters that nobody sees."""
    if isinstance(record, Interaction) and not record.event_id and _are_plain(record):
        return record
    kind = type(record)
    record = map_texts(record, IDS[kind], clean_line, empty="")
    record = map_texts(record, LINES[kind], clean_line)
    return map_texts(record, TEXTS[kind], clean_text) if TEXTS[kind] else record


def _are_plain(event: Interaction) -> bool:
    return is_plain(event.user_id) and is_plain(event.item_id)


def is_plain(text: str) -> bool:
    """Say whether the text is printable ASCII that needs no trimming."""
    return text.isascii() and text.isprintable() and text[:1] != " " and text[-1:] != " " and "  " not in text


def clean_line(text: str) -> str:
    """Return a text of one line: invisible characters out, every run of blanks one space."""
    return text if is_plain(text) else BLANKS.sub(" ", visible(LINE_END.sub("\n", text))).strip()


def clean_text(text: str) -> str:
    """Return a text whose lines stay, without blanks around them and at most one empty line in a row."""
    if is_plain(text):
        return text
    lines = visible(LINE_END.sub("\n", text)).split("\n")
    return MANY_LINES.sub("\n\n", "\n".join(line.strip() for line in lines)).strip()


def visible(text: str) -> str:
    """Return the text without control and zero-width characters, and with pairs of surrogates joined."""
    text = CONTROL.sub("", text)
    if text.isascii():
        return text
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return JOINER.sub(_joiner, INVISIBLE.sub("", text))


def _joiner(match: re.Match[str]) -> str:
    """Keep one joiner between the parts of an emoji or inside a word of a script that needs it."""
    before, after = (
        match.string[match.start() - 1 : match.start()],
        match.string[match.end() : match.end() + 1],
    )
    if not before or not after:
        return ""
    in_emoji = "\u200d" in match[0] and _in_emoji(before) and _in_emoji(after)
    in_word = any(low <= before <= high and low <= after <= high for low, high in JOINED_SCRIPTS)
    return ("\u200d" if in_emoji else match[0][0]) if in_emoji or in_word else ""


def _in_emoji(character: str) -> bool:
    return character >= "\U0001f000" or "\u2190" <= character <= "\u2bff" or character == "\ufe0f"
