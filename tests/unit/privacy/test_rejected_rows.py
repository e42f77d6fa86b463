"""A person's rows go from the files of rejected rows; everybody else's stay to be repaired."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.rejected_rows import forget_rejected_rows
from services.privacy.traces import Traces

MAPPING = {"file": [{"record": "interaction", "fields": {"user_id": "kunde", "item_id": "sku"}}]}


def write(path: Path, rows: list[dict[str, Any]], prefix: str = "", mapping: object = None) -> None:
    head = {"rejects_of": "x.csv", "format": "mapped", "prefix": prefix, "options": {"mapping": mapping}}
    lines = [head, *({"file": "x.csv", "line": 1, "why": "w", "table": "t", "row": row} for row in rows)]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


@pytest.mark.parametrize(
    ("id", "row"),
    [
        ("7", {"userId": "7", "movieId": "3"}),
        ("7", {"friend_id": 7}),
        ("7", {"kunde": " 7 ", "sku": "3"}),
        ("7", {"unread_line": "7::3::x"}),
        ("b:7", {"userId": "7"}),
        ("mei-lin", {"comment": "signed, mei-lin"}),
        ("海大侠客行者", {"text": {"by": ["海大侠客行者"]}}),
    ],
)
def test_a_persons_row_is_found(tmp_path: Path, id: str, row: dict[str, Any]) -> None:
    path = tmp_path / "x.rejects.jsonl"
    prefix = "b:" if id.startswith("b:") else ""
    write(path, [row, {"userId": "8", "movieId": "7"}], prefix, MAPPING)
    assert forget_rejected_rows(tmp_path, Traces(id)) == 1
    assert [json.loads(line).get("row") for line in path.read_text().splitlines()] == [
        None, {"userId": "8", "movieId": "7"},
    ]  # fmt: skip


def test_a_file_without_a_row_left_goes_and_other_files_stay(tmp_path: Path) -> None:
    write(tmp_path / "x.rejects.jsonl", [{"userId": "7"}])
    (tmp_path / "mine.rejects.jsonl").write_text('{"userId": "7"}\n')
    assert forget_rejected_rows(tmp_path, Traces("7")) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.rejects.jsonl"]
