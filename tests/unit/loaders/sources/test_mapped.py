"""Files of any shape by a mapping file."""

from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from graph_schema.records import Document, Follow, Interaction, Item, User
from loaders.load import check
from loaders.sources.mapping import read_mapping
from loaders.sources.source import SourceOptions
from tests.unit.loaders.written import NOW, records_of, utc, write

MAPPING = """
[[file]]
path = "events.csv"
record = "interaction"
delimiter = ";"
time = "%d.%m.%Y"
scale = [1, 10]
[file.fields]
user_id = "who"
item_id = "what"
at = "when"
value = "points"
kind = "did"
[file.values.kind]
purchase = "buy"
graded = "rate"

[[file]]
path = "things-*.jsonl"
record = "item"
time = "milliseconds"
[file.fields]
item_id = "sku"
title = "name.en"
categories = "groups"
creators = "by"
price = "cost"
published_at = "out"
is_available = "in stock"
year = "year"
[file.separators]
creators = "/"
"""


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    write(tmp_path / "events.csv", "who;what;when;points;did\nann;X1;31.12.2020;8;graded\nann;X2;;;purchase\n")
    thing = '{"sku": 5, "name": {"en": "Map"}, "groups": ["a", "b"], "by": "Jo / Bo", "cost": "2.5", "out": 1e12,'
    write(tmp_path / "things-1.jsonl", thing + ' "in stock": true, "year": "1999"}\n')
    return write(tmp_path / "mapping.toml", MAPPING)


def test_reads_several_files_by_one_mapping(mapping: Path) -> None:
    assert records_of(mapping) == [
        Item(
            "5", title="Map", categories=("a", "b"), creators=("Jo", "Bo"), price=2.5, published_at=utc(1e9),
            is_available=True, year=1999,
        ),
        Interaction("ann", "X1", "rate", utc(1609372800), 8.0),
        Interaction("ann", "X2", "buy"),
    ]  # fmt: skip


def test_takes_source_and_mapping_from_different_places(mapping: Path, tmp_path: Path) -> None:
    options = SourceOptions(mapping=read_mapping(mapping))
    assert len(records_of(tmp_path / "events.csv", options)) == 2


def test_reports_rows_that_do_not_fit_by_line(mapping: Path) -> None:
    rows = "who;what;when;points;did\n;X;1.1.2020;3;graded\nann;X;2020-01-01;3;graded\nann;X;1.1.2020;11;graded\n"
    write(mapping.parent / "events.csv", rows)
    assert [(problem.line, problem.why) for problem in check(str(mapping), now=NOW).problems] == [
        (2, "who (user_id) is missing"),
        (3, "when is no time of the form %d.%m.%Y: '2020-01-01'"),
        (4, "value 11 is outside the scale, 1 to 10"),
    ]


def test_constants_and_own_header_fill_what_the_rows_lack(tmp_path: Path) -> None:
    write(tmp_path / "likes.txt", "ann|X1\n")
    text = '[[file]]\nrecord = "interaction"\ndelimiter = "|"\nheader = ["u", "i"]\n'
    text += '[file.fields]\nuser_id = "u"\nitem_id = "i"\n[file.constants]\nkind = "like"\n'
    options = SourceOptions(mapping=read_mapping(write(tmp_path / "m.toml", text)))
    assert records_of(tmp_path / "likes.txt", options) == [Interaction("ann", "X1", "like")]


def test_a_document_without_an_id_gets_one_from_its_content(tmp_path: Path) -> None:
    write(tmp_path / "posts.jsonl", '{"u": "ann", "t": "Hello there"}\n{"u": "bo", "t": "Hello there"}\n')
    text = '[[file]]\npath = "posts.jsonl"\nrecord = "document"\n[file.fields]\nuser_id = "u"\ntext = "t"\n'
    text += '[file.constants]\nkind = "post"\n'
    first, second = records_of(write(tmp_path / "m.toml", text))
    assert isinstance(first, Document) and first.document_id.startswith("post:")
    assert first.document_id != second.document_id


def test_users_and_follows_can_be_mapped_too(tmp_path: Path) -> None:
    write(tmp_path / "people.csv", "id,called,knows\nann,Ann,bo\n")
    text = '[[file]]\npath = "people.csv"\nrecord = "user"\nfields = {user_id = "id", name = "called"}\n'
    text += '[[file]]\npath = "people.csv"\nrecord = "follow"\nfields = {user_id = "id", friend_id = "knows"}\n'
    assert records_of(write(tmp_path / "m.toml", text)) == [User("ann", name="Ann"), Follow("ann", "bo")]


def test_reads_a_chinese_file_in_its_own_encoding(tmp_path: Path) -> None:
    (tmp_path / "书.csv").write_bytes("编号,书名\n1,联通\n2,三体\n".encode("gb18030"))
    text = '[[file]]\npath = "书.csv"\nrecord = "item"\nencoding = "gb18030"\n'
    text += 'fields = {item_id = "编号", title_zh = "书名"}\n'
    assert records_of(write(tmp_path / "m.toml", text)) == [Item("1", title_zh="联通"), Item("2", title_zh="三体")]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[file", "is not TOML"),
        ("", "Field required"),
        ('[[file]]\nrecord = "event"\nfields = {a = "b"}', "file.1.record"),
        ('[[file]]\nrecord = "user"\nfields = {user_id = "id", age = "age"}', "age is no field of user"),
        ('[[file]]\nrecord = "interaction"\nfields = {user_id = "id"}', "interaction needs item_id, kind"),
        ('[[file]]\nrecord = "user"\nencoding = "klingon"\nfields = {user_id = "id"}', "no encoding 'klingon'"),
        ('[[file]]\nrecord = "user"\nencoding = "utf-16"\nfields = {user_id = "id"}', "converted to UTF-8"),
        ('[[file]]\nrecord = "user"\ncolour = 1\nfields = {user_id = "id"}', "file.1.colour"),
    ],
)
def test_says_what_is_wrong_with_a_mapping(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        read_mapping(write(tmp_path / "m.toml", text))


def test_a_constant_that_cannot_be_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "likes.csv", "u,i\nann,X1\n")
    text = '[[file]]\nrecord = "interaction"\nfields = {user_id = "u", item_id = "i"}\n'
    text += 'constants = {kind = "like", value = "much"}\n'
    options = SourceOptions(mapping=read_mapping(write(tmp_path / "m.toml", text)))
    with pytest.raises(SourceError, match="constants: value is not a number: 'much'"):
        records_of(tmp_path / "likes.csv", options)


def test_names_a_column_that_is_not_there(mapping: Path) -> None:
    write(mapping.parent / "events.csv", "who;what\nann;X1\n")
    with pytest.raises(SourceError, match="no column 'when', which the mapping names; it has who, what"):
        records_of(mapping)


def test_names_a_file_that_is_not_there(mapping: Path) -> None:
    (mapping.parent / "things-1.jsonl").unlink()
    with pytest.raises(SourceError, match="things-"):
        records_of(mapping)
