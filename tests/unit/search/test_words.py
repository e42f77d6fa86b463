"""What a person types becomes a query that cannot go wrong."""

from __future__ import annotations

import pytest

from services.search.words import full_text_query, words_of


def test_every_word_must_be_there_and_the_last_may_be_a_beginning() -> None:
    assert full_text_query("Miles dav") == '"Miles" AND ("dav" OR dav*)'


def test_any_word_will_do_when_asked_so() -> None:
    assert full_text_query("blue train", "OR") == '"blue" OR ("train" OR train*)'


def test_a_lone_chinese_character_is_a_beginning_too() -> None:
    assert full_text_query("海 诗人") == '("海" OR 海*) AND ("诗人" OR 诗人*)'


def test_special_characters_are_escaped() -> None:
    assert full_text_query('a"b') == '("a\\"b" OR a\\"b*)'
    assert full_text_query("C++") == '("C++" OR c\\+\\+*)'


def test_operators_are_words() -> None:
    assert full_text_query("NOT x") == '"NOT" AND ("x" OR x*)'


@pytest.mark.parametrize("text", ["", "   ", "\0\n\t", "\u200b"])
def test_nothing_to_search_gives_no_query(text: str) -> None:
    assert full_text_query(text) == ""


def test_long_texts_are_cut() -> None:
    words = words_of("x" * 5000 + " y" * 5000)
    assert len(words) == 12
    assert len(words[0]) == 100
