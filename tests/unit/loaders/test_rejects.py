"""Rejected rows are written so that they can be repaired and loaded by the same command, whatever their format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph_schema.errors import SourceError, TooManyRejectsError
from graph_schema.records import Interaction, Item, Record, Tagging
from loaders.load import LoadOptions, check
from loaders.reject_log import RejectLog, free_path
from loaders.sources.mapping import read_mapping
from loaders.sources.movielens import LAYOUTS
from loaders.sources.source import SourceOptions, Table
from tests.unit.loaders.written import NOW, records_of, utc, write

AT = 1000000000
REVIEW = '{"reviewerID": "u", "asin": "i", "overall": %d}'
MAPPING = """
[[file]]
path = "events.csv"
record = "interaction"
fields = {user_id = "who", item_id = "what", value = "points"}
constants = {kind = "rate"}
scale = [1, 10]
"""
SOURCES: dict[str, tuple[dict[str, str], dict[str, object], list[Record]]] = {
    "movielens": (
        {"ratings.csv": f"userId,movieId,rating,timestamp\n1,2,99,{AT}\n"},
        {"rating": "4"},
        [Interaction("1", "2", "rate", utc(AT), 4.0)],
    ),
    "movielens with a field too many": (
        {"ratings.csv": f"userId,movieId,rating,timestamp\n1,2,4,{AT},5\n"},
        {"surplus_fields": None},
        [Interaction("1", "2", "rate", utc(AT), 4.0)],
    ),
    "movielens with a field missing": (
        {"ratings.csv": "userId,movieId,rating,timestamp\n1,2,4\n"},
        {"timestamp": AT},
        [Interaction("1", "2", "rate", utc(AT), 4.0)],
    ),
    "movielens with a mark never closed": (
        {"movies.csv": 'movieId,title,genres\n1,"Sea,A\n2,Hill,B\n'},
        {"unread_line": None, "movieId": 1, "title": "Sea", "genres": "A"},
        [Item("1", title="Sea", categories=("A",))],
    ),
    "dat": (
        {"ratings.dat": f"1::2::99::{AT}\n"},
        {"rating": 4},
        [Interaction("1", "2", "rate", utc(AT), 4.0)],
    ),
    "hetrec": (
        {
            "tags.dat": "tagID\ttagValue\n9\tcalm\n",
            "user_taggedartists.dat": "userID\tartistID\ttagID\tday\tmonth\tyear\n4\t60\t9\t40\t5\t2009\n",
        },
        {"day": 1},
        [Tagging("4", "60", "calm", utc(1241136000))],
    ),
    "hetrec with an unknown tag": (
        {
            "tags.dat": "tagID\ttagValue\n9\tcalm\n",
            "user_taggedartists.dat": "userID\tartistID\ttagID\tday\tmonth\tyear\n4\t60\t8\t1\t5\t2009\n",
        },
        {"tagValue": "calm"},
        [Tagging("4", "60", "calm", utc(1241136000))],
    ),
    "amazon": (
        {"reviews.json": REVIEW % 9 + "\n" + REVIEW % 1},
        {"overall": 5},
        [Interaction("u", "i", "rate", None, 5.0)],
    ),
    "amazon with broken JSON": (
        {"reviews.json": REVIEW % 1 + "\n" + (REVIEW % 5)[:-1]},
        {"unread_line": REVIEW % 5},
        [Interaction("u", "i", "rate", None, 5.0)],
    ),
    "split": (
        {"train.csv": "user,item,t,fold\n,1,0,fit\n", "test.csv": "user,item\na,2\n"},
        {"user": "a"},
        [Interaction("a", "1", "like")],
    ),
    "mapped": (
        {"events.csv": "who,what,points\nann,X1,11\n", "m.toml": MAPPING},
        {"points": "10"},
        [Interaction("ann", "X1", "rate", None, 10.0)],
    ),
}  # fmt: skip


def rejected_from(folder: Path, files: dict[str, str]) -> Path:
    """Write the files, check them, and return the rejects file."""
    for name, text in files.items():
        write(folder / name, text)
    source = folder / "m.toml" if "m.toml" in files else folder
    rejects = folder / "out" / "x.rejects.jsonl"
    report = check(str(source), LoadOptions(rejects=rejects), now=NOW)
    assert (report.rejected, report.rejects_file) == (1, str(rejects))
    return rejects


def edit(rejects: Path, change: Callable[[dict[str, object]], None]) -> None:
    """Change the one rejected row as a person would with an editor."""
    first, second = rejects.read_text(encoding="utf-8").splitlines()
    content = json.loads(second)
    change(content)
    rejects.write_text(f"{first}\n{json.dumps(content)}\n", encoding="utf-8")


@pytest.mark.parametrize("name", SOURCES)
def test_a_repaired_row_is_loaded_from_the_rejects_file(tmp_path: Path, name: str) -> None:
    files, repair, records = SOURCES[name]
    rejects = rejected_from(tmp_path, files)

    def mend(content: dict[str, object]) -> None:
        row = content["row"]
        assert isinstance(row, dict)
        row.update(repair)
        content["row"] = {field: value for field, value in row.items() if value is not None}

    edit(rejects, mend)
    assert records_of(rejects) == records


@pytest.mark.parametrize("name", SOURCES)
def test_a_row_not_yet_repaired_is_rejected_again(tmp_path: Path, name: str) -> None:
    rejects = rejected_from(tmp_path, SOURCES[name][0])
    again = tmp_path / "again.jsonl"
    report = check(str(rejects), LoadOptions(rejects=again), now=NOW)
    assert (report.rows, report.rejected, report.problems[0].line) == (1, 1, 2)
    first, second = (path.read_text(encoding="utf-8").splitlines() for path in (rejects, again))
    assert json.loads(first[1])["row"] == json.loads(second[1])["row"]
    assert check(str(again), now=NOW).rejected == 1


def test_tells_file_line_reason_and_row(tmp_path: Path) -> None:
    rejects = rejected_from(tmp_path, SOURCES["movielens"][0])
    assert json.loads(rejects.read_text(encoding="utf-8").splitlines()[1]) == {
        "file": str(tmp_path / "ratings.csv"),
        "line": 2,
        "why": "value 99 is outside the scale, 0.5 to 5",
        "table": "ratings",
        "row": {"userId": "1", "movieId": "2", "rating": "99", "timestamp": str(AT)},
    }


def test_a_prefix_stays_with_the_rejected_rows(tmp_path: Path) -> None:
    write(tmp_path / "ratings.csv", f"userId,movieId,rating,timestamp\n1,2,99,{AT}\n")
    rejects = tmp_path / "x.rejects.jsonl"
    check(str(tmp_path), LoadOptions(prefix="ml:", rejects=rejects), now=NOW)
    edit(rejects, lambda content: content["row"].update(rating="4"))  # type: ignore[attr-defined]
    assert records_of(rejects) == [Interaction("ml:1", "ml:2", "rate", utc(AT), 4.0)]


@pytest.mark.parametrize("line", ["{broken", '{"table": "songs", "row": {}}', '{"table": "ratings", "row": 7}', "[]"])
def test_a_line_spoilt_in_the_editor_is_rejected_not_lost(tmp_path: Path, line: str) -> None:
    rejects = rejected_from(tmp_path, SOURCES["movielens"][0])
    with rejects.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    assert [one.line for one in check(str(rejects), now=NOW).problems if one.line == 3] == [3]


def test_refuses_a_rejects_file_whose_first_line_was_spoilt(tmp_path: Path) -> None:
    rejects = rejected_from(tmp_path, SOURCES["movielens"][0])
    text = rejects.read_text(encoding="utf-8").replace('"format": "movielens"', '"format": "vinyl"')
    rejects.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="keep the first line as it was written"):
        check(str(rejects), now=NOW)


def test_never_overwrites_the_source(tmp_path: Path) -> None:
    rejects = rejected_from(tmp_path, SOURCES["movielens"][0])
    with pytest.raises(SourceError, match="is the source itself"):
        check(str(rejects), LoadOptions(rejects=rejects), now=NOW)


def test_a_new_load_leaves_an_earlier_rejects_file_alone(tmp_path: Path) -> None:
    assert free_path(tmp_path, Path("data/ml.csv.gz")).name == "ml.csv.rejects.jsonl"
    (tmp_path / "ml.csv.rejects.jsonl").touch()
    assert free_path(tmp_path, Path("data/ml.csv.gz")).name == "ml.csv-2.rejects.jsonl"
    assert free_path(tmp_path, tmp_path / "ml.csv.rejects.jsonl").name == "ml.csv-2.rejects.jsonl"


def test_stops_above_the_limit_and_names_the_first_problem(tmp_path: Path) -> None:
    table = Table(LAYOUTS["ratings"], tmp_path / "ratings.csv", lambda source: iter(()))
    with RejectLog(tmp_path / "x.jsonl", {}, limit=2) as log:
        log.add(table, 2, "first", {})
        log.add(table, 5, "second", {})
        with pytest.raises(TooManyRejectsError, match=r"more than 2 rows .*ratings.csv:2: first.*--max-rejects"):
            log.add(table, 7, "third", {})
    assert len((tmp_path / "x.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_a_mapping_travels_in_the_rejects_file(tmp_path: Path) -> None:
    write(tmp_path / "events.csv", "who,what,points\nann,X1,11\n")
    mapping = read_mapping(write(tmp_path / "m.toml", MAPPING))
    rejects = tmp_path / "x.rejects.jsonl"
    options = LoadOptions(rejects=rejects, reading=SourceOptions(mapping=mapping))
    check(str(tmp_path / "events.csv"), options, now=NOW)
    (tmp_path / "m.toml").unlink()
    edit(rejects, lambda content: content["row"].update(points=9))  # type: ignore[attr-defined]
    assert records_of(rejects) == [Interaction("ann", "X1", "rate", None, 9.0)]
