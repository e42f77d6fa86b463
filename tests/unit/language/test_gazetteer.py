"""Known names are found whole, longest first, in time that does not grow with their number."""

from __future__ import annotations

import time

from services.language.gazetteer import Gazetteer


def names(gazetteer: Gazetteer, text: str) -> list[str]:
    return [text[found.start : found.end] for found in gazetteer.find(text)]


def test_the_longest_name_wins_and_words_are_whole() -> None:
    gazetteer = Gazetteer({"guitar": "topic", "bass guitar": "topic", "art": "topic"})
    assert names(gazetteer, "My bass guitar and the party's guitars") == ["bass guitar", "guitars"]


def test_chinese_names_are_found_anywhere_in_either_script() -> None:
    assert names(Gazetteer({"东野圭吾": "person", "白夜行": "item"}), "读了东野圭吾写的白夜行") == [
        "东野圭吾",
        "白夜行",
    ]


def test_a_title_of_plain_words_needs_capitals() -> None:
    gazetteer = Gazetteer({"Little Women": "item", "Emma": "item"})
    assert names(gazetteer, "two little women read Little Women and Emma") == ["Little Women", "Emma"]


def test_a_hundred_thousand_names_cost_no_more_per_text_than_ten() -> None:
    text = "The quick brown title 77 and name 99999 jump over it. 标题九在这里。" * 20
    few, many = (Gazetteer({f"name {n}": "topic" for n in range(size)}) for size in (10, 100_000))

    def seconds(gazetteer: Gazetteer) -> float:
        begun = time.process_time()
        for _ in range(20):
            gazetteer.find(text)
        return time.process_time() - begun

    seconds(few)
    assert seconds(many) < 10 * seconds(few) + 0.1
