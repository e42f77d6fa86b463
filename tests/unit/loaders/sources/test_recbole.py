"""RecBole's atomic files on made-up rows."""

from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from graph_schema.records import Follow, Interaction, Item, User
from loaders.load import check
from tests.unit.loaders.written import NOW, records_of, utc, write


def test_reads_users_items_events_and_ties(tmp_path: Path) -> None:
    write(tmp_path / "ml.user", "user_id:token\tage:token\n7\t35\n")
    header = "item_id:token\tmovie_title:token_seq\trelease_year:token\tclass:token_seq\n"
    write(tmp_path / "ml.item.gz", header + "91\tThe Long Day\t1999\tDrama Comedy\n")
    header = "user_id:token\titem_id:token\trating:float\ttimestamp:float\n"
    write(tmp_path / "ml.inter.zst", header + "7\t91\t4\t1000000000\n")
    write(tmp_path / "ml.net", "source_id:token\ttarget_id:token\n7\t8\n")
    assert records_of(tmp_path) == [
        User("7"),
        Item("91", title="The Long Day", categories=("Drama", "Comedy"), year=1999),
        Interaction("7", "91", "rate", utc(1e9), 4.0),
        Follow("7", "8"),
    ]


@pytest.mark.parametrize(
    ("header", "row", "event"),
    [
        ("user_id:token\titem_id:token", "7\t91", Interaction("7", "91", "like")),
        ("user_id:token\titem_id:token\tlabel:float", "7\t91\t1.0", Interaction("7", "91", "like")),
        ("user_id:token\titem_id:token\tlabel:float", "7\t91\t0", None),
        ("user_id:token\tartist_id:token\tweight:float", "7\t91\t120", Interaction("7", "91", "listen", value=120.0)),
        ("review_id:token\tuser_id:token\tbusiness_id:token", "r\t7\t91", Interaction("7", "91", "like")),
        ("user_id:token\titem_id:token\tkind:token\tevent_id:token", "7\t91\tbuy\te1",
         Interaction("7", "91", "buy", event_id="e1")),
    ],
)  # fmt: skip
def test_the_columns_tell_what_an_event_is(tmp_path: Path, header: str, row: str, event: Interaction | None) -> None:
    assert records_of(write(tmp_path / "x.inter", f"{header}\n{row}\n")) == ([event] if event else [])


@pytest.mark.parametrize(
    "text",
    ["'Science Fiction', 'Film'", "Science Fiction, Film", "Science\u00a0Fiction Film", '"Science Fiction", "Film"'],
)
def test_lists_may_be_quoted_separated_by_commas_or_by_blanks(tmp_path: Path, text: str) -> None:
    [item] = records_of(write(tmp_path / "x.item", f"item_id:token\tgenre:token_seq\n1\t{text}\n"))
    assert item == Item("1", categories=("Science Fiction", "Film"))


def test_a_knowledge_graph_says_what_linked_items_are(tmp_path: Path) -> None:
    triples = [
        "m.1\tfilm.film.genre\tm.drama", "m.1\tfilm.film.directed_by\tm.ann", "m.1\tinterest_graph.about\tsea",
        "m.ann\tpeople.person.gender\tm.f", "m.2\tmusic.artist.genre\tm.jazz",
    ]  # fmt: skip
    kg = write(tmp_path / "x.kg", "\n".join(["head_id:token\trelation_id:token\ttail_id:token", *triples]) + "\n")
    write(tmp_path / "x.link", "item_id:token\tentity_id:token\n91\tm.1\n92\tm.2\n")
    found = [Item("91", categories=("m.drama",)), Item("91", creators=("m.ann",)), Item("92", categories=("m.jazz",))]
    assert records_of(tmp_path) == records_of(kg) == found


def test_a_knowledge_graph_needs_its_link_file(tmp_path: Path) -> None:
    kg = write(tmp_path / "x.kg", "head_id:token\trelation_id:token\ttail_id:token\nm.1\tr\tm.2\n")
    with pytest.raises(SourceError, match=r"needs the \.link file"):
        records_of(kg)
    write(tmp_path / "x.net", "source_id:token\ttarget_id:token\n7\t8\n")
    assert check(str(tmp_path), now=NOW).not_read[str(kg)].startswith("needs the .link file")


def test_bad_rows_are_rejected_by_line(tmp_path: Path) -> None:
    rows = "user_id:token\titem_id:token\trating:float\n7\t91\tx\n\t91\t3\n7\t91\n7\t91\tnan\n7\t92\t5\n"
    problems = [(problem.line, problem.why) for problem in check(str(write(tmp_path / "x.inter", rows))).problems]
    assert problems == [
        (2, "rating is not a number: 'x'"),
        (3, "user_id is empty"),
        (4, "2 fields where 3 are expected (user_id:token, item_id:token, rating:float)"),
        (5, "value nan is not a finite number"),
    ]


def test_a_file_without_types_in_its_header_is_not_taken_for_atomic(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no rows of a known format"):
        records_of(write(tmp_path / "x.inter", "user_id\titem_id\n7\t91\n"))


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ('"Cats"" and dogs"', 'Cats" and dogs'),
        ('"Cats" and "dogs"', '"Cats" and "dogs"'),
        ('"Cats', '"Cats'),
        ('"', '"'),
    ],
)
def test_quoted_cells_are_read_as_recbole_reads_them(tmp_path: Path, cell: str, title: str) -> None:
    [item] = records_of(write(tmp_path / "x.item", f"item_id:token\ttitle:token_seq\n1\t{cell}\n"))
    assert item == Item("1", title=title)
