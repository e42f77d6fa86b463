"""Mojibake: texts that were decoded by the wrong encoding read right again."""

from __future__ import annotations

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import badness

from graph_schema.records import Interaction, Record
from loaders.cleaning.step import LINES, TEXTS, Rules, map_texts

SETTINGS = TextFixerConfig(explain=False)
MOST_ROUNDS = 5


def clean_encoding(record: Record, rules: Rules) -> Record:
    """Return the record with its texts repaired; ids stay as the source writes them."""
    kind = type(record)
    return record if kind is Interaction else map_texts(record, LINES[kind] + TEXTS[kind], repaired)


def repaired(text: str) -> str:
    """Return the text as it was meant; unchanged unless a repair makes it less bad."""
    if text.isascii():
        return text
    for _ in range(MOST_ROUNDS):
        before = badness(text)
        if not before:
            return text
        better = fix_encoding(text, SETTINGS)
        if badness(better) >= before:
            return text
        text = better
    return text
