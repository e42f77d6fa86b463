"""Gorse's JSON lines on made-up rows."""

import json
from pathlib import Path
from typing import Any

import pytest

from graph_schema.records import Interaction, Item, User
from loaders.load import check
from tests.unit.loaders.written import NOW, records_of, utc, write


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    """Write one JSON object a line."""
    return write(path, "".join(json.dumps(row) + "\n" for row in rows))


def test_reads_users_items_and_feedback(tmp_path: Path) -> None:
    lines(tmp_path / "users.jsonl", {"UserId": "a/b", "Labels": {"age": 3}, "Comment": "Ann"})
    item = {"ItemId": "1", "IsHidden": True, "Categories": ["Film"], "Timestamp": "2001-09-09T01:46:40Z"}
    lines(tmp_path / "items.jsonl", {**item, "Labels": ["slow", "sea"], "Comment": "The Long Day"})
    feedback = {"FeedbackType": "like", "UserId": "a/b", "ItemId": "1", "Value": 0}
    lines(tmp_path / "feedback.jsonl", {**feedback, "Timestamp": "2001-09-09T01:46:40.5+00:00"})
    assert records_of(tmp_path) == [
        User("a/b", name="Ann"),
        Item("1", title="The Long Day", categories=("Film", "slow", "sea"), published_at=utc(1e9), is_available=False),
        Interaction("a/b", "1", "like", utc(1e9 + 0.5)),
    ]


def test_labels_may_be_an_object_with_embeddings(tmp_path: Path) -> None:
    labels = {
        "genre": ["a", "b"],
        "embedding": [0.1, 0.2],
        "brand": "B",
        "creators": ["Jo"],
        "year": 1999,
        "price": 2.5,
    }
    [item] = records_of(lines(tmp_path / "items.jsonl", {"ItemId": "1", "Labels": labels, "Categories": None}))
    assert item == Item("1", categories=("a", "b"), creators=("Jo",), brand="B", year=1999, price=2.5)


@pytest.mark.parametrize("time", ["0001-01-01T00:00:00Z", "", None])
def test_the_time_of_nothing_is_unknown(tmp_path: Path, time: str | None) -> None:
    row = {"FeedbackType": "rate", "UserId": "u", "ItemId": "i", "Value": 3.5, "Timestamp": time}
    assert records_of(lines(tmp_path / "feedback.jsonl", row)) == [Interaction("u", "i", "rate", None, 3.5)]


def test_bad_rows_are_rejected_by_line(tmp_path: Path) -> None:
    good = {"FeedbackType": "like", "UserId": "u", "ItemId": "i"}
    rows = [good, {**good, "Timestamp": "soon"}, {**good, "Value": "much"}, {**good, "UserId": ""}]
    problems = check(str(lines(tmp_path / "f.jsonl", *rows)), now=NOW).problems
    assert [(problem.line, problem.why) for problem in problems] == [
        (2, "Timestamp is no time such as 2026-01-31T12:00:00Z: 'soon'"),
        (3, "Value is not a number: 'much'"),
        (4, "UserId is empty"),
    ]
