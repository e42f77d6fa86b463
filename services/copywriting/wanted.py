"""How copy is wanted: for which ears, how long, in which language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Tone = Literal["plain", "warm", "lively"]
Length = Literal["short", "long"]
TONES: tuple[Tone, ...] = get_args(Tone)
LENGTHS: tuple[Length, ...] = get_args(Length)
LONGEST = {("en", "short"): 110, ("en", "long"): 160, ("zh", "short"): 40, ("zh", "long"): 60}
"""Characters of a sentence."""
SENTENCES = {"short": 1, "long": 3}


@dataclass(frozen=True, slots=True)
class Wanted:
    """``language`` is en or zh."""

    tone: Tone = "plain"
    length: Length = "short"
    language: str = "en"

    @property
    def longest(self) -> int:
        """Most characters of a sentence."""
        return LONGEST[self.language, self.length]
