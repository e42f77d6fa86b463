"""A model is trained on the graph, its vectors recommend, and what it was made of is known and can be forgotten."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from neo4j import Driver

pytest.importorskip("torch")

from graph_schema.errors import SettingsError  # noqa: E402
from graph_schema.records import Interaction, Item, Record, User  # noqa: E402
from graph_schema.upsert import write_records  # noqa: E402
from loaders.forget import Place, Shared, forget  # noqa: E402
from services.database.embedded.folder import DataFolder  # noqa: E402
from services.evaluation.graph_training import train_on_graph, why_stale  # noqa: E402
from services.feedback.kinds import read_table  # noqa: E402
from services.feedback.strengths import refresh_feedback  # noqa: E402
from services.learning.deep.fit import Run  # noqa: E402
from services.learning.deep.graph_sage import GraphSage  # noqa: E402
from services.learning.deep.learner import DeepModel  # noqa: E402
from services.learning.deep.light_gcn import LightGcn  # noqa: E402
from services.learning.deep.next_item import Recurrent, SelfAttention  # noqa: E402
from services.learning.deep.store import FOLDER  # noqa: E402
from services.learning.deep.tastes import stored_card  # noqa: E402
from services.learning.models.als import Als  # noqa: E402
from services.learning.taste.rebuilding import rebuild_taste  # noqa: E402
from services.lists.everyone import everyones_lists, one_by_one  # noqa: E402
from services.lists.listing import Lists  # noqa: E402
from services.observability.progress import SilentProgress  # noqa: E402
from services.recommenders.catalogue import recommenders  # noqa: E402
from tests.conftest import Cli  # noqa: E402
from tests.worlds import NOW, RULES, plant, toy_records  # noqa: E402

QUIET, TABLE = SilentProgress(), read_table()
READERS, SHELF, LENGTH = 48, 12, 6
SMALL = {"embedding": 16, "rate": 0.02, "batch": 64, "epochs": 20}
ATTENTIVE = SelfAttention(embedding=16, inner=32, layers=1, dropout=0.1, rate=0.01, batch=64, epochs=20, every=10)
READING = [Recurrent(**SMALL, hidden=32, dropout=0.1, every=10), ATTENTIVE]
METHOD = "MATCH (n:User|Item) WHERE n.taste IS NOT NULL RETURN DISTINCT n.taste_method AS method"


def volume(place: int) -> str:
    return f"volume-{place % SHELF:02}"


def shelf() -> list[Record]:
    """Readers who go along a shelf of volumes that closes to a ring, each from a start of their own."""
    records: list[Record] = [User(f"reader-{n:02}", f"Reader {n}") for n in range(READERS)]
    records += [Item(volume(place), f"Volume {place}") for place in range(SHELF)]
    return records + [
        Interaction(f"reader-{n:02}", volume(n + step), "like", NOW + timedelta(days=step))
        for n in range(READERS)
        for step in range(LENGTH)
    ]


def methods(graph: Driver) -> list[str]:
    return [row["method"] for row in graph.execute_query(METHOD).records]


def like(graph: Driver, user_id: str, item_id: str) -> None:
    write_records(graph, [Interaction(user_id, item_id, "like", NOW + timedelta(days=30))])
    refresh_feedback(graph, TABLE, NOW, QUIET)


@pytest.fixture
def readers(empty_graph: Driver) -> Driver:
    write_records(empty_graph, shelf())
    refresh_feedback(empty_graph, TABLE, NOW, QUIET)
    return empty_graph


@pytest.mark.parametrize("model", READING, ids=lambda model: model.name)
def test_the_next_volume_is_recommended_first(readers: Driver, model: DeepModel) -> None:
    report = train_on_graph(readers, model, _run(), False, NOW)
    assert (report.users, report.items, methods(readers)) == (READERS, SHELF, [model.name])
    asked = recommenders(readers)[model.name]
    firsts = [asked.recommend(f"reader-{n:02}", 1)[0].item.id for n in range(SHELF)]
    assert firsts == [volume(n + LENGTH) for n in range(SHELF)]
    lists = Lists(readers, recommenders(readers))
    at_once, alone = ([*lister(lists, model.name, 5)] for lister in (everyones_lists, one_by_one))
    assert [row[:2] for row in at_once] == [row[:2] for row in alone]
    assert recommenders(readers)["als"].recommend("reader-00", 5) == []


def test_who_likes_the_same_is_followed(empty_graph: Driver) -> None:
    plant(empty_graph, toy_records())
    report = train_on_graph(empty_graph, LightGcn(**SMALL), _run(), False, NOW)
    assert report.card.interests == 0
    [first, *_] = recommenders(empty_graph)["lightgcn"].recommend("ada", 1)
    assert first.item.id == "giant-steps"


def test_a_graph_network_reads_interests_too(empty_graph: Driver) -> None:
    plant(empty_graph, toy_records())
    model = GraphSage(**SMALL, fanouts=(5, 3))
    assert train_on_graph(empty_graph, model, _run(), False, NOW).card.interests > 0


def test_a_model_knows_what_it_was_made_of(readers: Driver, tmp_path: Path) -> None:
    model, run = LightGcn(**SMALL), _run(tmp_path / FOLDER / "lightgcn")
    assert why_stale(readers, model) == ("no model was trained yet",)
    report = train_on_graph(readers, model, run, False, NOW)
    assert stored_card(readers) == report.card
    assert why_stale(readers, model) == ()
    like(readers, "reader-00", volume(LENGTH))
    [reason] = why_stale(readers, model)
    assert f"{READERS * LENGTH} likes then, {READERS * LENGTH + 1} now" in reason
    again = train_on_graph(readers, model, run, False, NOW)
    assert (why_stale(readers, model), again.card.data == report.card.data) == ((), False)
    rebuild_taste(readers, NOW, QUIET, Als(factors=4))
    assert methods(readers) == ["als"], "the graph holds one method at a time"


def test_a_model_trained_with_somebody_who_is_forgotten_goes(readers: Driver, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    folder.make()
    train_on_graph(readers, LightGcn(**SMALL), _run(tmp_path / FOLDER / "lightgcn"), False, NOW)
    assert [*(tmp_path / FOLDER).rglob("card.json")] != []
    forget(Place(readers, folder), "reader-05", Shared(TABLE, RULES), NOW, QUIET)
    assert (methods(readers), stored_card(readers), (tmp_path / FOLDER).exists()) == ([], None, False)


def test_without_order_nothing_comes_next_and_that_is_said(empty_graph: Driver) -> None:
    at_once = [Interaction(f"u{n}", volume(n + step), "like", NOW) for n in range(9) for step in range(3)]
    write_records(empty_graph, [*(Item(volume(place), "Volume") for place in range(SHELF)), *at_once])
    refresh_feedback(empty_graph, TABLE, NOW, QUIET)
    with pytest.raises(SettingsError, match="there is no order"):
        train_on_graph(empty_graph, ATTENTIVE, _run(), False, NOW)


def test_the_command_trains_and_says_what_is_stale(readers: Driver, cli: Cli, tmp_path: Path) -> None:
    ran = cli("train", "lightgcn", "--no-tune", "--device", "cpu")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith(f"{READERS} users and {SHELF} items have a vector by lightgcn\nNDCG@10 ")
    assert cli("train", "--stale").stdout == "nothing is stale\n"
    [card] = tmp_path.rglob("card.json")
    assert json.loads(card.read_text())["model"] == "lightgcn"
    like(readers, "reader-00", volume(LENGTH))
    ran = cli("train", "--stale", "--json")
    assert ran.returncode == 0, ran.stderr
    assert "the data have changed" in ran.stderr
    assert json.loads(ran.stdout)["card"]["likes"] == READERS * LENGTH + 1
    refused = cli("train", "lightgcn", "--device", "abacus")
    assert (refused.returncode, "no device 'abacus' here" in refused.stderr) == (1, True)


def _run(folder: Path | None = None) -> Run:
    return Run(seed=1, device="cpu", folder=folder)
