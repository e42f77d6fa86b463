"""A planted world: four tastes of two kinds each, and people who mostly keep to theirs."""

from __future__ import annotations

import random
from datetime import timedelta

from graph_schema.records import Interaction, Item, Record, User
from tests.worlds import NOW

TASTES = {
    "jazz": ("bebop", "swing"),
    "metal": ("doom", "thrash"),
    "classical": ("baroque", "opera"),
    "folk": ("ballads", "fiddle"),
}
PEOPLE, THINGS = 8, 8


def planted_tastes() -> dict[tuple[str, str], tuple[str, str]]:
    """Return the taste and its kind that each user and item was given, by label and id."""
    planted = {}
    for taste, kinds in TASTES.items():
        for kind in kinds:
            planted |= {("User", f"{kind}-fan-{n}"): (taste, kind) for n in range(PEOPLE)}
            planted |= {("Item", f"{kind}-{n}"): (taste, kind) for n in range(THINGS)}
    return planted


def tastes_records(seed: int = 7) -> list[Record]:
    """Everyone likes six things of their kind, two of the other kind of their taste, and one of any."""
    dice = random.Random(seed)
    planted = planted_tastes()
    items = {id: of for (label, id), of in planted.items() if label == "Item"}
    records: list[Record] = [Item(id, id.title(), categories=of) for id, of in items.items()]
    for (label, user_id), (taste, kind) in planted.items():
        if label != "User":
            continue
        records.append(User(user_id))
        own = [id for id, of in items.items() if of == (taste, kind)]
        near = [id for id, of in items.items() if of[0] == taste and of[1] != kind]
        liked = [*dice.sample(own, 6), *dice.sample(near, 2), dice.choice(sorted(items))]
        records += [
            Interaction(user_id, item_id, "like", NOW - timedelta(days=day)) for day, item_id in enumerate(liked)
        ]
    return records
