"""Traditional Chinese characters to simplified ones."""

from __future__ import annotations

from functools import cache


def simplified(text: str) -> str:
    """Convert by phrases, as OpenCC's ``t2s`` does."""
    return str(_converter().convert(text))


@cache
def _converter():  # type: ignore[no-untyped-def]
    from opencc import OpenCC  # loading its tables takes a tenth of a second: only where Chinese comes in

    return OpenCC("t2s")
