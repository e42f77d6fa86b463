"""Pairs of tags and whether they name one interest; half of them frozen before anything was tuned."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path

from services.language.scripts import has_han

PAIRS = Path(__file__).with_name("pairs.csv")


@dataclass(frozen=True)
class Side:
    """One tag as somebody may write it, and what kind of thing it names."""

    tag: str
    kind: str


@dataclass(frozen=True)
class Pair:
    """Two tags, and whether a careful reader would keep one interest for both."""

    left: Side
    right: Side
    is_same: bool
    why: str

    @property
    def is_frozen(self) -> bool:
        """Whether the pair belongs to the half nobody tunes on: by a hash of its words, so by nobody's choice."""
        words = f"{self.left.tag}|{self.right.tag}"
        return hashlib.sha256(words.encode()).digest()[0] % 2 == 0

    @property
    def is_chinese(self) -> bool:
        """Whether one side at least is written in Chinese."""
        return has_han(self.left.tag) or has_han(self.right.tag)


def labelled_pairs() -> list[Pair]:
    """Return every pair, in the order of the file."""
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return [
            Pair(
                Side(row["left"], row["left_kind"]),
                Side(row["right"], row["right_kind"]),
                row["same"] == "yes",
                row["why"],
            )
            for row in csv.DictReader(lines)
        ]
