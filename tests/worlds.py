"""A world small enough that right answers are plain to see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from neo4j import Driver

from graph_schema.records import Document, Follow, Interaction, Item, Record, Statement, Tagging, User
from graph_schema.upsert import write_records
from loaders.embed import embed
from loaders.mine import MiningReport, mine
from services.analytics.communities import rebuild_communities
from services.embedding.hashing import HashingEmbedder
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.learning.nearest import Likeness
from services.learning.neighbours import rebuild_neighbours
from services.learning.similarity import rebuild_similarity
from services.observability.progress import SilentProgress

NOW = datetime(2026, 6, 1, tzinfo=UTC)
RULES = InterestRules(min_support=1, min_text_support=1, hub_share=0.9)

ITEMS = (
    Item("kind-of-blue", "Kind of Blue", categories=("jazz",), creators=("Miles Davis",), year=1959),
    Item("giant-steps", "Giant Steps", categories=("jazz",), creators=("John Coltrane",), year=1960),
    Item("blue-train", "Blue Train", categories=("jazz",), creators=("John Coltrane",), year=1958),
    Item("goldberg", "Goldberg Variations", "哥德堡变奏曲", categories=("classical",), title_zh="哥德堡变奏曲"),
    Item("winterreise", "Winterreise", categories=("classical",)),
    Item("master-of-puppets", "Master of Puppets", categories=("metal",)),
    Item(
        "paranoid",
        "Paranoid",
        categories=("metal",),
        brand="Vertigo",
        price=9.5,
        url="https://example.org/paranoid",
        image="https://example.org/paranoid.png",
        published_at=datetime(1970, 9, 18, tzinfo=UTC),
        is_available=True,
        description_zh="一张重金属唱片。",
    ),
)
LIKES = {
    "ada": ("kind-of-blue", "blue-train"),
    "bo": ("kind-of-blue", "giant-steps", "blue-train"),
    "cleo": ("goldberg", "winterreise"),
    "dan": ("goldberg", "winterreise", "kind-of-blue"),
    "eve": ("paranoid", "master-of-puppets"),
    "fay": ("master-of-puppets",),
}


def toy_records() -> list[Record]:
    """Six listeners of jazz, classical and metal; ada has not met giant-steps, which bo, most like her, likes."""
    records: list[Record] = [User(user_id, user_id.title()) for user_id in LIKES] + [User("nil", "Nil")]
    records += ITEMS
    for user_id, item_ids in LIKES.items():
        records += [
            Interaction(user_id, item_id, "like", NOW - timedelta(days=day)) for day, item_id in enumerate(item_ids, 1)
        ]
    records += [
        Interaction("ada", "paranoid", "dislike", NOW - timedelta(days=9)),
        Interaction("dan", "winterreise", "rate", NOW, 5.0),
        Tagging("bo", "giant-steps", "saxophone", NOW),
        Tagging("bo", "blue-train", "saxophone", NOW),
        Tagging("ada", "blue-train", "Saxophones", NOW),
        Document("r1", "I love the saxophone on this record.", user_id="ada", item_id="blue-train", at=NOW),
        Follow("ada", "bo", NOW),
        Statement("eve", "metal", "added", NOW),
    ]
    return records


def plant_facts(driver: Driver, records: list[Record]) -> MiningReport:
    """Write records and weigh what they say."""
    write_records(driver, records)
    return mine(driver, read_table(), RULES, NOW, SilentProgress())


def plant(driver: Driver, records: list[Record]) -> MiningReport:
    """Write records and derive everything from them."""
    report = plant_facts(driver, records)
    rebuild_similarity(driver, NOW, SilentProgress(), Likeness(shrink=0.5))
    rebuild_neighbours(driver, NOW, SilentProgress(), Likeness(shrink=0.5))
    embed(driver, HashingEmbedder(), SilentProgress())
    rebuild_communities(driver, RULES.shrink, NOW, SilentProgress(), method="native")
    return report
