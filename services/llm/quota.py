"""Tells an account with nothing left from a server that is only busy, by what servers say: both may be a 429."""

from __future__ import annotations

import re

_USED_UP = re.compile(
    r"insufficient_quota|exceeded[ _](?:your[ _])?current[ _]quota|insufficient.{0,10}\bbalance\b"
    r"|\bbalance is (?:too low|insufficient)|余额不足",
    re.IGNORECASE,
)
_IN_ARREARS = re.compile(r'"Arrearage"|\bcredit balance is too low')
"""What DashScope and Anthropic say with a 400, where others may quote the text: so no more words than these."""
_FOR_LONG = re.compile(r"\blimit: 0\b|PerDay")
"""Gemini tells to try again in seconds even when the quota of the day, or of the plan, is none."""
_A_MINUTE = "#token-limit"
"""DashScope calls its tokens a minute a quota, too, and links to what it means."""
_PAUSE = re.compile(
    r"\b(?:retry|try again) (?:in|after) (?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?) ?s)?", re.IGNORECASE
)


def has_none_left(status: int, said: str) -> bool:
    """Whether neither money nor quota is left, so that no call will go well until somebody pays."""
    if status == 400:
        return _IN_ARREARS.search(said) is not None
    if status not in (403, 429) or not _USED_UP.search(said):
        return status == 402
    return _FOR_LONG.search(said) is not None or not (said_pause(said) or _A_MINUTE in said)


def said_pause(said: str) -> float:
    """Return the seconds that the server asks in words to wait (``try again in 9m38.016s``), 0 when it does not."""
    found = _PAUSE.search(said)
    if found is None:
        return 0.0
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    return 3600 * hours + 60 * minutes + seconds
