"""What a scan looks for, and where it finds it."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

from services.observability.progress import SilentProgress
from services.privacy import file_scan
from services.privacy.file_scan import scan_files
from services.privacy.log_masking import mask_logs
from services.privacy.traces import Traces, pieces

ID = 'mei-lin/海 "x"'


@pytest.mark.parametrize(
    ("id", "is_telling"), [("7", False), ("12345678", False), ("123456789", True), ("mei-lin", True)]
)
def test_a_short_id_says_nothing_on_its_own(id: str, is_telling: bool) -> None:
    assert Traces(id).is_id_telling is is_telling
    assert Traces(id).are_in(f"by {id}.") is is_telling


@pytest.mark.parametrize("text", ["mei-linda", "amei-lin", "mei_lin", "海mei-lin"])
def test_an_id_inside_another_word_is_no_trace(text: str) -> None:
    assert not Traces("mei-lin").are_in(text)


def test_pieces_come_from_all_over_a_text_and_not_from_a_short_one() -> None:
    text = "".join(chr(65 + n % 26) + str(n) for n in range(100))
    found = pieces(f"  {text}\n")
    assert [len(piece) for piece in found] == [40, 40, 40]
    assert (text.startswith(found[0]), found[1] in text, text.endswith(found[2])) == (True, True, True)
    assert pieces("Great product, thanks!") == ()


@pytest.mark.parametrize(
    "written",
    [
        ID.encode(),
        json.dumps({"user": ID}).encode(),
        json.dumps({"user": ID}, ensure_ascii=False).encode(),
        b"GET /users/mei-lin%2F%E6%B5%B7%20%22x%22 HTTP/1.1",
        b'a,"mei-lin/\xe6\xb5\xb7 ""x""",b',
        ID.encode("utf-16-le"),
        gzip.compress(f"user: {ID}".encode()),
        zstd.compress(f"user: {ID}".encode()),
    ],
)
def test_an_id_is_found_however_a_file_spells_it(tmp_path: Path, written: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(written)
    scanned = scan_files(tmp_path, Traces(ID), SilentProgress())
    assert [(one.path, one.times) for one in scanned.found] == [("deep/file", 1)]
    assert scan_files(tmp_path, Traces("somebody-else"), SilentProgress()).found == ()


def test_a_trace_across_the_edge_of_two_chunks_is_found_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_scan, "CHUNK", 64)
    monkeypatch.setattr(file_scan, "OVERLAP", 16)
    for at in range(40, 140):
        (tmp_path / "file").write_bytes(b" " * at + b"mei-lin" + b" " * 100)
        [found] = scan_files(tmp_path, Traces("mei-lin"), SilentProgress()).found
        assert found.times == 1, at


def test_a_file_named_after_a_person_is_found_and_the_store_is_told_apart(tmp_path: Path) -> None:
    store = tmp_path / "neo4j" / "data" / "databases" / "neo4j"
    store.mkdir(parents=True)
    (store / "strings").write_bytes(b"\0\1mei-lin\2")
    (tmp_path / "mei-lin.json").touch()
    scanned = scan_files(tmp_path, Traces("mei-lin"), SilentProgress())
    assert [one.path for one in scanned.found] == ["mei-lin.json"]
    assert [one.path for one in scanned.in_store] == ["neo4j/data/databases/neo4j/strings"]


def test_a_log_keeps_its_length_when_a_person_is_masked(tmp_path: Path) -> None:
    (tmp_path / "debug.log").write_text("a mei-lin b mei-linda c mei-lin\n")
    assert mask_logs(tmp_path, Traces("mei-lin")) == 2
    assert (tmp_path / "debug.log").read_text() == "a ******* b mei-linda c *******\n"
    assert mask_logs(tmp_path, Traces("b")) == 0
