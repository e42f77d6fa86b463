"""Settings, read once from the environment and a file `.env`; the environment beats the file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph_schema.errors import SettingsError
from services.database.embedded.folder import DataFolder
from services.database.settings import DatabaseSettings
from services.embedding.settings import EmbeddingSettings
from services.feedback.kinds import FeedbackTable, read_table
from services.interests.rules import InterestRules
from services.lists.house_rules import HouseRules, read_house_rules
from services.llm.prices import Prices, read_prices
from services.llm.settings import ModelSettings
from web.model_settings import read_embedding_settings, read_model_settings

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Settings:
    """``database`` is the server named by NEO4J_URI, or None for the embedded one of ``folder``."""

    folder: DataFolder
    database: DatabaseSettings | None
    web_password: str | None = field(default=None, repr=False)
    feedback_file: Path | None = None
    rules_file: Path | None = None
    embedding: EmbeddingSettings = EmbeddingSettings()
    model: ModelSettings | None = None
    copy_file: Path | None = None

    def feedback_table(self) -> FeedbackTable:
        """Return the table of feedback kinds: the shipped one, overlaid by INTEREST_GRAPH_FEEDBACK."""
        return read_table(self.feedback_file)

    def house_rules(self) -> HouseRules:
        """Return what INTEREST_GRAPH_RULES blocks, boosts and pins: nothing where it is not set."""
        return read_house_rules(self.rules_file)

    def prices(self) -> Prices:
        """Return what language models cost: the shipped table, overlaid by LLM_PRICES."""
        return read_prices(self.model.prices_file if self.model else None)

    def interest_rules(self) -> InterestRules:
        """Return the numbers that bound and weigh interests."""
        return InterestRules()


def read_settings(environment: Mapping[str, str] | None = None, working: Path | None = None) -> Settings:
    """Read the settings. Raises SettingsError with the name of the setting that is wrong."""
    here = (working or Path.cwd()).absolute()
    values = {**read_env_file(here / ".env"), **(os.environ if environment is None else environment)}
    home = values.get("INTEREST_GRAPH_HOME")
    folder = here / Path(home).expanduser() if home else here / ".interest-graph"
    feedback, rules = values.get("INTEREST_GRAPH_FEEDBACK"), values.get("INTEREST_GRAPH_RULES")
    copy = values.get("INTEREST_GRAPH_COPY_RULES")
    return Settings(
        DataFolder(folder),
        _database(values),
        values.get("INTEREST_GRAPH_PASSWORD") or None,
        here / Path(feedback).expanduser() if feedback else None,
        here / Path(rules).expanduser() if rules else None,
        read_embedding_settings(values),
        read_model_settings(values, here),
        here / Path(copy).expanduser() if copy else None,
    )


def _database(values: Mapping[str, str]) -> DatabaseSettings | None:
    uri = values.get("NEO4J_URI", "").strip()
    if not uri:
        return None
    scheme, separator, host = uri.partition("://")
    if not separator or scheme not in SCHEMES or not host:
        raise SettingsError(
            f"NEO4J_URI is {uri!r}: write it as neo4j://host:7687 (schemes: {', '.join(SCHEMES)}), "
            "or unset it to use the embedded server"
        )
    if "@" in host:
        raise SettingsError("NEO4J_URI holds a login: put it into NEO4J_USERNAME and NEO4J_PASSWORD instead")
    username = values.get("NEO4J_USERNAME") or values.get("NEO4J_USER") or "neo4j"
    return DatabaseSettings(uri, username, values.get("NEO4J_PASSWORD", ""), values.get("NEO4J_DATABASE") or None)


def read_env_file(path: Path) -> dict[str, str]:
    """Read lines ``NAME=value``; quotes around a value are taken off, `#` starts a comment line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} cannot be read: {error}; repair or remove it") from error
    values: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip().removeprefix("export ").strip()
        if not stripped or stripped.startswith("#"):
            continue
        name, separator, value = stripped.partition("=")
        if not separator or not name.strip().isidentifier():
            raise SettingsError(f"{path}:{number}: not of the form NAME=value; repair or remove the line")
        values[name.strip()] = _unquoted(value.strip())
    return values


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "'\"":
        return value[1:-1]
    return value
