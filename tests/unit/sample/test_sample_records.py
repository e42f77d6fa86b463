"""The sample as records: whole, in order, and without a trace of what was planted."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from graph_schema.records import Document, Follow, Interaction, Item, Record, User
from loaders.sample.build import FOLDER
from loaders.sample.invented.themes import read_themes
from loaders.sample.records import sample_records

T = TypeVar("T")
COLD = {"nina-albrecht": 1, "gu-yibai": 2, "sam-whitlock": 3, "new-reader": 0}


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(sample_records())


def of(records: list[Record], kind: type[T]) -> list[T]:
    return [record for record in records if isinstance(record, kind)]


def test_records_come_in_the_order_in_which_they_can_be_loaded(records: list[Record]) -> None:
    order = [User, Item, Interaction, Document, Follow]
    places = [order.index(type(record)) for record in records]
    assert places == sorted(places)


def test_the_sample_has_the_promised_size(records: list[Record]) -> None:
    counts = Counter(type(record) for record in records)
    assert counts[User] == 150
    assert 200 <= counts[Item] <= 250
    assert 2800 <= counts[Interaction] <= 3400
    assert 580 <= counts[Document] <= 620
    assert 180 <= counts[Follow] <= 220


def test_everything_points_to_something_that_is_there(records: list[Record]) -> None:
    users = {user.user_id for user in of(records, User)}
    items = {item.item_id for item in of(records, Item)}
    for record in of(records, Interaction) + of(records, Document):
        assert record.user_id in users
        assert record.item_id in items
    for follow in of(records, Follow):
        assert {follow.user_id, follow.friend_id} <= users
        assert follow.user_id != follow.friend_id


def test_every_item_has_its_chinese_title_and_description(records: list[Record]) -> None:
    assert [item.item_id for item in of(records, Item) if not (item.title_zh and item.description_zh)] == []


def test_times_are_utc_and_lie_between_2024_and_november_2026(records: list[Record]) -> None:
    for record in of(records, Interaction) + of(records, Document):
        assert record.at is not None
        assert record.at.utcoffset() == UTC.utcoffset(None)
        assert datetime(2024, 1, 1, tzinfo=UTC) <= record.at < datetime(2026, 11, 1, tzinfo=UTC)


def test_only_ratings_have_a_value_and_it_is_one_to_five_stars(records: list[Record]) -> None:
    for event in of(records, Interaction):
        assert event.kind in {"view", "like", "rate", "dislike"}
        assert (event.value is not None) == (event.kind == "rate")
        assert event.value is None or event.value in {1, 2, 3, 4, 5}


def test_no_event_is_there_twice(records: list[Record]) -> None:
    events = of(records, Interaction)
    assert len(set(events)) == len(events)


def test_every_book_has_readers_and_every_reader_books_save_the_newcomers(records: list[Record]) -> None:
    events = of(records, Interaction)
    by_item = Counter(event.item_id for event in events)
    by_user = Counter(event.user_id for event in events)
    assert min(by_item[item.item_id] for item in of(records, Item)) >= 3
    regulars = [user.user_id for user in of(records, User) if user.user_id not in COLD]
    assert min(by_user[user_id] for user_id in regulars) >= 8
    assert {user_id: by_user[user_id] for user_id in COLD} == COLD


def test_a_third_of_the_readers_have_chinese_names(records: list[Record]) -> None:
    chinese = [user for user in of(records, User) if user.name and "\u4e00" <= user.name[0] <= "\u9fff"]
    assert 45 <= len(chinese) <= 60


def test_what_was_planted_is_not_in_the_readers_that_are_loaded() -> None:
    text = (FOLDER / "readers.jsonl").read_text(encoding="utf-8")
    assert {tuple(json.loads(line)) for line in text.splitlines()} == {("user_id", "name", "language")}
    for theme in read_themes().values():
        for word in (theme.theme_id, theme.name, theme.name_zh):
            assert not re.search(rf"\b{re.escape(word)}\b", text), word


def test_loading_the_sample_never_touches_what_was_invented_for_it() -> None:
    program = (
        "import sys; from loaders.sample.records import sample_records; list(sample_records());"
        "sys.exit(any('invented' in name or name.endswith('sample.build') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_nothing_that_loads_or_recommends_imports_the_planted_interests() -> None:
    root = FOLDER.parents[1]
    sources = [path for package in ("services", "loaders", "web") for path in (root / package).rglob("*.py")]
    readers = {path for path in sources if "loaders.sample.invented" in path.read_text(encoding="utf-8")}
    assert readers == {path for path in readers if path.is_relative_to(FOLDER)}
    assert not [path for path in readers if "invented.planted" in path.read_text(encoding="utf-8")]
