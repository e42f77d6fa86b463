"""Split folders on made-up rows: training pairs come in, test pairs never do."""

from pathlib import Path

import pytest

from graph_schema.errors import SourceError
from graph_schema.records import Follow, Interaction, Item, Tagging
from loaders.load import check
from loaders.sources.source import SourceOptions
from loaders.sources.split import categories_or_description
from tests.unit.loaders.written import NOW, records_of, utc, write

SENTENCE = "A cable that lasts for years and years, whatever comes."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "train.csv.gz", "user,item,t,fold\na,1,1000000000,fit\na,2,0,valid\n")
    write(tmp_path / "test.csv.gz", "user,item\na,3\n")
    write(tmp_path / "cold_items_train.csv.gz", "user,item\na,2\n")
    write(tmp_path / "cold_items_test.csv.gz", "user,item\na,1\n")
    write(tmp_path / "items.csv.gz", 'item,title,text\n1,"Sea, The (1990)","Sea, The (1990) . Drama , Sea"\n')
    write(tmp_path / "item_tags.csv.gz", "user,item,tag\na,1,wet\na,3,dry\nb,3,dry\n")
    write(tmp_path / "social.csv.gz", "user,friend\na,b\n")
    write(tmp_path / "stats.json", "{}")
    return tmp_path


def test_loads_the_training_pairs_and_keeps_the_leak_rule(folder: Path) -> None:
    assert records_of(folder) == [
        Item("1", title="The Sea", categories=("Drama", "Sea"), year=1990),
        Tagging("a", "1", "wet"),
        Tagging("b", "3", "dry"),
        Follow("a", "b"),
        Interaction("a", "1", "like", utc(1000000000)),
        Interaction("a", "2", "like", None),
    ]


def test_says_why_the_other_files_of_a_split_are_left_alone(folder: Path) -> None:
    not_read = {Path(path).name: why for path, why in check(str(folder), now=NOW).not_read.items()}
    assert not_read == {
        "cold_items_test.csv.gz": "test pairs are never loaded",
        "cold_items_train.csv.gz": "not for the task main",
        "stats.json": "not for the task main",
    }


def test_another_task_has_its_own_training_pairs_and_leak_rule(folder: Path) -> None:
    records = records_of(folder, SourceOptions(task="cold-items"))
    assert [record for record in records if isinstance(record, Interaction)] == [Interaction("a", "2", "like")]
    tags = {(record.user_id, record.item_id) for record in records if isinstance(record, Tagging)}
    assert tags == {("a", "3"), ("b", "3")}


def test_positions_in_place_of_times_keep_the_order(folder: Path) -> None:
    write(folder / "train.csv.gz", "user,item,t,fold\na,1,0,fit\na,2,1,fit\na,4,2,fit\n")
    ats = [record.at for record in records_of(folder) if isinstance(record, Interaction)]
    assert ats == [None, utc(1), utc(2)]


def test_refuses_tags_without_the_test_pairs_they_may_give_away(folder: Path) -> None:
    (folder / "test.csv.gz").unlink()
    with pytest.raises(SourceError, match="give away test pairs"):
        records_of(folder)


def test_names_the_tasks_there_are(folder: Path) -> None:
    with pytest.raises(SourceError, match="choose one of main, cold-items, new-users"):
        records_of(folder, SourceOptions(task="everything"))


@pytest.mark.parametrize(
    ("text", "categories", "description"),
    [
        ("Drama , Sea", ("Drama", "Sea"), None),
        ("Cables", ("Cables",), None),
        ("['Long and strong.', 'Blue.']", (), "Long and strong.\nBlue."),
        (SENTENCE, (), SENTENCE),
        ("", (), None),
        ("[not a list", (), "[not a list"),
    ],
)  # fmt: skip
def test_tells_categories_from_descriptions(text: str, categories: tuple[str, ...], description: str | None) -> None:
    assert categories_or_description(text) == (categories, description)
