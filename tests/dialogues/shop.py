"""A record shop with prices: a small planted world to hold dialogues in."""

from __future__ import annotations

from datetime import timedelta

from graph_schema.records import Interaction, Item, Record, User
from tests.worlds import NOW

RECORDS = (
    ("kind-of-blue", "Kind of Blue", "泛蓝调", "jazz", "Miles Davis", 1959, 12.0),
    ("bitches-brew", "Bitches Brew", None, "jazz", "Miles Davis", 1970, 18.0),
    ("giant-steps", "Giant Steps", "巨人的步伐", "jazz", "John Coltrane", 1960, 14.0),
    ("blue-train", "Blue Train", "蓝色列车", "jazz", "John Coltrane", 1958, 9.0),
    ("time-out", "Time Out", None, "jazz", "Dave Brubeck", 1959, 8.0),
    ("mingus-ah-um", "Mingus Ah Um", None, "jazz", "Charles Mingus", 1959, 11.0),
    ("head-hunters", "Head Hunters", None, "jazz", "Herbie Hancock", 1973, 7.5),
    ("maiden-voyage", "Maiden Voyage", None, "jazz", "Herbie Hancock", 1965, 6.0),
    ("moanin", "Moanin'", None, "jazz", "Art Blakey", 1958, 5.5),
    ("speak-no-evil", "Speak No Evil", None, "jazz", "Wayne Shorter", 1966, 5.0),
    ("saxophone-colossus", "Saxophone Colossus", None, "jazz", "Sonny Rollins", 1956, 4.5),
    ("goldberg", "Goldberg Variations", "哥德堡变奏曲", "classical", "Glenn Gould", 1955, 10.0),
    ("winterreise", "Winterreise", "冬之旅", "classical", "Dietrich Fischer-Dieskau", 1972, 16.0),
    ("four-seasons", "The Four Seasons", "四季", "classical", "I Musici", 1959, 13.0),
    ("master-of-puppets", "Master of Puppets", "傀儡大师", "metal", "Metallica", 1986, 20.0),
    ("paranoid", "Paranoid", None, "metal", "Black Sabbath", 1970, 20.0),
    ("blue", "Blue", None, "folk", "Joni Mitchell", 1971, 10.0),
    ("pink-moon", "Pink Moon", "粉红月亮", "folk", "Nick Drake", 1972, 9.0),
    ("autobahn", "Autobahn", None, "electronic", "Kraftwerk", 1974, 15.0),
)
LIKES = {
    "fan": ("kind-of-blue", "master-of-puppets"),
    "ann": ("kind-of-blue", "giant-steps", "blue-train", "time-out"),
    "bo": ("goldberg", "winterreise", "four-seasons"),
    "cy": ("paranoid", "master-of-puppets"),
    "di": ("blue", "pink-moon", "mingus-ah-um", "bitches-brew"),
}


def shop_records() -> list[Record]:
    """Five customers and nineteen records."""
    records: list[Record] = [User(user_id, user_id.title()) for user_id in LIKES]
    records += [
        Item(item_id, title, categories=(genre,), creators=(artist,), year=year, price=price, title_zh=title_zh)
        for item_id, title, title_zh, genre, artist, year, price in RECORDS
    ]
    for user_id, item_ids in LIKES.items():
        records += [
            Interaction(user_id, item_id, "like", NOW - timedelta(days=day)) for day, item_id in enumerate(item_ids, 1)
        ]
    return records
