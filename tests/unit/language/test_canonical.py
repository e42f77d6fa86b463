"""One interest has one id, however it is written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.language.canonical import LONGEST_ID, canonical
from services.language.dictionary import dictionary
from services.language.generic import is_generic
from services.language.scripts import language_of
from services.language.singular import singular


@pytest.mark.parametrize(
    ("surfaces", "interest_id"),
    [
        (
            ["Sci-Fi", "sci fi", "scifi", "Science Fiction", "science-fiction", "科幻", "科幻小说", "科幻小說"],
            "science-fiction",
        ),
        (["hip-hop", "Hip Hop", "hiphop", "嘻哈"], "hip-hop"),
        (["R&B", "Rhythm & Blues", "rnb"], "r-and-b"),
        (["Guitar Strings", "guitar string", "吉他弦"], "guitar-string"),
        (["80s", "1980s", "80's"], "1980s"),
        (["series"], "series"),
        (["news", "新聞"], "news"),
        (["Children's", "children"], "children"),
        (["rock-climbing", "Rock  Climbing", "攀岩"], "rock-climbing"),
        (["garden gnomes", "Garden-Gnome"], "garden-gnome"),
        (["《白夜行》", "白夜行"], "白夜行"),
        (["東野圭吾", "东野圭吾", "Keigo Higashino"], "keigo-higashino"),
        (["arts/letters"], "arts-letter"),
    ],
)
def test_spellings_meet_in_one_interest(surfaces: list[str], interest_id: str) -> None:
    assert {canonical(surface).interest_id for surface in surfaces} == {interest_id}  # type: ignore[union-attr]


@pytest.mark.parametrize("surface", ["", "   ", "😀", "!?…", "\x00", "\ud800", "《》"])
def test_what_has_no_letter_names_nothing(surface: str) -> None:
    assert canonical(surface) is None


def test_both_names_are_known_for_a_listed_interest() -> None:
    name = canonical("科幻")
    assert name is not None
    assert (name.name, name.name_zh, name.language) == ("science fiction", "科幻", "en")


def test_people_and_titles_keep_their_case_and_their_plural() -> None:
    name = canonical("The Beatles", "person")
    assert name is not None
    assert (name.interest_id, name.name) == ("the-beatles", "The Beatles")


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=250), st.sampled_from(["topic", "person", "item", "genre"]))
def test_a_canonical_name_names_itself(surface: str, kind: str) -> None:
    name = canonical(surface, kind)
    if name is None:
        return
    assert 0 < len(name.interest_id) <= LONGEST_ID and "/" not in name.interest_id
    again = canonical(name.name, kind)
    assert again is not None and again.interest_id == name.interest_id


def test_every_listed_name_leads_to_its_entry_alone() -> None:
    assert len(dictionary().entries) >= 300
    for entry in dictionary().entries:
        for surface in (entry.interest_id, *entry.names):
            name = canonical(surface) if surface else None
            assert surface == "" or (name is not None and name.interest_id == entry.interest_id), surface
            assert name is None or canonical(name.name) == name


@given(st.text(alphabet="abeisuxychz", max_size=12))
def test_a_singular_has_itself_as_singular(word: str) -> None:
    assert singular(singular(word)) == singular(word)


@pytest.mark.parametrize(
    "name",
    ["thing", "Products", "boxes", "movie", "book", "10 years", "seen live", "favorites", "to read", "great product",
     "albums i own", "东西", "感觉", "1999", "x"],
)  # fmt: skip
def test_generic_names_are_told(name: str) -> None:
    assert is_generic(name)


@pytest.mark.parametrize("name", ["guitar", "strings", "jazz", "gift card", "tv series", "hip hop", "科幻", "羽毛球"])
def test_names_of_interests_are_not_generic(name: str) -> None:
    assert not is_generic(name)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I love jazz", "en"),
        ("我喜欢爵士", "zh"),
        ("我喜欢jazz", "zh"),
        ("日本語のテキスト", "other"),
        ("Привет", "other"),
        ("!", "other"),
    ],
)
def test_the_language_is_told_by_characters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_pair_of_things_stays_as_it_is() -> None:
    found = canonical("Guitar Bags & Cases", "genre")
    assert found is not None
    assert (found.name, found.interest_id) == ("guitar bags and cases", "guitar-bags-and-cases")
