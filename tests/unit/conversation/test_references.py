"""What points at a thing, and what only joins two clauses."""

from __future__ import annotations

import pytest

from services.conversation.references import IT


@pytest.mark.parametrize(
    "text", ["loved that", "I've read it", "that one, please", "why this?", "那本看过了", "not that"]
)
def test_it_and_that_point_at_a_thing(text: str) -> None:
    assert IT.search(text)


@pytest.mark.parametrize(
    "text", ["remember that I like poetry", "note that i'm into jazz", "know that my taste is odd", "that is fine"]
)
def test_a_conjunction_points_at_nothing(text: str) -> None:
    assert not IT.search(text)
