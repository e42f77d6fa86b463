"""The books of the sample: complete, bilingual, one description each."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

import pytest

from loaders.sample.build import FOLDER
from loaders.sample.invented.themes import read_themes

HAN = re.compile(r"[\u4e00-\u9fff]")
FIELDS = {
    "item_id",
    "title",
    "title_zh",
    "creators",
    "creators_zh",
    "year",
    "categories",
    "description",
    "description_zh",
}


@pytest.fixture(scope="module")
def books() -> list[dict[str, Any]]:
    lines = (FOLDER / "books.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def share_of_han(text: str) -> float:
    letters = [sign for sign in text if sign.isalnum()]
    return len(HAN.findall(text)) / len(letters)


def test_there_are_about_two_hundred_books_and_no_two_share_an_id(books: list[dict[str, Any]]) -> None:
    assert 200 <= len(books) <= 250
    assert len({book["item_id"] for book in books}) == len(books)


def test_every_book_has_every_field_in_both_languages(books: list[dict[str, Any]]) -> None:
    for book in books:
        assert set(book) == FIELDS, book["item_id"]
        assert all(book[field] for field in ("title", "title_zh", "description", "description_zh"))
        assert len(book["creators"]) == len(book["creators_zh"]) or book["creators_zh"] == ["佚名"]


def test_ids_are_readable_slugs(books: list[dict[str, Any]]) -> None:
    assert [book["item_id"] for book in books if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", book["item_id"])] == []


def test_chinese_fields_are_chinese_and_english_ones_are_not(books: list[dict[str, Any]]) -> None:
    for book in books:
        assert HAN.search(book["title_zh"]), book["item_id"]
        assert share_of_han(book["description_zh"]) > 0.9, book["item_id"]
        assert not HAN.search(book["title"] + book["description"]), book["item_id"]


def test_descriptions_are_neither_stubs_nor_essays(books: list[dict[str, Any]]) -> None:
    for book in books:
        assert 35 <= len(book["description"].split()) <= 70, book["item_id"]
        assert 60 <= len(book["description_zh"]) <= 110, book["item_id"]


def test_no_two_books_share_a_description_or_a_title(books: list[dict[str, Any]]) -> None:
    for field in ("title", "title_zh", "description", "description_zh"):
        assert len({book[field] for book in books}) == len(books), field


def test_genres_come_from_one_list_of_which_each_is_used_more_than_once(books: list[dict[str, Any]]) -> None:
    uses = Counter(genre for book in books for genre in book["categories"])
    assert 35 <= len(uses) <= 42
    assert min(uses.values()) >= 2
    assert all(2 <= len(book["categories"]) <= 4 for book in books)


def test_every_book_is_old_enough_to_be_free(books: list[dict[str, Any]]) -> None:
    assert all(-2000 < book["year"] < 1929 for book in books)


def test_at_least_thirty_books_are_from_east_asia(books: list[dict[str, Any]]) -> None:
    eastern = [book for book in books if {"Chinese classics", "Japanese classics"} & set(book["categories"])]
    assert len(eastern) >= 30


def test_every_theme_has_books_enough_to_choose_from(books: list[dict[str, Any]]) -> None:
    for theme in read_themes().values():
        assert sum(bool(set(theme.genres) & set(book["categories"])) for book in books) >= 7, theme.theme_id
