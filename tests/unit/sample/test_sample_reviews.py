"""The reviews of the sample: two languages, many voices, and no quarrel with the stars."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter

import pytest

from loaders.sample.build import FOLDER, LANGUAGES, invent
from loaders.sample.invented.bank import read_bank
from loaders.sample.invented.handwritten import read_handwritten
from loaders.sample.invented.reviews import Review

HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def reviews() -> list[Review]:
    return invent()[2]


@pytest.fixture(scope="module")
def stars() -> dict[tuple[str, str], int]:
    with (FOLDER / "interactions.csv").open(encoding="utf-8", newline="") as lines:
        return {
            (row["user_id"], row["item_id"]): int(row["value"])
            for row in csv.DictReader(lines)
            if row["kind"] == "rate"
        }


def test_half_of_the_reviews_are_chinese_and_written_in_it(reviews: list[Review]) -> None:
    assert Counter(review.language for review in reviews) == {"en": len(reviews) / 2, "zh": len(reviews) / 2}
    for review in reviews:
        assert bool(HAN.search(review.text)) == (review.language == "zh"), review.document_id


def test_no_two_reviews_are_alike(reviews: list[Review]) -> None:
    assert len({review.text for review in reviews}) == len(reviews)
    assert len({(review.user_id, review.item_id) for review in reviews}) == len(reviews)


def test_a_review_and_its_stars_agree(reviews: list[Review], stars: dict[tuple[str, str], int]) -> None:
    both = [review for review in reviews if (review.user_id, review.item_id) in stars]
    assert len(both) > 300
    for review in both:
        value = stars[review.user_id, review.item_id]
        assert review.stance == ("+" if value >= 4 else "0" if value == 3 else "-"), review.document_id


@pytest.mark.parametrize("language", LANGUAGES)
def test_praise_is_never_put_into_an_unkind_review_nor_blame_into_a_kind_one(
    language: str, reviews: list[Review]
) -> None:
    groups = read_bank(language).phrases.values()
    praise = [phrase for group in groups for slot in ("good", "loved") for phrase in group.get(slot, ())]
    blame = [phrase for group in groups for slot in ("bad", "unloved") for phrase in group.get(slot, ())]
    hand = {review.text for review in read_handwritten()}
    for review in reviews:
        if review.language != language or review.text in hand:
            continue
        if review.stance != "+":
            assert not any(phrase in review.text for phrase in praise), review.text
        if review.stance != "-":
            assert not any(phrase in review.text for phrase in blame), review.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_heard_so_often_that_it_grates(language: str, reviews: list[Review]) -> None:
    bank = read_bank(language)
    phrases = [phrase for group in bank.phrases.values() for slot in group.values() for phrase in slot]
    own = [review.text for review in reviews if review.language == language]
    for phrase in phrases:
        parts = [part.strip(" .;,，。；") for part in phrase.split("{it}")]
        longest = max(parts, key=len)
        if len(longest) > 8:
            assert sum(longest in text for text in own) <= 8, phrase


def test_about_a_hundred_reviews_are_written_by_hand_and_all_are_used(reviews: list[Review]) -> None:
    hand = {review.text for review in read_handwritten()}
    assert len(hand) >= 100
    assert hand <= {review.text for review in reviews}


def test_every_book_has_particulars_in_both_languages_and_both_banks_have_the_same_shape() -> None:
    books = {json.loads(line)["item_id"] for line in (FOLDER / "books.jsonl").read_text(encoding="utf-8").splitlines()}
    english, chinese = (read_bank(language) for language in LANGUAGES)
    assert set(english.particulars) == set(chinese.particulars) == books
    assert {group: set(slots) for group, slots in english.phrases.items()} == {
        group: set(slots) for group, slots in chinese.phrases.items()
    }


def test_many_people_write_and_nobody_drowns_the_others_out(reviews: list[Review]) -> None:
    writers = Counter(review.user_id for review in reviews)
    assert len(writers) > 120
    assert max(writers.values()) <= 12
