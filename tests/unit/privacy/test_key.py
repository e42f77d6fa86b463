"""The key behind pseudonyms: made once, its owner's alone, never replaced by another."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from services.privacy.key import key_file, read_or_make_key


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = read_or_make_key(tmp_path / "new")
    path = key_file(tmp_path / "new")
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_or_make_key(tmp_path / "new") == key
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert read_or_make_key(tmp_path / "other") != key
    assert key.secret.hex() not in repr(key)


def test_a_pseudonym_is_the_same_each_time_and_says_nothing(tmp_path: Path) -> None:
    key, other = read_or_make_key(tmp_path / "a"), read_or_make_key(tmp_path / "b")
    assert key.pseudonym("mei-lin") == key.pseudonym("mei-lin") != key.pseudonym("mei-lin ")
    assert key.pseudonym("mei-lin") != other.pseudonym("mei-lin")
    assert len({key.pseudonym("7")[2:], key.opaque("7")[2:], key.subject("7")}) == 3
    assert key.pseudonym("half \ud83d").startswith("p-")


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    read_or_make_key(tmp_path)
    key_file(tmp_path).chmod(0o640)
    with pytest.raises(SettingsError, match="chmod 600"):
        read_or_make_key(tmp_path)


@pytest.mark.parametrize("text", ["", "abc", "zz" * 32, "0" * 63])
def test_a_damaged_key_is_refused_and_left(tmp_path: Path, text: str) -> None:
    key_file(tmp_path).write_text(text)
    key_file(tmp_path).chmod(0o600)
    with pytest.raises(SettingsError, match="backup"):
        read_or_make_key(tmp_path)
    assert key_file(tmp_path).read_text() == text
