"""The text that stands for an item or an interest."""

from __future__ import annotations

from services.embedding.texts import DescribedItem, NamedInterest, interest_text, item_text


def test_an_item_is_its_titles_makers_interests_and_descriptions_in_both_languages() -> None:
    item = DescribedItem(
        "moby-dick",
        "Moby-Dick",
        "白鲸",
        "A captain hunts\na whale.",
        "船长追捕白鲸。",
        ["Seafaring", "adventure"],
        ["Herman Melville"],
        None,
        ["seafaring", "whales"],
    )
    assert item_text(item) == (
        "Moby-Dick / 白鲸\nHerman Melville\nadventure, Seafaring, whales\nA captain hunts a whale.\n船长追捕白鲸。"
    )


def test_an_item_of_which_nothing_is_known_is_its_id() -> None:
    assert item_text(DescribedItem("B00123")) == "B00123"


def test_the_order_of_interests_does_not_change_the_text() -> None:
    one, other = DescribedItem("a", interests=["x", "y"]), DescribedItem("a", interests=["y", "x"])
    assert item_text(one) == item_text(other)


def test_long_texts_are_cut() -> None:
    item = DescribedItem("a", "t" * 10_000, description="d" * 100_000, description_zh="中" * 10_000)
    assert len(item_text(item)) < 1100


def test_an_interest_is_its_names_once_each() -> None:
    interest = NamedInterest("science-fiction", "science fiction", "科幻", ["Sci-Fi", "Science Fiction", "科幻"])
    assert interest_text(interest) == "science fiction, 科幻, Sci-Fi"
