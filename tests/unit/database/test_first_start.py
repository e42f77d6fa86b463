"""A store that no start ever brought up is set aside; one that answered once, or of before there was a mark, never."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.database.embedded.first_start import UNFINISHED, remember_ready, set_aside_unfinished
from services.database.embedded.folder import DataFolder
from services.observability.progress import SilentProgress


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder whose first start was cut off while the server wrote its store."""
    found = DataFolder(tmp_path / "folder")
    found.make()
    found.set_password_once()
    (found.home / "data" / "databases").mkdir()
    return found


def test_a_store_that_never_answered_is_set_aside_and_the_password_handed_over_again(folder: DataFolder) -> None:
    password = folder.read_password()
    for _ in range(2):
        set_aside_unfinished(folder, SilentProgress())
        assert (folder.home / UNFINISHED).is_dir()
        assert not list((folder.home / "data").iterdir())
        assert folder.set_password_once() == password
        assert (folder.home / "data" / "dbms" / "auth.ini").exists()


def test_a_store_that_answered_once_is_left_alone(folder: DataFolder) -> None:
    remember_ready(folder)
    before = sorted((folder.home / "data").rglob("*"))
    set_aside_unfinished(folder, SilentProgress())
    folder.set_password_once()
    assert sorted((folder.home / "data").rglob("*")) == before


def test_a_store_brought_back_from_a_copy_is_left_alone(folder: DataFolder) -> None:
    (folder.home / "data").rename(folder.home / "cut-off")
    (folder.home / "data" / "databases").mkdir(parents=True)
    set_aside_unfinished(folder, SilentProgress())
    assert (folder.home / "data" / "databases").is_dir()


def test_what_was_set_aside_goes_when_the_new_store_has_answered(folder: DataFolder) -> None:
    set_aside_unfinished(folder, SilentProgress())
    folder.set_password_once()
    remember_ready(folder)
    assert not (folder.home / UNFINISHED).exists()
