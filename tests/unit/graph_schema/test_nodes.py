"""Two descriptions of one thing join the same way in either order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph_schema.records import Document, Item
from graph_schema.upsert.nodes import merge_properties, properties_of

DESCRIPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.text(max_size=5),
        "categories": st.lists(st.sampled_from("abc")),
        "year": st.integers(0, 3),
        "is_available": st.booleans(),
    },
)


@given(DESCRIPTIONS, DESCRIPTIONS, DESCRIPTIONS)
def test_joining_is_the_same_in_any_order(a: dict, b: dict, c: dict) -> None:
    def join(*parts: dict) -> dict:
        merged: dict = {}
        for part in parts:
            merged = merge_properties(merged, part)
        return {k: sorted(set(v)) if isinstance(v, list) else v for k, v in merged.items()}

    assert join(a, b, c) == join(c, a, b) == join(b, b, c, a)


def test_a_description_joined_with_itself_is_itself() -> None:
    stored = properties_of(Item("i", categories=("sea", "adventure"), creators=("b", "a", "b")))
    assert merge_properties(stored, stored) == stored


def test_the_fuller_text_wins() -> None:
    assert merge_properties({"title": "Emma"}, {"title": "Emma, a Novel"})["title"] == "Emma, a Novel"


def test_only_what_is_filled_is_stored() -> None:
    assert properties_of(Item("i", title="T", categories=("a",))) == {
        "item_id": "i",
        "title": "T",
        "categories": ["a"],
    }
    assert "user_id" not in properties_of(Document("d", "text", user_id="u"))
