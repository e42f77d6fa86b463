"""What a description says of its item beside what it is about: whom it suits, its level, mood and class of price."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.language.tags import Tag

ATTRIBUTE = "attribute"
STRENGTH = 3
NEGATED = re.compile(
    r"\b(?:not|never|no|isn't|without|hardly)\b[^.,;!?]{0,20}$|[不非没无][^，。；！？]{0,3}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: an interest of kind attribute, with a name in both languages."""

    interest_id: str
    name: str
    name_zh: str
    aliases: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def attributes() -> tuple[Attribute, ...]:
    """Read the list once."""
    rows = tomllib.loads(Path(__file__).with_name("attributes.toml").read_text(encoding="utf-8"))
    return tuple(
        Attribute(
            interest_id,
            row["name"],
            row["name_zh"],
            tuple(row["aliases"]),
            re.compile(f"{row['en']}|{row['zh']}", re.IGNORECASE),
        )
        for interest_id, row in rows.items()
    )


def attribute_tags(text: str) -> list[Tag]:
    """Return a tag for each attribute that the text names, in the order of the text; what it denies is left out."""
    found: list[Tag] = []
    for one in attributes():
        for match in one.pattern.finditer(text):
            if not NEGATED.search(text[max(match.start() - 24, 0) : match.start()]):
                found.append(Tag(*match.span(), match.group(), one.name, ATTRIBUTE, 0, STRENGTH))
                break
    return sorted(found, key=lambda tag: (tag.start, tag.end, tag.surface))


def find_attribute(name: str) -> Attribute | None:
    """Return the attribute of that name, in either language, or of that alias."""
    return _by_name().get(name.casefold())


@cache
def _by_name() -> Mapping[str, Attribute]:
    return {
        name.casefold(): one
        for one in attributes()
        for name in (*one.aliases, one.interest_id.replace("-", " "), one.name_zh, one.name)
    }
