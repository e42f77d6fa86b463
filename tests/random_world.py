"""Worlds drawn at random: no answer is known, but what must hold can be checked."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from graph_schema.records import Interaction, Item, Record, Tagging, User
from tests.worlds import NOW

KINDS = ("view", "like", "buy", "dislike", "rate")
THEMES = ["jazz", "opera", "folk", "metal", "blues", "techno", "gospel", "samba", "tango", "polka", "fado", "reggae"]


def random_records(seed: int, users: int = 25, items: int = 60, interests: int = 12, events: int = 10) -> list[Record]:
    """Return users, items of one to three categories, about ``events`` events a user, tags; some items are gone."""
    random = Random(seed)
    names = THEMES[:interests]
    records: list[Record] = [User(f"u{n}") for n in range(users)]
    for n in range(items):
        categories = tuple(sorted(random.sample(names, random.randint(1, 3))))
        year, price = random.randint(1950, 2020), random.choice([None, round(random.uniform(1, 50), 2)])
        available = random.choice([None, True, True, False])
        records.append(
            Item(f"i{n}", f"Item {n}", categories=categories, year=year, price=price, is_available=available)
        )
    for user in range(users):
        for _ in range(random.randint(0, 2 * events)):
            item, kind = f"i{int(random.triangular(0, items, 0))}", random.choice(KINDS)
            value = float(random.randint(1, 5)) if kind == "rate" else None
            at = NOW - timedelta(hours=random.randint(0, 5000))
            records.append(Interaction(f"u{user}", item, kind, at, value))
            if random.random() < 0.1:
                records.append(Tagging(f"u{user}", item, random.choice(names), at))
    return records
