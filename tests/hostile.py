"""People and things with names that break careless code."""

from __future__ import annotations

from graph_schema.records import Document, Interaction, Item, Record, Tagging, User
from tests.hostile_names import NAMES
from tests.worlds import NOW


def hostile_records() -> list[Record]:
    """For each name a user, an item, a category, a creator, a tag and a text that are called so."""
    records: list[Record] = []
    for number, name in enumerate(NAMES):
        records += [
            User(name, name),
            Item(name, name, f"About {name}", (name[:200],), (name[:200],), title_zh=name, description_zh=name),
            Interaction(name, name, "like", NOW),
            Interaction(name, "kind-of-blue", "like", NOW),
            Tagging(name, name, name[:200], NOW),
            Document(f"hostile {number}", f"I love the saxophone in {name}.", user_id=name, item_id=name, at=NOW),
        ]
    return records
