"""Which language model is wanted and how it may be used, as the environment says."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

Method = Literal["json_schema", "function_calling", "json_object", "text"]
METHODS: tuple[Method, ...] = get_args(Method)
"""Ways to ask for a shape, the firmest first."""


AT_ONCE, TIMEOUT = 4, 60.0


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """An OpenAI-compatible server.

    Attributes
    ----------
    base_url, model, key
        ``model`` empty: the only one that the server offers.
    method
        The way to ask for a shape; None: the firmest that the server knows, found out and remembered.
    at_once
        Calls under way at one time.
    requests_a_minute, tokens_a_minute
        What the server allows; None: as much as it can.
    timeout
        Seconds to wait for a reply.
    texts_a_call
        How many short texts share a call while mining; more than one needs a strong model.
    prices_file
        A table of prices laid over the shipped one.
    """

    base_url: str
    model: str = ""
    key: str = field(default="", repr=False)
    method: Method | None = None
    at_once: int = AT_ONCE
    requests_a_minute: int | None = None
    tokens_a_minute: int | None = None
    timeout: float = TIMEOUT
    texts_a_call: int = 1
    prices_file: Path | None = None
