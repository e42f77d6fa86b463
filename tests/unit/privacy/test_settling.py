"""Which names of an interest go with the person who used them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.privacy.settling import Doubted, Uses, settle

ROW = Doubted("saxophone", "saxophone", ["Saxophone", "saxophones"], ["saxophones"], [], [], False)
BOTH = ["Saxophone", "saxophones"]


@pytest.mark.parametrize(
    ("row", "uses", "aliases"),
    [
        (ROW, {}, ["Saxophone"]),
        (ROW, {"saxophones": {"topic": 1}}, BOTH),
        (ROW, {"saxophones": {"genre": 1}}, BOTH),
        (ROW, {"saxophones": {"person": 1}}, ["Saxophone"]),
        (replace(ROW, mentioned=["saxophones"]), {}, BOTH),
        (replace(ROW, doubted=BOTH), {}, []),
    ],
)
def test_a_name_stays_while_somebody_uses_it(row: Doubted, uses: Uses, aliases: list[str]) -> None:
    found = settle(row, uses)
    assert (found.aliases, found.is_named) == (aliases, bool(aliases))


@pytest.mark.parametrize(("times", "is_read_again"), [(0, True), (1, True), (2, False)])
def test_texts_are_read_again_for_a_tag_that_became_rare(times: int, is_read_again: bool) -> None:
    row = replace(ROW, tags=["saxophones"])
    assert settle(row, {"saxophones": {"topic": times}} if times else {}).is_read_again is is_read_again
    assert not settle(ROW, {}).is_read_again


def test_the_name_shown_is_one_that_is_still_used() -> None:
    row = Doubted("miles-davis", "Miles Davis", ["MILES DAVIS", "Miles Davis"], ["Miles Davis"], [], [], False)
    found = settle(row, {})
    assert (found.name, found.aliases) == ("miles davis", ["MILES DAVIS"])
