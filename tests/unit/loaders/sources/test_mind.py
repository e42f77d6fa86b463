"""MIND on made-up rows."""

from datetime import UTC, datetime
from pathlib import Path

from graph_schema.records import Interaction, Item, User
from loaders.load import check
from tests.unit.loaders.written import NOW, records_of, write

NEWS = "N1\tsports\tsoccer\tA goal\tIn the last minute.\thttps://x.example/1\t[]\t[]\nN2\tnews\t\tRain\t\t\t\t\n"
BEHAVIORS = "1\tU7\t11/15/2019 8:55:22 PM\tN3 N4\tN1-1 N2-0\n2\tU8\t11/15/2019 9:00:00 AM\t\tN2-0\n"


def test_reads_news_and_clicks_but_not_what_was_only_shown(tmp_path: Path) -> None:
    write(tmp_path / "news.tsv", NEWS)
    write(tmp_path / "behaviors.tsv.gz", BEHAVIORS)
    write(tmp_path / "entity_embedding.vec", "Q1\t0.1\t0.2\n")
    at = datetime(2019, 11, 15, 20, 55, 22, tzinfo=UTC)
    assert records_of(tmp_path) == [
        Item(
            "N1", title="A goal", description="In the last minute.", categories=("sports", "soccer"),
            url="https://x.example/1",
        ),
        Item("N2", title="Rain", categories=("news",)),
        User("U7"),
        Interaction("U7", "N3", "click"),
        Interaction("U7", "N4", "click"),
        Interaction("U7", "N1", "click", at),
        User("U8"),
    ]  # fmt: skip


def test_bad_rows_are_rejected_by_line(tmp_path: Path) -> None:
    rows = "3\tU7\tyesterday\t\tN1-1\n4\tU7\t11/15/2019 8:55:22 AM\t\tN1-2\n5\tU7\t11/15/2019 8:55:22 AM\tN1\n"
    problems = check(str(write(tmp_path / "behaviors.tsv", BEHAVIORS + rows)), now=NOW).problems
    assert [(problem.line, problem.why.split(" (")[0]) for problem in problems] == [
        (3, "time is not of the form 11/15/2019 8:55:22 AM: 'yesterday'"),
        (4, "impressions: 'N1-2' is neither clicked"),
        (5, "4 fields where 5 are expected"),
    ]
