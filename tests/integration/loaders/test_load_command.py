"""The command `interest-graph load`: what it prints, writes and answers to the shell."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

from neo4j import Driver

from graph_schema.fingerprint import fingerprint
from tests.integration.loaders.made_up import rows_of, write_folder

Cli = Callable[..., CompletedProcess[str]]
AT = 1000000000
SOME_REJECTED = 3
EVENTS = (
    "MATCH (u:User)-[r:INTERACTED_WITH]->(i:Item) RETURN u.user_id AS u, i.item_id AS i, r.kind AS kind, r.values AS v"
)
GOOD = [f"1,{movie},4,{AT}" for movie in range(5)]


def write_ratings(folder: Path, rows: list[str]) -> Path:
    """Write ratings alone."""
    return write_folder(folder, {"ratings.csv": rows})


def events(driver: Driver) -> set[tuple[str, str, str, tuple[float, ...]]]:
    """Return user, item, kind and values of all interactions."""
    rows, _, _ = driver.execute_query(EVENTS)
    return {(row["u"], row["i"], row["kind"], tuple(row["v"])) for row in rows}


def test_loads_a_folder_and_says_what_it_did(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "ml", rows_of(200))
    (folder / "README.txt").write_text("hello", encoding="utf-8")
    done = cli("load", str(folder))
    assert done.returncode == 0, done.stderr
    assert "interaction: 200 (200 written, 0 known already)" in done.stdout
    assert "not read: README.txt (of no known format)" in done.stdout
    assert json.loads(done.stderr.splitlines()[-1])["state"] == "done"
    again = json.loads(cli("load", str(folder), "--json").stdout)
    assert (again["written"]["interaction"], again["known"]["interaction"]) == (0, 200)
    assert [file["rows"] for file in again["files"]] == [5, 200, 20]


def test_a_dry_run_needs_no_database_and_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    folder = write_ratings(tmp_path / "ml", [*GOOD, f"1,2,nan,{AT}"])
    done = cli("load", str(folder), "--dry-run", env={"NEO4J_URI": "bolt://127.0.0.1:1"})
    assert done.returncode == SOME_REJECTED
    assert "ratings.csv:7: value nan is not a finite number" in done.stdout
    assert not list(tmp_path.rglob("*.rejects.jsonl"))
    problems = json.loads(cli("load", str(folder), "--dry-run", "--json").stdout)["problems"]
    assert [(problem["line"], problem["why"]) for problem in problems] == [(7, "value nan is not a finite number")]


def test_rejected_rows_can_be_repaired_and_loaded(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    folder = write_ratings(tmp_path / "ml", [*GOOD, f"1,77,40,{AT}"])
    done = cli("load", str(folder))
    assert done.returncode == SOME_REJECTED
    rejects = tmp_path / ".interest-graph" / "ml.rejects.jsonl"
    assert str(rejects) in done.stdout
    assert ("1", "77", "rate", (4.0,)) not in events(empty_graph)
    rejects.write_text(rejects.read_text(encoding="utf-8").replace('"40"', '"4"'), encoding="utf-8")
    assert cli("load", str(rejects)).returncode == 0
    assert ("1", "77", "rate", (4.0,)) in events(empty_graph)


def test_too_many_rejects_end_the_load_with_an_error(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    folder = write_ratings(tmp_path / "ml", [*GOOD, *(f"1,2,99,{AT}" for _ in range(4))])
    done = cli("load", str(folder), "--max-rejects", "3", "--rejects", "bad.jsonl")
    assert done.returncode == 1
    assert "more than 3 rows were rejected" in done.stderr
    assert "ratings.csv:7: value 99 is outside the scale" in done.stderr
    assert len((tmp_path / "bad.jsonl").read_text(encoding="utf-8").splitlines()) == 5
    assert "Traceback" not in done.stderr


def test_a_prefix_keeps_a_second_source_apart(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    folder = write_ratings(tmp_path / "ml", GOOD[:1])
    for prefix in ("", "b:"):
        assert cli("load", str(folder), "--prefix", prefix).returncode == 0
    assert {(user, item) for user, item, _, _ in events(empty_graph)} == {("1", "0"), ("b:1", "b:0")}


def test_a_wrong_source_is_one_clear_sentence(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").touch()
    for source in ("empty.csv", "nothing.csv", "https://x.example/r.csv", "."):
        done = cli("load", source, "--dry-run")
        assert done.returncode == 1
        assert done.stderr.startswith("error: ") and "Traceback" not in done.stderr
        assert done.stdout == ""


def test_a_server_that_is_down_is_named(cli: Cli, tmp_path: Path) -> None:
    folder = write_ratings(tmp_path / "ml", GOOD)
    done = cli("load", str(folder), env={"NEO4J_URI": "bolt://127.0.0.1:1"})
    assert done.returncode == 1
    assert "bolt://127.0.0.1:1" in done.stderr and "Traceback" not in done.stderr


def test_hostile_names_arrive_as_they_are(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    names = [
        "a/b",
        "it's",
        "\U0001f600",
        "张伟",
        "x" * 1000,
        "🜁" * 2000,
        "'}) DETACH DELETE n //",
        "$x",
        "`",
        "\\",
        "%s",
    ]
    write_ratings(tmp_path / "ml", [f'"{name}","{name}",4,{AT}' for name in names])
    done = cli("load", str(tmp_path / "ml"))
    assert done.returncode == 0, done.stderr
    assert events(empty_graph) == {(name, name, "rate", (4.0,)) for name in names}


def test_every_record_kind_reaches_the_graph(empty_graph: Driver, cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "all"
    folder.mkdir()
    row = {"u": "ann", "i": "x", "t": "Fine <b>book</b>", "f": "bo", "n": "Ann", "k": "read"}
    (folder / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    parts = {
        "user": 'user_id = "u", name = "n"',
        "item": 'item_id = "i", title = "t"',
        "interaction": 'user_id = "u", item_id = "i", kind = "k"',
        "tagging": 'user_id = "u", item_id = "i", tag = "t"',
        "document": 'user_id = "u", item_id = "i", text = "t"',
        "follow": 'user_id = "u", friend_id = "f"',
    }
    mapping = "\n".join(
        f'[[file]]\npath = "rows.jsonl"\nrecord = "{kind}"\nfields = {{{fields}}}' for kind, fields in parts.items()
    )
    (folder / "m.toml").write_text(mapping, encoding="utf-8")
    done = cli("load", str(folder / "m.toml"), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["records"] == dict.fromkeys(parts, 1)
    counts = {name: count for name, (_, count) in fingerprint(empty_graph).parts.items() if count}
    assert counts["User"] == 2 and counts["Item"] == 1 and counts["Document"] == 1
    assert counts["WROTE"] == counts["ABOUT_ITEM"] == counts["TAGGED"] == counts["FOLLOWS"] == 1
