"""Settings: the environment beats the file, aliases hold, mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import SettingsError
from services.database.settings import DatabaseSettings
from services.embedding.settings import EmbeddingSettings
from web.model_settings import OPENAI
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


def test_a_named_model_means_an_endpoint_with_openai_s_own_address_and_key(tmp_path: Path) -> None:
    named = {"EMBED_MODEL": "m", "OPENAI_BASE_URL": "http://x/v1", "OPENAI_API_KEY": "hush"}
    assert read_settings(named, tmp_path).embedding == EmbeddingSettings("endpoint", "m", "http://x/v1", "hush")
    own = {"EMBED_BASE_URL": "https://y/v1", "EMBED_API_KEY": "hush-2"}
    assert read_settings(named | own, tmp_path).embedding == EmbeddingSettings(
        "endpoint", "m", "https://y/v1", "hush-2"
    )
    assert "hush" not in repr(read_settings(named | own, tmp_path))


def test_a_key_of_openai_alone_sends_no_text_anywhere(tmp_path: Path) -> None:
    named = {"OPENAI_BASE_URL": "http://x/v1", "OPENAI_API_KEY": "hush"}
    assert read_settings(named, tmp_path).embedding == EmbeddingSettings()


@pytest.mark.parametrize(
    "named",
    [
        {"INTEREST_GRAPH_EMBEDDER": "best"},
        {"INTEREST_GRAPH_EMBEDDER": "endpoint"},
        {"EMBED_MODEL": "m", "OPENAI_BASE_URL": "localhost:1"},
        {"EMBED_MODEL": "m", "OPENAI_BASE_URL": "https://me:hush@x/v1"},
    ],
)
def test_a_wrong_embedder_is_named_without_its_secrets(tmp_path: Path, named: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match="EMBED") as raised:
        read_settings(named, tmp_path)
    assert "hush" not in str(raised.value)


def test_no_language_model_is_set_unless_one_is_named(tmp_path: Path) -> None:
    assert read_settings({"OPENAI_API_KEY": "hush", "OPENAI_BASE_URL": "http://x/v1"}, tmp_path).model is None


def test_an_address_alone_sets_a_language_model(tmp_path: Path) -> None:
    model = read_settings({"LLM_BASE_URL": "http://127.0.0.1:8080/v1"}, tmp_path).model
    assert model is not None
    assert (model.base_url, model.model, model.method) == ("http://127.0.0.1:8080/v1", "", None)


def test_a_model_alone_means_the_official_address(tmp_path: Path) -> None:
    named = {"LLM_MODEL": "m", "OPENAI_API_KEY": "hush", "LLM_AT_ONCE": "16", "LLM_RPM": "60"}
    model = read_settings(named, tmp_path).model
    assert model is not None
    assert (model.base_url, model.key, model.at_once, model.requests_a_minute) == (OPENAI, "hush", 16, 60)
    assert "hush" not in repr(model)


@pytest.mark.parametrize(
    ("named", "wrong"),
    [
        ({"LLM_MODEL": "m", "LLM_SMALL": "perhaps"}, "LLM_SMALL"),
        ({"LLM_BASE_URL": "localhost:1"}, "LLM_BASE_URL"),
        ({"LLM_BASE_URL": "https://me:hush@x/v1"}, "LLM_API_KEY"),
        ({"LLM_MODEL": "m", "LLM_STRUCTURED": "xml"}, "LLM_STRUCTURED"),
        ({"LLM_MODEL": "m", "LLM_AT_ONCE": "0"}, "LLM_AT_ONCE"),
        ({"LLM_MODEL": "m", "LLM_TPM": "many"}, "LLM_TPM"),
    ],
)
def test_a_wrong_model_setting_is_named(tmp_path: Path, named: dict[str, str], wrong: str) -> None:
    with pytest.raises(SettingsError, match=wrong) as raised:
        read_settings(named, tmp_path)
    assert "hush" not in str(raised.value)
