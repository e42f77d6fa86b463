"""What a check found: the answer of one line of `doctor`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Finding:
    """``remedy`` says what to do; it is empty when all is well."""

    check: str
    state: State
    text: str
    remedy: str = ""
