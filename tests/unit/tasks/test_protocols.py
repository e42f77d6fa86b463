"""Tasks hold what may be known and nothing of what is to be found; each protocol reads its own files only."""

from __future__ import annotations

import builtins
import gzip
from pathlib import Path
from typing import Any

import pytest

from graph_schema.errors import SourceError
from services.tasks import tables
from services.tasks.protocols import PROTOCOLS, read_tasks
from tests.unit.tasks.split_folder import TABLES, write_split

OWN = {
    "main": {"train", "test"},
    "cold-items": {"cold_items_train", "cold_items_test"},
    "new-users": {"new_users_train", "new_users_profile", "new_users_test"},
}
BESIDE = {"items", "item_tags", "social"}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_opens_its_own_files_only(tmp_path: Path, protocol: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = set()
    real, plain = gzip.open, builtins.open

    def spy(path: Any, *arguments: Any, **named: Any) -> Any:
        opened.add(Path(path).name.partition(".")[0])
        return (real if str(path).endswith("gz") else plain)(path, *arguments, **named)

    monkeypatch.setattr(tables.gzip, "open", spy)
    read_tasks(write_split(tmp_path), protocol)
    assert opened == OWN[protocol] | BESIDE


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_needs_no_other_file(tmp_path: Path, protocol: str) -> None:
    without = [name for name in TABLES if name not in OWN[protocol] | {"items"}]
    for task in read_tasks(write_split(tmp_path, without), protocol):
        assert (task.known.tags, task.known.friends, task.leaks) == ((), (), 0)
        assert task.wanted


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_nothing_known_gives_away_what_is_to_be_found(tmp_path: Path, protocol: str) -> None:
    for task in read_tasks(write_split(tmp_path), protocol):
        wanted = {*task.wanted}
        assert not wanted & {*task.known.interactions}
        assert not wanted & {tag[:2] for tag in task.known.tags}
        assert "of" in {word for _, _, word in task.known.tags}


@pytest.mark.parametrize(("table", "protocol"), [("train", "main"), ("new_users_train", "new-users")])
def test_a_pair_smuggled_into_the_training_part_is_noticed_and_not_known(
    tmp_path: Path, table: str, protocol: str
) -> None:
    smuggled = {"train": "u0,i8,1,fit", "new_users_train": "new,i5"}[table]
    for task in read_tasks(write_split(tmp_path, **{table: [*TABLES[table], smuggled]}), protocol):
        assert task.leaks == 1
        assert not {*task.wanted} & {*task.known.interactions}


def test_main_has_times_and_folds(tmp_path: Path) -> None:
    [task] = read_tasks(write_split(tmp_path))
    assert task.known.interactions[:2] == (("u0", "i0"), ("u0", "i1"))
    assert task.known.times is not None
    assert task.known.times[:2] == (100.0, 99.0)
    assert task.known.folds[6:8] == ("fit", "valid")
    assert task.set_aside == task.known.interactions
    assert len(task.candidates) == 13
    assert (task.known.items[0].title, task.known.items[0].text) == ("Book 0", "Book 0 . shelf")


def test_a_constant_t_is_no_time(tmp_path: Path) -> None:
    rows = ["user,item,t,fold", "ada,a,0,fit", "ada,b,0,fit"]
    [task] = read_tasks(write_split(tmp_path, train=rows))
    assert task.known.times is None


def test_cold_items_are_those_without_a_row(tmp_path: Path) -> None:
    among_cold, among_all = read_tasks(write_split(tmp_path), "cold-items")
    assert (among_cold.name, among_cold.candidates, among_cold.users) == ("cold-items", ("cold",), ("u1", "u2"))
    assert (among_all.name, len(among_all.candidates)) == ("cold-items-all", 13)
    assert among_cold.known is among_all.known


def test_without_items_the_cold_ones_are_known_by_their_tags(tmp_path: Path) -> None:
    tags = ["user,item,tag", "u5,cold,new", "u1,cold,told", "u1,i0,old"]
    among_cold, _ = read_tasks(write_split(tmp_path, ["items"], item_tags=tags), "cold-items")
    assert among_cold.candidates == ("cold",)


def test_of_new_users_one_thing_more_is_known_each_time(tmp_path: Path) -> None:
    tasks = read_tasks(write_split(tmp_path), "new-users")
    assert [task.name for task in tasks] == ["new-users-1", "new-users-2", "new-users-3"]
    for given, task in enumerate(tasks, 1):
        known = [item for user, item in task.known.interactions if user == "new"]
        assert known == ["i0", "i1", "i2"][:given]
        assert ("new", "i2") in task.set_aside, "whatever is known, the whole profile is dropped from lists"
        told = ("new", "i1", "second") in task.known.tags
        assert told == (given > 1), "a tag tells of a thing that is not known yet"


@pytest.mark.parametrize(
    ("tables_", "protocol", "said"),
    [
        ({"train": ["a,b", "1,2"]}, "main", "train.csv.gz:1: no columns user,item"),
        ({"train": ["user,item,t,fold", "ada,,1,fit"]}, "main", "train.csv.gz:2: item is empty"),
        ({"train": ["user,item,t,fold", "ada,a,soon,fit"]}, "main", "train.csv.gz:2: t is not a number"),
        ({"train": ["user,item,t,fold", "ada,a,inf,fit"]}, "main", "train.csv.gz:2: t is not a number"),
        ({"train": ["user,item,t,fold"]}, "main", "holds no training pairs"),
        ({"test": ["user,item"]}, "main", "holds no pairs"),
        ({"new_users_profile": ["user,item,n", "new,i0,first"]}, "new-users", "profile.csv.gz:2: n is not the place"),
        ({"items": ["item,title,text", "i0,Book,Book"]}, "cold-items", "no item without a row"),
    ],
)
def test_says_what_is_wrong_and_where(tmp_path: Path, tables_: dict[str, list[str]], protocol: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_tasks(write_split(tmp_path, **tables_), protocol)


@pytest.mark.parametrize("table", ["train", "test"])
def test_a_missing_table_is_named(tmp_path: Path, table: str) -> None:
    with pytest.raises(SourceError, match=f"no {table}.csv.gz"):
        read_tasks(write_split(tmp_path, [table]))


def test_a_file_cut_off_is_refused(tmp_path: Path) -> None:
    folder = write_split(tmp_path)
    whole = (folder / "train.csv.gz").read_bytes()
    (folder / "train.csv.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(SourceError, match="cannot be read"):
        read_tasks(folder)


def test_a_plain_file_will_do(tmp_path: Path) -> None:
    folder = write_split(tmp_path, ["train"])
    (folder / "train.csv").write_text("\ufeffuser,item\nada,a\n", encoding="utf-8")
    [task] = read_tasks(folder)
    assert (task.known.interactions, task.known.times, task.known.folds) == ((("ada", "a"),), None, ())
