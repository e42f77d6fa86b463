"""How the rules fare on texts they were not made for."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from services.language.canonical import canonical
from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer

TEXTS = tomllib.loads(Path(__file__).with_name("fresh_texts.toml").read_text(encoding="utf-8"))["texts"]


def id_of(surface: str, kind: str = "topic") -> str:
    name = canonical(surface, kind)
    assert name is not None
    return name.interest_id


def test_most_of_fresh_texts_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = found = right = 0
    missed: list[str] = []
    for entry in TEXTS:
        tags = {id_of(tag.surface, tag.kind): tag for tag in extract_tags(entry["text"], Gazetteer({}))}
        for key, polarity in (("liked", 1), ("disliked", -1)):
            for name in entry.get(key, []):
                wanted += 1
                tag = tags.get(id_of(name))
                found += tag is not None
                right += tag is not None and tag.polarity == polarity
                if tag is None or tag.polarity != polarity:
                    missed.append(f"{name}: {'missing' if tag is None else tag.polarity}")
    recall, accuracy = found / wanted, right / found
    figures = f"tags of {len(TEXTS)} fresh texts: recall {recall:.2f}, polarity {accuracy:.2f} ({', '.join(missed)})"
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
    assert recall >= 0.75, figures
    assert accuracy >= 0.75, figures
