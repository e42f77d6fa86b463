"""Texts that try to give orders to whoever reads them, with the interests that are their own."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from services.language.tags import Tag
from tests.quality.labelled import Wanted, ids_of

ATTACKS = Path(__file__).with_name("attacks.jsonl")


@dataclass(frozen=True, slots=True)
class Attack:
    """One attempt.

    Attributes
    ----------
    kind
        order, fake reply, role marker, look-alike, delimiter, other users, cypher, hidden, encoded, title, user name or
        earlier reply.
    title, user_name, earlier_reply
        What the item, the user or an earlier reply of a model is said to be, where the attack stands there.
    own
        What the text itself tells of its writer; nothing else may be found.
    demanded
        What a reader that obeys would add.
    """

    attack_id: str
    language: str
    kind: str
    text: str
    title: str | None
    user_name: str | None
    earlier_reply: str | None
    own: tuple[Wanted, ...]
    demanded: tuple[str, ...]

    def strange(self, tags: Sequence[Tag]) -> list[str]:
        """Name what was found and is not the text's own."""
        own = frozenset().union(*(each.ids for each in self.own))
        return [tag.surface for tag in tags if not own & ids_of(tag.surface)]


@cache
def attacks() -> tuple[Attack, ...]:
    """Read the corpus once."""
    rows = map(json.loads, ATTACKS.read_text(encoding="utf-8").splitlines())
    return tuple(
        Attack(
            attack_id=row["id"],
            language=row["language"],
            kind=row["kind"],
            text=row["text"],
            title=row["title"],
            user_name=row["user_name"],
            earlier_reply=row["earlier_reply"],
            own=tuple(Wanted(tuple(each["names"]), each["polarity"]) for each in row["own"]),
            demanded=tuple(row["demanded"]),
        )
        for row in rows
    )
