"""Sources that are no sources, and rows that try to break a load."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from graph_schema.records import Interaction, Item
from loaders.load import LoadOptions, check
from loaders.report import LoadReport
from loaders.sources import delimited
from loaders.sources.detection import detect
from loaders.sources.source import SourceOptions
from tests.unit.loaders.written import NOW, records_of, utc, write

HEADER = "userId,movieId,rating,timestamp\n"
AT = 1000000000


def checked(source: Path, **options: object) -> LoadReport:
    """Return the report of a dry run."""
    return check(str(source), LoadOptions(**options), now=NOW)  # type: ignore[arg-type]


def why_not(source: str) -> str:
    """Return the error that refuses a source as a whole."""
    with pytest.raises(SourceError) as caught:
        detect(source, SourceOptions())
    return str(caught.value)


def test_refuses_an_address() -> None:
    assert "download it first" in why_not("https://files.example/ratings.csv")


def test_refuses_a_path_that_is_not_there(tmp_path: Path) -> None:
    assert "no such file or folder; check the path" in why_not(str(tmp_path / "ratings.csv"))


@pytest.mark.parametrize("name", ["bad\x00name", "x" * 5000])
def test_refuses_what_can_be_no_path(name: str) -> None:
    assert "path" in why_not(name)


def test_refuses_a_folder_without_known_files_and_names_one_inside_that_has_some(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    write(tmp_path / "inside" / "ratings.csv", HEADER + f"1,2,3,{AT}\n")
    write(tmp_path / "notes.txt", "hello")
    why = why_not(str(tmp_path))
    assert f"load {tmp_path / 'inside'} inside it" in why
    assert "movielens: CSV files with the header" in why


@pytest.mark.parametrize("content", ["", "\n\n  \n"])
@pytest.mark.parametrize("name", ["ratings.csv", "ratings.csv.gz", "ratings.csv.zst"])
def test_refuses_an_empty_file(tmp_path: Path, name: str, content: str) -> None:
    assert "the file is empty" in why_not(str(write(tmp_path / name, content)))


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
@pytest.mark.parametrize("kept", [5, 0.3, 0.9])
def test_refuses_a_packed_file_that_is_cut_off_before_anything_is_written(
    tmp_path: Path, kept: float, suffix: str
) -> None:
    rows = HEADER + "".join(f"{n},{n * 7919},3,{AT + n * n}\n" for n in range(5000))
    whole = write(tmp_path / f"ratings.csv{suffix}", rows).read_bytes()
    (tmp_path / f"ratings.csv{suffix}").write_bytes(whole[: int(kept if kept > 1 else len(whole) * kept)])
    assert "cut off or damaged" in why_not(str(tmp_path / f"ratings.csv{suffix}"))
    assert "cut off or damaged" in why_not(str(tmp_path))


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (b"PK\x03\x04rest", "is a zip archive; unpack it first"),
        (b"PAR1rest", "the Parquet file is cut off or damaged"),
        (b"SQLite format 3\x00", "is an SQLite database"),
        (b"\xff\xfeu\x00s\x00", "is UTF-16; convert it first"),
        (b"\x01\x02\x03\x04abc\n", "is not text"),
    ],
)
def test_refuses_what_is_no_text(tmp_path: Path, start: bytes, why: str) -> None:
    path = tmp_path / "ratings.csv"
    path.write_bytes(start)
    assert why in why_not(str(path))


def test_refuses_one_json_list_and_says_how_to_turn_it_into_lines(tmp_path: Path) -> None:
    assert "jq -c" in why_not(str(write(tmp_path / "reviews.json", '[{"asin": "1"}]')))


def test_asks_which_of_two_formats_is_meant(tmp_path: Path) -> None:
    write(tmp_path / "ratings.csv", HEADER + f"1,2,3,{AT}\n")
    write(tmp_path / "user_friends.dat", "userID\tfriendID\n1\t2\n")
    assert "several formats (movielens, hetrec-lastfm); choose one with --format" in why_not(str(tmp_path))
    assert detect(str(tmp_path), SourceOptions(), "movielens").format == "movielens"


def test_names_the_files_of_a_folder_that_it_leaves_alone(tmp_path: Path) -> None:
    write(tmp_path / "ratings.csv", HEADER + f"1,2,3,{AT}\n")
    write(tmp_path / "README.txt", "hello")
    write(tmp_path / "empty.csv", "")
    not_read = {Path(path).name: why.split(";")[0] for path, why in checked(tmp_path).not_read.items()}
    assert not_read == {"README.txt": "of no known format", "empty.csv": "the file is empty"}


@pytest.mark.parametrize(
    "user_id",
    ["a/b", "it's", 'say ""hi""', "\U0001f600", "张伟", "x" * 1000, "'}) DETACH DELETE n //", "$id", "a;b", "../etc"],
)
def test_loads_ids_of_any_kind(tmp_path: Path, user_id: str) -> None:
    source = write(tmp_path / "ratings.csv", HEADER + f'"{user_id}",2,3,{AT}\n')
    assert records_of(source) == [Interaction(user_id.replace('""', '"'), "2", "rate", utc(AT), 3.0)]


def test_titles_may_hold_cypher_and_lose_their_html(tmp_path: Path) -> None:
    rows = 'movieId,title,genres\n1,"<b>MATCH (n) DETACH DELETE n</b> // {x: $y} (1999)",A\n'
    assert records_of(write(tmp_path / "movies.csv", rows)) == [
        Item("1", title="MATCH (n) DETACH DELETE n // {x: $y}", categories=("A",), year=1999)
    ]


def test_reports_every_bad_row_with_its_line_and_reason(tmp_path: Path) -> None:
    rows = [
        f"1,2,4.0,{AT}", f"1,2,nan,{AT}", f"1,2,inf,{AT}", f"1,2,7,{AT}", f"1,2,x,{AT}", f",2,4,{AT}",
        "1,2,4,253000000000", "1,2,4,-5", "1,2,4", f"1,2,4,{AT},9", '"1', f'1",2,4,{AT}', f"1,3,4,{AT}",
    ]  # fmt: skip
    report = checked(write(tmp_path / "ratings.csv", HEADER + "\n".join(rows) + "\n"))
    assert [(one.line, one.why.split(";")[0]) for one in report.problems] == [
        (3, "value nan is not a finite number"),
        (4, "value inf is not a finite number"),
        (5, "value 7 is outside the scale, 0.5 to 5"),
        (6, "rating is not a number: 'x'"),
        (7, "userId is empty"),
        (8, "time 9987-04-02 is in the future"),
        (9, "time 1969-12-31 is before 1990"),
        (10, "3 fields where 4 are expected (userId, movieId, rating, timestamp)"),
        (11, "5 fields where 4 are expected (userId, movieId, rating, timestamp)"),
    ]
    assert (report.rows, report.rejected) == (12, 9)


def test_counts_lines_right_after_a_field_of_several_lines(tmp_path: Path) -> None:
    rows = 'movieId,title,genres\r\n1,"Two\r\nlines (1999)",A\r\n\r\n,x,A\r\n'
    report = checked(write(tmp_path / "movies.csv", rows))
    assert [one.line for one in report.problems] == [5]
    assert report.records["item"] == 1


def test_survives_nul_bytes_byte_order_marks_and_broken_utf_8(tmp_path: Path) -> None:
    rows = b"\xef\xbb\xbfuserId,movieId,tag,timestamp\r\n1,2,caf\xe9,1000000000\r\n1,\x002,a\x00b,1000000000\r\n"
    source = write(tmp_path / "tags.csv", rows)
    assert [(record.item_id, record.tag) for record in records_of(source)] == [("2", "café"), ("2", "ab")]
    steps = {step.name: step.changed for step in checked(source).steps}
    assert (steps["encoding"], steps["characters"]) == (1, 1)


def test_a_carriage_return_inside_a_row_rejects_that_row_only(tmp_path: Path) -> None:
    report = checked(write(tmp_path / "ratings.csv", HEADER + f"1,2\r,3,{AT}\n1,2,3,{AT}\n"))
    assert [(one.line, one.why) for one in report.problems] == [(2, "a carriage return in the middle of the line")]
    assert report.records["interaction"] == 1


def test_loads_a_field_of_ten_megabytes(tmp_path: Path) -> None:
    text = "word " * 2_000_000
    row = '{"reviewerID": "u", "asin": "i", "overall": 4, "reviewText": "' + text + '"}'
    [_, document] = records_of(write(tmp_path / "reviews.json", row))
    assert document.text == text.strip()
    write(tmp_path / "movies.csv", f'movieId,title,genres\n1,"{text}",A\n')
    [item] = records_of(tmp_path / "movies.csv")
    assert len(item.title) == len(text) - 1


@pytest.mark.parametrize("longest", [delimited.LARGEST_FIELD, 1000])
def test_a_quotation_mark_that_is_never_closed_costs_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(delimited, "LARGEST_FIELD", longest)
    rows_after = 400
    rows = f"9,9,3,{AT}\n" + f'"1,2,3,{AT}\n' + f"1,2,3,{AT}\n" * rows_after + f"8,8,x,{AT}\n"
    report = checked(write(tmp_path / "ratings.csv", HEADER + rows))
    assert [(one.line, one.why.split(",")[0]) for one in report.problems] == [
        (3, "a quotation mark that is never closed"),
        (4 + rows_after, "rating is not a number: 'x'"),
    ]
    assert report.rows == rows_after + 3


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("{broken", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ("7", "not a JSON object"),
        ('{"reviewerID": {"a": 1}, "asin": "i", "overall": 4}', "reviewerID is missing"),
        ('{"reviewerID": "u", "asin": "i", "overall": "NaN"}', "value nan"),
        ('{"reviewerID": "u", "asin": "i", "overall": NaN}', "value nan"),
        ('{"reviewerID": "u", "asin": "i", "overall": 1e999}', "value inf"),
        ('{"reviewerID": "u", "asin": "i", "overall": true}', "value"),
        ('{"reviewerID": "u", "asin": "i", "overall": [4]}', "overall is not a number"),
        ('{"a":' * 100_000, "nested too deeply"),
    ],
)
def test_rejects_lines_of_json_that_are_no_reviews(tmp_path: Path, line: str, why: str) -> None:
    good = '{"reviewerID": "u", "asin": "i", "overall": 4}'
    report = checked(write(tmp_path / "reviews.json", f'{good}\n{line}\n{good[:-1]}, "x": 1}}\n'))
    if why == "value" and not report.problems:
        return
    assert [(one.line, why in one.why) for one in report.problems] == [(2, True)]


def test_a_dry_run_counts_all_problems_and_keeps_the_first(tmp_path: Path) -> None:
    source = write(tmp_path / "ratings.csv", HEADER + "1,2,99,1000000000\n" * 5000)
    report = checked(source, keep_problems=3)
    assert (report.rejected, len(report.problems), report.rejects_file) == (5000, 3, None)
    assert len(checked(source, keep_problems=None).problems) == 5000
