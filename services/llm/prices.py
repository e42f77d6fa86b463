"""What a call costs, by the table of prices."""

from __future__ import annotations

import ipaddress
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph_schema.errors import SettingsError

SHIPPED = Path(__file__).with_name("prices.toml")
BATCH_SHARE = 0.5
"""What a call in a batch costs of one at once."""


class Price(BaseModel):
    """Money for a million tokens; ``cached`` input costs as much as other input where nothing is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    input: float = Field(ge=0)
    output: float = Field(ge=0)
    cached: float | None = Field(default=None, ge=0)

    def of(self, input_tokens: int, cached_tokens: int, output_tokens: int) -> float:
        """Return the cost of a call; ``cached_tokens`` are a part of ``input_tokens``."""
        cached = self.input if self.cached is None else self.cached
        fresh = input_tokens - cached_tokens
        return (fresh * self.input + cached_tokens * cached + output_tokens * self.output) / 1e6


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    currency: str = "USD"
    prices: dict[str, Price] = {}


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices by the beginning of a model's name, all in one currency."""

    currency: str
    by_model: Mapping[str, Price]

    def of(self, model: str, base_url: str) -> Price | None:
        """Return the price of a model; a server on this machine costs nothing, of others the table must know."""
        begins = [name for name in self.by_model if model.startswith(name)]
        if begins:
            return self.by_model[max(begins, key=len)]
        return Price(input=0.0, output=0.0) if _is_at_home(base_url) else None


def read_prices(path: Path | None = None) -> Prices:
    """Read the shipped table with the other one laid over it. Raises SettingsError that names file and entry."""
    shipped = _read(SHIPPED)
    if path is None:
        return Prices(shipped.currency, shipped.prices)
    own = _read(path)
    kept = shipped.prices if own.currency == shipped.currency else {}
    return Prices(own.currency, kept | own.prices)


def _read(path: Path) -> _File:
    try:
        return _File.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"LLM_PRICES: {path} cannot be read: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise SettingsError(
            f'LLM_PRICES: {path}: {place}: {first["msg"]}; write prices as "model" = {{ input = 0.1, output = 0.4 }}'
        ) from error


def _is_at_home(base_url: str) -> bool:
    host = urlsplit(base_url).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
