"""The phrase bank: hand-written parts of reviews, dealt like cards so that none comes up twice too soon."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from loaders.sample.invented.themes import HERE

ANY = "any"
OUTSIDE = "outside"


@dataclass
class Bank:
    """The parts of one language: group -> slot -> phrases, and per book what a reader may remember of it."""

    language: str
    phrases: Mapping[str, Mapping[str, Sequence[str]]]
    particulars: Mapping[str, Sequence[str]]
    hands: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def deal(self, group: str, slot: str) -> str:
        """Return the next phrase of a slot; the pack is shuffled anew when it has run out."""
        return self._next((group, slot), self.phrases[group][slot])

    def recall(self, item_id: str) -> str:
        """Return something particular to the book, as a noun phrase."""
        return self._next(("particulars", item_id), self.particulars[item_id])

    def _next(self, pack: tuple[str, str], cards: Sequence[str]) -> str:
        hand = self.hands.setdefault(pack, [])
        if not hand:
            random = Random(f"{self.language}/{pack[0]}/{pack[1]}")
            hand.extend(sorted(cards, key=lambda _: random.random()))
        return hand.pop()


def read_bank(language: str, folder: Path = HERE) -> Bank:
    """Read ``phrases_en.toml`` or ``phrases_zh.toml`` and the particulars of the books."""
    phrases = tomllib.loads((folder / f"phrases_{language}.toml").read_text(encoding="utf-8"))
    lines = (folder / "particulars.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return Bank(language, phrases, {row["item_id"]: row[language] for row in rows})
