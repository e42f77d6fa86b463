"""A new store takes the old one's place; killed at any step, one of the two is in use and whole."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from services.database.embedded.folder import DataFolder
from services.database.embedded.swapping import WORK, hand_over, remove_leftovers


class KilledError(Exception):
    """The process ended here."""


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder with an old store in use and a new one that was verified in the work folder."""
    found = DataFolder(tmp_path / "folder")
    for data, text in ((found.home / "data", "old"), (found.path / WORK / "neo4j" / "data", "new")):
        (data / "databases" / "neo4j").mkdir(parents=True)
        (data / "databases" / "neo4j" / "strings").write_text(text)
        (data / "server_id").write_text(text)
    return found


def in_use(folder: DataFolder) -> set[str]:
    data = folder.home / "data"
    return {(data / name).read_text() for name in ("databases/neo4j/strings", "server_id")}


def swap(folder: DataFolder) -> None:
    hand_over(folder, folder.path / WORK / "neo4j" / "data")
    remove_leftovers(folder)


def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process end just before its n-th change of the disk."""
    left = [step]

    def counted(change: Callable[..., Any]) -> Callable[..., Any]:
        def run(*arguments: Any, **options: Any) -> Any:
            left[0] -= 1
            if not left[0]:
                raise KilledError
            return change(*arguments, **options)

        return run

    monkeypatch.setattr(Path, "rename", counted(Path.rename))
    monkeypatch.setattr(shutil, "rmtree", counted(shutil.rmtree))


@pytest.mark.parametrize("step", range(1, 9))
def test_whenever_it_is_killed_one_whole_store_is_in_use_at_the_next_start(
    folder: DataFolder, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        killed_at(step, patched)
        try:
            swap(folder)
        except KilledError:
            was_handed_over = step > 1
        else:
            was_handed_over = True
    remove_leftovers(folder)
    assert in_use(folder) == {"new" if was_handed_over else "old"}
    assert [path.name for path in folder.home.iterdir()] == ["data"]
    assert not (folder.path / WORK).exists()


def test_killed_in_the_middle_of_removing_the_old_store_the_next_start_removes_the_rest(folder: DataFolder) -> None:
    swap(folder)
    rest = folder.home / "data.before" / "databases"
    rest.mkdir(parents=True)
    remove_leftovers(folder)
    assert in_use(folder) == {"new"}
    assert not rest.exists()
