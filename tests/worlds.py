"""A world small enough that right answers are plain to see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from neo4j import Driver

from graph_schema.records import Document, Follow, Interaction, Item, Record, Tagging, User
from graph_schema.upsert import write_records
from loaders.mine import MiningReport, mine
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
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


COMMUNITIES = """
UNWIND [['c1-1', 1, 'jazz', ['ada', 'bo'], ['kind-of-blue', 'giant-steps', 'blue-train'], ['jazz', 'saxophone']],
        ['c1-2', 1, 'classical', ['cleo', 'dan'], ['goldberg', 'winterreise'], ['classical']],
        ['c1-3', 1, 'metal', ['eve', 'fay'], ['master-of-puppets', 'paranoid'], ['metal']],
        ['c2-1', 2, 'jazz', ['ada', 'bo'], ['kind-of-blue', 'giant-steps', 'blue-train'], ['jazz', 'saxophone']],
        ['c2-2', 2, 'classical', ['cleo', 'dan'], ['goldberg', 'winterreise'], ['classical']],
        ['c2-3', 2, 'metal', ['eve', 'fay'], ['master-of-puppets', 'paranoid'], ['metal']]] AS row
MERGE (community:Community {community_id: row[0]})
SET community += {level: row[1], name: row[2], name_zh: row[2],
  users: size(row[3]), items: size(row[4]), interests: size(row[5]), size: size(row[3]) + size(row[4]) + size(row[5]),
  top_interests: row[5], top_weights: [one IN row[5] | 1.0], as_of: $now}
WITH community, row
MATCH (node:User|Item|Interest)
WHERE node.user_id IN row[3] OR node.item_id IN row[4] OR node.interest_id IN row[5]
MERGE (node)-[:IN_COMMUNITY {level: row[1]}]->(community)
"""
PART_OF = """
MATCH (fine:Community {level: 2}), (broad:Community {level: 1}) WHERE fine.name = broad.name
MERGE (fine)-[:PART_OF]->(broad)
"""


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
    ]
    return records


def plant(driver: Driver, records: list[Record]) -> MiningReport:
    """Write records and derive everything from them."""
    write_records(driver, records)
    report = mine(driver, read_table(), RULES, NOW, SilentProgress())
    rebuild_similarity(driver, NOW, SilentProgress(), shrink=0.5)
    driver.execute_query(COMMUNITIES, now=NOW)
    driver.execute_query(PART_OF)
    return report
