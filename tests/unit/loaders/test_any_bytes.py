"""Whatever stands in a file: a load reads, rejects or refuses it, and never breaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_schema.errors import SourceError
from graph_schema.records import epoch_millis
from loaders.load import check
from tests.unit.loaders.written import NOW, records_of, write

HEADERS = {
    "ratings.csv": "userId,movieId,rating,timestamp",
    "movies.csv": "movieId,title,genres",
    "ratings.dat": "1::2::3::1000000000",
    "user_artists.dat": "userID\tartistID\tweight",
    "meta.csv": "Product ID,Description,price,Category",
    "train.csv": "user,item,t,fold",
    "items.csv": "item,title,text",
    "reviews.json": '{"reviewerID": "u", "asin": "i", "overall": 4}',
    "new.jsonl": '{"user_id": "u", "parent_asin": "i", "rating": 4, "timestamp": 1000000000000}',
    "x.inter": "user_id:token\titem_id:token\trating:float\ttimestamp:float",
    "x.item": "item_id:token\tclass:token_seq\tprice:float\trelease_year:token",
    "feedback.jsonl": '{"FeedbackType": "like", "UserId": "u", "ItemId": "i"}',
    "gorse-items.jsonl": '{"ItemId": "i", "Labels": []}',
    "behaviors.tsv": "1\tU7\t11/15/2019 8:55:22 AM\tN1\tN1-1",
    "meta.json": '{"asin": "i", "title": "T"}',
}
PIECES = st.sampled_from(
    [b"1", b"2", b"4.5", b",", b"::", b"\t", b'"', b"\n", b"\r\n", b"\r", b"\x00", b"nan", b"1e999", b"1000000000",
     b"9" * 30, b"9" * 5000, b"{}", b'{"asin":', b'"', b"[", b"\xff", b"\xed\xa0\x80", "é".encode(), b" ",
     b"-1", b"<b>", b"&#0;"]
)  # fmt: skip
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.just(10**400), st.floats(), st.text(max_size=20), st.just("\ud800"),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=2),
)  # fmt: skip
NAMES = st.sampled_from(
    ["reviewerID", "asin", "overall", "unixReviewTime", "reviewText", "summary", "user_id", "parent_asin", "rating",
     "timestamp", "title", "price", "category", "description", "brand", "images", "details", "author", "main_category",
     "FeedbackType", "UserId", "ItemId", "Value", "Timestamp", "Labels", "Categories", "Comment", "IsHidden"]
)  # fmt: skip
RELAXED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("name", HEADERS)
@RELAXED
@given(pieces=st.lists(PIECES, max_size=30))
def test_any_bytes_after_a_header_are_rows_or_rejects(tmp_path: Path, name: str, pieces: list[bytes]) -> None:
    source = write(tmp_path / name, HEADERS[name].encode() + b"\n" + b"".join(pieces))
    report = check(str(source), now=NOW)
    assert report.rejected == sum(file.rejected for file in report.files) <= report.rows


@RELAXED
@given(row=st.dictionaries(NAMES, ODD))
def test_any_json_object_is_a_row_or_a_reject(tmp_path: Path, row: dict[str, object]) -> None:
    source = tmp_path / "reviews.json"
    source.write_text(f"{HEADERS['reviews.json']}\n{json.dumps(row)}\n", encoding="utf-8")
    assert check(str(source), now=NOW).rows == 2
    for name in ("meta.json", "feedback.jsonl", "gorse-items.jsonl"):
        source.write_text(f"{HEADERS[name]}\n{json.dumps(row)}\n", encoding="utf-8")
        assert check(str(source), now=NOW).rows == 2


@RELAXED
@given(row=st.dictionaries(st.sampled_from(["a", "b"]), ODD))
def test_any_json_object_is_mapped_or_rejected(tmp_path: Path, row: dict[str, object]) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    parts = [
        'record = "interaction"\nfields = {user_id = "a", item_id = "b", value = "b"}\nconstants = {kind = "x"}',
        'record = "item"\nconstants = {item_id = "i"}\n'
        'fields = {year = "b", price = "b", categories = "b", is_available = "b"}',
        'record = "item"\ntime = "milliseconds"\nconstants = {item_id = "i"}\n'
        'fields = {published_at = "b", title = "b.c"}',
        'record = "document"\nfields = {text = "a", at = "b"}',
    ]
    text = "\n".join(f'[[file]]\npath = "rows.jsonl"\n{part}' for part in parts)
    report = check(str(write(tmp_path / "m.toml", text)), now=NOW)
    assert report.rows == 4


@RELAXED
@given(content=st.binary(max_size=200))
def test_any_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "any.csv").write_bytes(content)
    with pytest.raises(SourceError):
        records_of(tmp_path / "any.csv")


@RELAXED
@given(pieces=st.lists(PIECES, max_size=20))
def test_what_is_read_can_be_stored(tmp_path: Path, pieces: list[bytes]) -> None:
    write(tmp_path / "tags.csv", b"userId,movieId,tag,timestamp\n1,2," + b"".join(pieces).replace(b"\n", b"") + b",0\n")
    if check(str(tmp_path / "tags.csv"), now=NOW).rejected:
        return
    for record in records_of(tmp_path / "tags.csv"):
        assert record.tag.encode() and epoch_millis(record.at) >= 0
