"""A validation part is cut out of what is known, and looks like the task it stands for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from services.tasks.protocols import PROTOCOLS, read_tasks
from services.tasks.validation import validation
from tests.unit.tasks.split_folder import write_split


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_is_cut_out_of_what_is_known(tmp_path: Path, protocol: str) -> None:
    for task in read_tasks(write_split(tmp_path), protocol):
        inner = validation(task, 7)
        assert inner.wanted
        assert {*inner.wanted} < {*task.known.interactions}
        assert {*inner.known.interactions} < {*task.known.interactions}
        assert not {*inner.wanted} & {*inner.known.interactions}
        assert not {*inner.wanted} & {tag[:2] for tag in inner.known.tags}
        assert (inner.name, inner.known.items, inner.known.friends) == (task.name, task.known.items, task.known.friends)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_the_test_part_does_not_matter(tmp_path: Path, protocol: str) -> None:
    for task in read_tasks(write_split(tmp_path), protocol):
        other = replace(task, wanted=(("u3", "elsewhere"),), users=("u3",))
        assert validation(task, 7) == validation(other, 7)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_a_seed_gives_the_same_again(tmp_path: Path, protocol: str) -> None:
    task = read_tasks(write_split(tmp_path), protocol)[0]
    assert validation(task, 7) == validation(task, 7)
    assert protocol == "main" or len({validation(task, seed).wanted for seed in range(5)}) > 1


def test_the_fold_is_held_out(tmp_path: Path) -> None:
    inner = validation(read_tasks(write_split(tmp_path))[0])
    assert {*inner.wanted} == {(f"u{user}", f"i{(user + 7) % 12}") for user in range(10)}
    assert inner.known.folds == ()


def test_without_folds_the_last_of_each_is_held_out(tmp_path: Path) -> None:
    inner = validation(read_tasks(write_split(tmp_path))[0])
    again = validation(inner)
    assert {*again.wanted} == {(f"u{user}", f"i{user}") for user in range(10)}, "times run backwards"


def test_without_times_some_of_each_is_held_out(tmp_path: Path) -> None:
    [task] = read_tasks(write_split(tmp_path))
    timeless = replace(task, known=replace(task.known, times=None, folds=()))
    assert sorted(user for user, _ in validation(timeless).wanted) == sorted(f"u{user}" for user in range(10))


def test_cold_items_lose_all_their_rows(tmp_path: Path) -> None:
    among_cold, among_all = (validation(task, 3) for task in read_tasks(write_split(tmp_path), "cold-items"))
    assert {item for _, item in among_cold.wanted} == {*among_cold.candidates}
    assert not {item for _, item in among_cold.known.interactions} & {*among_cold.candidates}
    assert among_cold.wanted == among_all.wanted
    assert len(among_all.candidates) == 13


def test_new_users_keep_their_first(tmp_path: Path) -> None:
    for given, task in enumerate(read_tasks(write_split(tmp_path), "new-users"), 1):
        inner = validation(task, 3)
        assert len(inner.users) == 2
        for user in inner.users:
            number = int(user[1:])
            known = [item for one, item in inner.known.interactions if one == user]
            assert known == [f"i{(number + n) % 12}" for n in range(given)]
        assert len(inner.wanted) == 2 * (8 - 3)
