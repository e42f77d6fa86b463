"""What goes wrong in a call, sorted by what to do about it."""

from __future__ import annotations

import re
from typing import Any

from graph_schema.errors import InvalidReplyError, ModelUnavailableError
from services.llm.quota import has_none_left, said_pause
from services.llm.settings import Method, ModelSettings

TRY_AGAIN = frozenset({408, 409, 425, 429})
_SHAPE_WORDS = re.compile(r"response_format|json_schema|json_object|tool|function|grammar|schema", re.IGNORECASE)
_LONG_WORDS = re.compile(r"context|too long|too large|maximum.{0,20}(?:length|tokens)|exceed", re.IGNORECASE)


class PassingError(Exception):
    """The same call may go well in a while: a full queue, a server that restarts, a line that broke.

    ``seconds`` is how long the server asks to wait, 0 when it does not say. Never leaves this package.
    """

    def __init__(self, why: str, seconds: float = 0.0, is_line: bool = False) -> None:
        self.seconds = seconds
        self.is_line = is_line
        super().__init__(why)


class UnknownMethodError(Exception):
    """The server does not know this way of asking for a shape. Never leaves this package."""


def sort_fault(settings: ModelSettings, method: Method, status: int, headers: Any, said: str) -> Exception:
    """Return the error that tells what to do about a status; the key is in none of them."""
    short = _without_key(settings, " ".join(said.split()))[:300]
    if has_none_left(status, said):
        return ModelUnavailableError(f"{settings.place}: no quota is left: {short}")
    if status in TRY_AGAIN or status >= 500:
        if status == 501 and method != "text":
            return UnknownMethodError(short)
        return PassingError(f"status {status}", _asked_pause(headers) or said_pause(said))
    if status in (400, 422):
        if _LONG_WORDS.search(said):
            return InvalidReplyError(f"{settings.place}: the text is too long for the model: {short}")
        if method != "text" and _SHAPE_WORDS.search(said):
            return UnknownMethodError(short)
        return InvalidReplyError(f"{settings.place} refused the text: {short}")
    return ModelUnavailableError(f"{settings.place} refused with status {status}: {short}; {remedy(status)}")


def remedy(status: int) -> str:
    """Return what to do about a status for which no call will go well."""
    if status in (401, 403):
        return "check LLM_API_KEY"
    if status == 404:
        return "check LLM_BASE_URL (it usually ends in /v1) and LLM_MODEL"
    return "see what the server says"


def _without_key(settings: ModelSettings, said: str) -> str:
    return said.replace(settings.key, "***") if settings.key else said


def _asked_pause(headers: Any) -> float:
    """Return the seconds that the server asks to wait, 0 when its headers do not say them."""
    try:
        milliseconds = headers.get("retry-after-ms")
        return max(0.0, float(milliseconds) / 1000 if milliseconds else float(headers.get("retry-after", "0")))
    except ValueError:
        return 0.0
