"""What was exported and loaded again is the same graph."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from neo4j import Driver

from graph_schema import model
from graph_schema.errors import ExportError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import (
    Distinction,
    Document,
    Follow,
    Interaction,
    Item,
    Merge,
    Record,
    Statement,
    Tagging,
    User,
)
from graph_schema.reset import reset
from graph_schema.upsert import write_records
from loaders.load import load
from loaders.sources.exported import LAYOUTS
from services.exchange.export import FORMATS, export
from services.exchange.tables import tables
from tests.hostile import hostile_records
from tests.worlds import NOW, plant, toy_records

NASTY = (
    'She said "no", twice', "one\ntwo\r\nthree\rfour", "  outer  and  inner  blanks ", "<b>bold</b> &amp; AT&amp;T",
    "a\x1fb", "a\x1bs", "\x1b", "\x1bn", "\x00nul", "NaN", "null", "\\N", "=1+1", "😀👨‍👩‍👧", "联通 三体",
    "\ufeffbom", "\u2028", ",;|\t",
    "'}) DETACH DELETE n //", "\u00a0", "BjÃ¶rk",
)  # fmt: skip


def nasty_records() -> list[Record]:
    """Every kind of fact, with values that break careless code; none of them would come through cleaning unchanged."""
    records: list[Record] = []
    for number, text in enumerate(NASTY):
        user_id, item_id, odd = f"u{text}", f"i{text}", NOW + timedelta(microseconds=number)
        records += [
            User(user_id, text),
            Item(item_id, text, text, (text, "b"), (text,), text, -800 + number, number / 7, text, text, odd,
                 number % 2 == 0, text, text),
            Document(f"d{text}", text, text, text, user_id, item_id, odd, "zh"),
            Tagging(user_id, item_id, text, odd if number % 2 else None),
            Follow(user_id, f"u{NASTY[number - 1]}", None if number % 2 else odd),
            Interaction(user_id, item_id, text, None, None, text),
            Interaction(user_id, item_id, "rate", odd, -0.1 * number),
            Interaction(user_id, item_id, "rate", odd + timedelta(days=1), math.pi * 1e9),
            Interaction(user_id, item_id, "rate", datetime(1970, 1, 1, 0, 0, 7, tzinfo=UTC)),
            Interaction(user_id, "plain", "view", datetime(2300, 1, 1, tzinfo=UTC), 0.0),
        ]  # fmt: skip
    statements = [Statement(f"u{text}", "topic" + text, "muted", NOW) for text in NASTY]
    statements += [
        Statement("u<b>bold</b> &amp; AT&amp;T", "topicnull", "pinned"),
        Statement("u=1+1", "topic=1+1", "added", NOW),
    ]
    merges = [
        Merge("topicnull", "topicNaN", "person", "one\ntwo", NOW),
        Merge("topicNaN", "topic<b>bold</b> &amp; AT&amp;T"),
    ]
    apart = [Distinction("topic=1+1", "topicnull", "person", "=1+1", NOW)]
    shared = [Document("shared", "by two, about two", user_id=u, item_id=i) for u, i in (("a", "x"), ("b", "y"))]
    return [
        *records,
        *statements,
        *merges,
        *apart,
        *shared,
        User("alone"),
        Item("alone"),
        Document("alone", "alone", kind="post"),
    ]


@pytest.mark.parametrize("format_name", ["csv", "parquet"])
@pytest.mark.parametrize("everything", [False, True], ids=["facts", "everything"])
def test_every_fact_comes_back(empty_graph: Driver, tmp_path: Path, format_name: str, everything: bool) -> None:
    (plant if everything else write_records)(empty_graph, [*toy_records(), *hostile_records(), *nasty_records()])
    before = fingerprint(empty_graph)
    report = export(empty_graph, format_name, tmp_path / "out", everything)
    assert {file.name.partition(".")[0] for file in report.files} == {one.name for one in tables(everything)}
    reset(empty_graph)
    assert load(empty_graph, str(tmp_path / "out")).rejected == 0
    assert fingerprint(empty_graph).parts == before.parts
    assert sum(load(empty_graph, str(tmp_path / "out")).written.values()) == 0


def test_what_is_derived_is_the_same_when_it_is_derived_again(empty_graph: Driver, tmp_path: Path) -> None:
    statements = [Statement("ada", "metal", "added", NOW), Statement("bo", "jazz", "muted", NOW)]
    plant(empty_graph, toy_records())
    plant(empty_graph, statements)
    before = fingerprint(empty_graph, everything=True).parts
    export(empty_graph, "csv", tmp_path / "out")
    reset(empty_graph)
    load(empty_graph, str(tmp_path / "out"))
    plant(empty_graph, [])
    after = fingerprint(empty_graph, everything=True).parts
    assert {name: after[name] for name in after if after[name] != before[name]} == {}


def test_order_and_pieces_of_an_export_do_not_matter(empty_graph: Driver, tmp_path: Path) -> None:
    write_records(empty_graph, nasty_records())
    before = fingerprint(empty_graph).parts
    export(empty_graph, "csv", tmp_path / "out")
    reset(empty_graph)
    for file in sorted((tmp_path / "out").iterdir(), reverse=True):
        load(empty_graph, str(file))
    assert fingerprint(empty_graph).parts == before


def test_the_same_graph_gives_the_same_files(empty_graph: Driver, tmp_path: Path) -> None:
    records = nasty_records()
    write_records(empty_graph, records)
    export(empty_graph, "csv", tmp_path / "one")
    reset(empty_graph)
    write_records(empty_graph, records[::-1])
    export(empty_graph, "csv", tmp_path / "other")
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "other" / file.name).read_bytes(), file.name


def test_every_fact_of_the_model_can_be_loaded_again() -> None:
    assert {one.name for one in tables()} == set(LAYOUTS), "give it a record, its upsert, and a line in PARSERS"
    assert len(tables()) == len(model.FACT_NODES) + len(model.FACT_RELATIONSHIPS)


def simple_records() -> list[Record]:
    """Facts that every format for recommenders holds."""
    return [
        User("u 1", "Ann Lee"),
        User("u2"),
        Item(
            "i1",
            "The Long Day",
            None,
            ("Science Fiction", "Film"),
            ("Jo Bo",),
            "B & Co",
            1999,
            2.5,
            title_zh="漫长的一天",
        ),
        Item("i2"),
        Interaction("u 1", "i1", "rate", NOW, 4.5),
        Interaction("u 1", "i1", "rate", NOW.replace(microsecond=5000), 3.0),
        Interaction("u2", "i2", "buy"),
    ]  # fmt: skip


@pytest.mark.parametrize("format_name", ["recbole", "gorse"])
def test_what_recommenders_read_comes_back_as_far_as_they_hold_it(
    empty_graph: Driver, tmp_path: Path, format_name: str
) -> None:
    extra: list[Record] = (
        [
            Follow("u 1", "u2", NOW),
            Interaction("u2", "i1", "view", None, 0.0, "e 1"),
            User('"u"', '"Ann'),
            Item("'i'", '"Cats" and "dogs"', categories=("'x'", "a, b", "c,"), creators=('"', '"x"')),
        ]
        if format_name == "recbole"
        else [Item("i3", url="https://x.example", image="p.png", is_available=False, published_at=NOW)]
    )
    write_records(empty_graph, [*simple_records(), *extra])
    before = fingerprint(empty_graph).parts
    assert export(empty_graph, format_name, tmp_path / "out").left_out == {}
    reset(empty_graph)
    assert load(empty_graph, str(tmp_path / "out")).rejected == 0
    assert fingerprint(empty_graph).parts == before


def test_recbole_refuses_an_id_it_cannot_hold_and_leaves_nothing(empty_graph: Driver, tmp_path: Path) -> None:
    write_records(empty_graph, [User("a\tb")])
    with pytest.raises(ExportError, match="holds a tab or a line end"):
        export(empty_graph, "recbole", tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_an_empty_graph_is_exported_too(empty_graph: Driver, tmp_path: Path, format_name: str) -> None:
    report = export(empty_graph, format_name, tmp_path / "out")
    assert sum(file.rows for file in report.files) == 0
