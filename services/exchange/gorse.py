"""Gorse's JSON lines: users, items, feedback."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta
from typing import Any, TextIO

from services.exchange.reading import read_rows
from services.exchange.tables import table
from services.exchange.writing import Output

HOLDS = frozenset({"user", "item", "interacted_with"})
LABELS = ("title_zh", "creators", "brand", "year", "price", "url", "image")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def write_gorse(output: Output) -> None:
    """Write users, items and one line of feedback for each event."""
    users, items = table("user").with_facts_only(), table("item").with_facts_only()
    with output.text_file("users.jsonl", users) as (file, rows):
        for user_id, name in rows(read_rows(output.session, users)):
            _write(file, {"UserId": user_id, "Comment": name})
    names = [column.name for column in items.columns]
    with output.text_file("items.jsonl", items) as (file, rows):
        for row in rows(read_rows(output.session, items)):
            _write(file, _item(dict(zip(names, row, strict=True))))
    _write_feedback(output)


def _item(item: dict[str, Any]) -> dict[str, Any]:
    labels = {name: item[name] for name in LABELS if item[name] is not None}
    return {
        "ItemId": item["item_id"],
        "IsHidden": item["is_available"] is False,
        "Categories": item["categories"] or [],
        "Timestamp": item["published_at"] and item["published_at"].isoformat(),
        "Labels": labels or None,
        "Comment": item["title"],
    }


def _write_feedback(output: Output) -> None:
    ties = table("interacted_with").with_facts_only()
    with output.text_file("feedback.jsonl", ties) as (file, rows):
        for user_id, item_id, kind, _, ats, values in rows(read_rows(output.session, ties)):
            for at, value in zip(ats, values, strict=True):
                content = {
                    "FeedbackType": kind,
                    "UserId": user_id,
                    "ItemId": item_id,
                    "Value": None if math.isnan(value) else value,
                    "Timestamp": (EPOCH + timedelta(milliseconds=at)).isoformat() if at else None,
                }
                _write(file, content)


def _write(file: TextIO, content: dict[str, Any]) -> None:
    """Write an object in one line; what is unknown is left out, as Gorse takes nothing for it."""
    known = {name: value for name, value in content.items() if value is not None}
    file.write(json.dumps(known, ensure_ascii=False) + "\n")
