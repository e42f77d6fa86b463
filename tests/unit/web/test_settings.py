"""Settings: the environment beats the file, aliases hold, mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from services.database.settings import DatabaseSettings
from web.settings import read_settings


def test_without_settings_the_embedded_server_of_this_folder_is_used(tmp_path: Path) -> None:
    settings = read_settings({}, tmp_path)
    assert settings.database is None
    assert settings.folder.path == tmp_path / ".interest-graph"


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(
        "# a comment\n\nexport NEO4J_URI='bolt://file:7687'\nNEO4J_PASSWORD=\"a=b # c\"\nNEO4J_USER=ada\n"
    )
    settings = read_settings({"NEO4J_URI": "neo4j+s://environment"}, tmp_path)
    assert settings.database == DatabaseSettings("neo4j+s://environment", "ada", "a=b # c")


def test_the_long_name_of_the_user_beats_its_alias(tmp_path: Path) -> None:
    names = {"NEO4J_URI": "bolt://x", "NEO4J_USER": "short", "NEO4J_USERNAME": "long", "NEO4J_DATABASE": "films"}
    assert read_settings(names, tmp_path).database == DatabaseSettings("bolt://x", "long", "", "films")


def test_no_secret_is_shown(tmp_path: Path) -> None:
    named = {"NEO4J_URI": "bolt://x", "NEO4J_PASSWORD": "hush-1", "INTEREST_GRAPH_PASSWORD": "hush-2"}
    assert "hush" not in repr(read_settings(named, tmp_path))


def test_the_home_may_be_relative(tmp_path: Path) -> None:
    assert read_settings({"INTEREST_GRAPH_HOME": "films"}, tmp_path).folder.path == tmp_path / "films"


@pytest.mark.parametrize("uri", ["localhost", "http://localhost:7474", "bolt://", "bolt://neo4j:secret@host"])
def test_a_wrong_address_is_refused_by_name(tmp_path: Path, uri: str) -> None:
    with pytest.raises(SettingsError, match="NEO4J_URI"):
        read_settings({"NEO4J_URI": uri}, tmp_path)


def test_a_broken_file_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://x\nnonsense\n")
    with pytest.raises(SettingsError, match=r"\.env:2"):
        read_settings({}, tmp_path)
