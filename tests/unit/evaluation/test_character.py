"""What lists are like, on a shelf where the right answers are plain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from services.evaluation.character import Background, character
from services.evaluation.figures import UserFigures
from services.tasks.task import ItemText, Known, Task, task_of

ITEMS = tuple(
    ItemText(f"{genre}{n}", f"{genre} {n}", f"{genre} {n} . {genre} , print")
    for genre in ("jazz", "rock")
    for n in range(4)
)
KNOWN = Known(
    (("ada", "jazz0"), ("bo", "jazz0"), ("cleo", "jazz0"), ("ada", "jazz1"), ("bo", "rock0"), ("cleo", "rock1")),
    items=ITEMS,
)


def a_task() -> Task:
    return task_of("main", KNOWN, (("ada", "jazz2"), ("bo", "rock2")), KNOWN.interactions)


def found(**tops: tuple[str, ...]) -> dict[str, float | None]:
    users = {user: UserFigures((0, 0), (0, 0), None, top) for user, top in tops.items()}
    return character(Background(a_task()), users)


def test_lists_more_popular_than_people_lift_popularity() -> None:
    lists = found(bo=("jazz0",))
    assert (lists["popularity"], lists["history_popularity"], lists["popularity_lift"]) == (3.0, 2.0, 1.5)
    assert found(bo=("rock1",))["popularity_lift"] == 0.5


def test_a_list_of_one_kind_is_less_varied() -> None:
    one, two = found(ada=("jazz2", "jazz3"))["diversity@10"], found(ada=("jazz2", "rock3"))["diversity@10"]
    assert one is not None
    assert two is not None
    assert 0 <= one < two <= 1


def test_what_is_like_the_history_is_calibrated() -> None:
    same, other = found(ada=("jazz2", "jazz3")), found(ada=("rock2", "rock3"))
    assert same["miscalibration_js"] == pytest.approx(0, abs=1e-9)
    assert other["miscalibration_js"] == pytest.approx(0.5), "one of two topics differs, by one bit"
    assert (other["miscalibration_kl"] or 0) > (same["miscalibration_kl"] or 0)


def test_places_given_to_one_item_are_uneven() -> None:
    everyone = character(
        Background(a_task()),
        {f"u{n}": UserFigures((0, 0), (0, 0), None, ("jazz0",)) for n in range(8)},
    )
    spread = character(
        Background(a_task()),
        {item.item_id: UserFigures((0, 0), (0, 0), None, (item.item_id,)) for item in ITEMS},
    )
    assert everyone["gini@10"] == pytest.approx(1 - 1 / 8)
    assert spread["gini@10"] == pytest.approx(0)


def test_without_texts_and_tags_nothing_is_said_of_them() -> None:
    bare = replace(a_task(), known=replace(KNOWN, items=()))
    lists = character(Background(bare), {"ada": UserFigures((0, 0), (0, 0), None, ("rock0",))})
    assert (lists["diversity@10"], lists["miscalibration_js"]) == (None, None)
    assert lists["popularity_lift"] == 0.5


def test_nobody_listed_anything() -> None:
    assert {*found().values()} == {None}
