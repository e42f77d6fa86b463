"""A person whose every word can be told from everybody else's, to be planted in a world and looked for afterwards."""

from __future__ import annotations

from datetime import timedelta

from graph_schema.records import Document, Follow, Interaction, Item, Record, Statement, Tagging, User
from tests.worlds import NOW

ID = "zoe-marker-4711"
NAME = "Zoë Markersdóttir"
TEXT = "Quixotic zebras played the theremin beside my grandmother's marker-lantern in Reykjavík that night."
BOOK_TEXT = "The alto sax and the saxophone on this record glow; my lantern-marker says the theremin is missing."
TAG = "marker-lantern jazz"
EVENT = "event-marker-31337"
MARKERS = (ID, NAME, TEXT[:40], BOOK_TEXT[-40:], TAG, EVENT, "marker")


def others() -> list[Record]:
    """Return facts of others that meet the person's: a tag used twice with them, a text that names it, followers."""
    return [
        Tagging("cleo", "winterreise", "alpine song", NOW),
        Document("r2", "I enjoy an alpine song in the evening.", user_id="fay", item_id="paranoid", at=NOW),
        Document("r3", "Two of us wrote this about the theremin.", user_id="bo", item_id="goldberg", at=NOW),
        Document("r4", "Great saxophone!", user_id="dan", at=NOW),
        Item("unheard", "Unheard", categories=("metal",)),
    ]


def planted() -> list[Record]:
    """Return all that the person left: events, tags, texts, statements, follows; also of an item nobody else met."""
    return [
        User(ID, NAME),
        Interaction(ID, "kind-of-blue", "like", NOW - timedelta(days=3), event_id=EVENT),
        Interaction(ID, "kind-of-blue", "view", NOW - timedelta(days=4)),
        Interaction(ID, "giant-steps", "rate", NOW - timedelta(days=2), 5.0),
        Interaction(ID, "unheard", "like", NOW - timedelta(days=1)),
        Interaction(ID, "only-they-met-it", "buy", NOW),
        Tagging(ID, "giant-steps", "saxophone", NOW),
        Tagging(ID, "goldberg", TAG, NOW),
        Tagging(ID, "goldberg", "alpine song", NOW),
        Document("d1-marker", TEXT, user_id=ID, at=NOW),
        Document("d2", BOOK_TEXT, user_id=ID, item_id="giant-steps", title=f"By {NAME}", at=NOW),
        Document("d3", "Great saxophone!", user_id=ID, item_id="blue-train", at=NOW),
        Document("r3", "Two of us wrote this about the theremin.", user_id=ID, item_id="goldberg", at=NOW),
        Statement(ID, "marker-hobby", "pinned", NOW),
        Statement(ID, "jazz", "muted", NOW),
        Follow(ID, "ada", NOW),
        Follow("bo", ID, NOW),
    ]
