"""Tags are verbatim, sensible and signed; hostile texts cost little and break nothing."""

from __future__ import annotations

import sys
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.language.canonical import canonical
from services.language.cleaning import LOOKED_AT
from services.language.extraction import extract_tags
from services.language.gazetteer import Gazetteer
from services.language.tags import Tag

NOTHING_KNOWN = Gazetteer({})
TEXTS = tomllib.loads(Path(__file__).with_name("texts.toml").read_text(encoding="utf-8"))["texts"]


def id_of(surface: str, kind: str = "topic") -> str:
    name = canonical(surface, kind)
    assert name is not None
    return name.interest_id


def by_id(text: str, gazetteer: Gazetteer = NOTHING_KNOWN) -> dict[str, Tag]:
    return {id_of(tag.surface, tag.kind): tag for tag in extract_tags(text, gazetteer)}


def test_labelled_texts_give_their_interests_with_the_right_sign(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = found = signed = right = spoilt = 0
    for entry in TEXTS:
        tags = by_id(entry["text"])
        for key, polarity in (("liked", 1), ("disliked", -1), ("named", None)):
            for name in entry.get(key, []):
                wanted += 1
                tag = tags.get(id_of(name))
                if tag is None:
                    continue
                found += 1
                signed += polarity is not None
                right += tag.polarity == polarity
        spoilt += any(id_of(name) in tags for name in entry.get("never", []))
    recall, accuracy, spoilt_share = found / wanted, right / signed, spoilt / len(TEXTS)
    figures = f"tags of labelled texts: recall {recall:.2f}, polarity {accuracy:.2f}, spoilt {spoilt_share:.2f}"
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
    assert recall >= 0.75, figures
    assert accuracy >= 0.85, figures
    assert spoilt_share <= 0.1, figures


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300) | st.text(alphabet="我喜欢《》书，。的 aIloverock'&<>-.!\n\ud800\x00", max_size=120))
def test_every_quote_stands_in_the_text_at_its_span(text: str) -> None:
    tags = extract_tags(text, Gazetteer({"rock": "topic", "喜欢书": "item"}))
    assert all(text[tag.start : tag.end] == tag.quote and tag.quote for tag in tags)
    assert all(tag.polarity in (-1, 0, 1) and 1 <= tag.strength <= 5 for tag in tags)


def test_no_canonical_name_comes_twice_and_the_limit_holds() -> None:
    text = (
        "I love jazz. Jazz music! Sci-fi, science fiction and 科幻. " + "Hiking, fishing, chess, tea, wine, yoga. " * 3
    )
    ids = [id_of(tag.surface, tag.kind) for tag in extract_tags(text, NOTHING_KNOWN, limit=5)]
    assert len(ids) == len(set(ids)) == 5


def test_names_of_the_catalogue_come_first_and_keep_their_kind() -> None:
    gazetteer = Gazetteer({"Pride and Prejudice": "item", "Jane Austen": "person"})
    tags = extract_tags("Witty dialogue. I loved Pride and Prejudice by Jane Austen.", gazetteer)
    assert {(tag.surface, tag.kind) for tag in tags[:2]} == {("Pride and Prejudice", "item"), ("Jane Austen", "person")}


def test_a_war_novel_is_no_bad_feeling() -> None:
    assert by_id("I enjoy war novels and horror.")["war"].polarity == 1


def test_html_addresses_and_entities_are_no_interests() -> None:
    tags = by_id('<a href="http://x.example/guitar">jazz</a> &quot;www.piano.example&quot; me@violin.example')
    assert set(tags) == {"jazz"}


def test_the_same_text_gives_the_same_tags() -> None:
    text = TEXTS[0]["text"]
    assert extract_tags(text, NOTHING_KNOWN) == extract_tags(text, NOTHING_KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x00",
        "!!! ... ,,, ???",
        "😀👍🏽 🎸",
        "\ud800\udfff lone",
        "مرحبا بالعالم \u202e abc",
        "<" * 5_000,
        "《" * 3_000,
        "a" * 50_000,
        "我" * 50_000,
        "and " * 10_000,
        "not really " * 5_000,
        "a.b" * 9_000,
        "，。" * 9_000,
        "love-" * 5_000,
    ],
)
def test_hostile_texts_break_nothing(text: str) -> None:
    assert all(text[tag.start : tag.end] == tag.quote for tag in extract_tags(text, NOTHING_KNOWN))


def test_a_text_of_ten_megabytes_costs_no_more_than_its_beginning() -> None:
    extract_tags("warm 中文", NOTHING_KNOWN)
    begun = time.process_time()
    tags = extract_tags("I love jazz and 科幻. " * 500_000, NOTHING_KNOWN)
    assert time.process_time() - begun < 30
    assert all(tag.end <= LOOKED_AT for tag in tags)


@pytest.mark.parametrize(
    "text",
    [
        "This is NOT a good buy, I am VERY let down, SO annoyed.",
        "They DO fray within a week, and IF You ask me, NEVER again.",
        "Lovely stuff, HIGHLY RECOMMEND.",
    ],
)
def test_words_that_capitals_stress_are_no_names(text: str) -> None:
    found = {tag.surface.lower() for tag in extract_tags(text, Gazetteer({}), "en")}
    assert not found & {"not", "very", "so", "do", "if", "you", "if you", "never", "highly recommend", "they"}


def test_names_in_capitals_stay_names() -> None:
    text = "My SM58 and the PA work well, and I love the Boss DS-1."
    found = {tag.surface for tag in extract_tags(text, Gazetteer({}), "en")}
    assert found >= {"SM58", "PA", "Boss DS-1"}
