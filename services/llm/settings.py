"""Which language model is wanted and how it may be used, as the environment says."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

Method = Literal["json_schema", "function_calling", "json_object", "text"]
METHODS: tuple[Method, ...] = get_args(Method)
"""Ways to ask for a shape, the firmest first."""

AT_ONCE, TIMEOUT = 4, 60.0
SMALL = 4.0
"""A model of fewer billions of parameters is a small one: it finds what a text names and errs about feelings."""

_SIZE = re.compile(r"(?:^|[-_:/ ])(?P<number>\d+(?:\.\d+)?)(?P<unit>[bm])(?=$|[-_:/. ])", re.IGNORECASE)


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
    small
        Whether the rules read along; None: when the model's name says that it is small (``qwen2.5-1.5b``).
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
    small: bool | None = None

    @property
    def place(self) -> str:
        """Return the address of the server as messages name it."""
        return self.base_url.rstrip("/")

    @property
    def is_small(self) -> bool:
        """Whether this is a small model, as it was said or as its name tells."""
        if self.small is not None:
            return self.small
        size = _SIZE.search(self.model)
        return size is not None and float(size["number"]) * (1e-3 if size["unit"] in "mM" else 1.0) < SMALL
