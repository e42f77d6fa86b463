"""English turns of phrase are read as their writers mean them, one text for each class."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from services.language.canonical import canonical
from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer

TEXTS = tomllib.loads(Path(__file__).with_name("english_turns.toml").read_text(encoding="utf-8"))["texts"]


def id_of(surface: str, kind: str = "topic") -> str:
    name = canonical(surface, kind)
    assert name is not None
    return name.interest_id


@pytest.mark.parametrize("entry", TEXTS, ids=lambda entry: entry["text"][:40])
def test_a_turn_of_phrase_is_read_as_it_is_meant(entry: Mapping[str, Sequence[str]]) -> None:
    read = {id_of(tag.surface, tag.kind): tag.polarity for tag in extract_tags(str(entry["text"]), Gazetteer({}))}
    for key, polarity in (("liked", 1), ("disliked", -1)):
        for name in entry.get(key, []):
            assert read.get(id_of(name)) == polarity, (name, read)
    for name in entry.get("never", []):
        assert canonical(name) is None or id_of(name) not in read, (name, read)
