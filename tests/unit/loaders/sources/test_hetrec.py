"""HetRec Last.fm files on made-up rows."""

from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from graph_schema.records import Follow, Interaction, Item, Tagging
from loaders.load import check
from tests.unit.loaders.written import NOW, records_of, utc, write

PLAYS = "userID\tartistID\tweight\r\n4\t60\t120\r\n"
TAGGINGS = "userID\tartistID\ttagID\tday\tmonth\tyear\r\n4\t60\t9\t1\t5\t2009\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "user_artists.dat", PLAYS)
    write(tmp_path / "user_taggedartists.dat.gz", TAGGINGS)
    write(tmp_path / "tags.dat", "tagID\ttagValue\r\n9\tmúsica\r\n".encode("latin-1"))
    write(tmp_path / "artists.dat", 'id\tname\turl\tpictureURL\r\n60\tThe "Larks"\thttp://x.example/60\t\r\n')
    write(tmp_path / "user_friends.dat", "userID\tfriendID\r\n4\t5\r\n5\t4\r\n")
    return tmp_path


def test_reads_plays_tags_artists_and_friends(folder: Path) -> None:
    assert records_of(folder) == [
        Item("60", title='The "Larks"', url="http://x.example/60"),
        Interaction("4", "60", "listen", value=120.0),
        Follow("4", "5"),
        Follow("5", "4"),
        Tagging("4", "60", "música", utc(1241136000)),
    ]


def test_a_wild_date_is_dropped_and_the_tag_kept(folder: Path) -> None:
    write(folder / "user_taggedartists.dat.gz", TAGGINGS.replace("2009", "1956"))
    assert records_of(folder)[-1] == Tagging("4", "60", "música", None)


def test_an_impossible_date_and_an_unknown_tag_are_rejected_by_line(folder: Path) -> None:
    rows = "4\t60\t9\t31\t2\t2009\r\n4\t60\t77\t1\t2\t2009\r\n"
    write(folder / "user_taggedartists.dat.gz", TAGGINGS + rows)
    problems = [(problem.line, problem.why) for problem in check(str(folder), now=NOW).problems]
    assert problems == [(3, "day, month, year are no possible date"), (4, "tag 77 is not in tags.dat")]


def test_needs_the_texts_of_the_tags(folder: Path) -> None:
    (folder / "tags.dat").unlink()
    with pytest.raises(SourceError, match="put tags.dat beside it"):
        records_of(folder)
