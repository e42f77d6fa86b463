"""A person is forgotten: nothing of them is left, and what others have is as if they had never been."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Driver

from graph_schema.errors import UnknownUserError
from graph_schema.fingerprint import fingerprint
from graph_schema.records import Document, Follow, Interaction, Record, Tagging, User
from graph_schema.reset import reset
from loaders.forget import Place, Shared, forget, look_for
from services.asking.by_model import CypherReply, Given
from services.database.embedded.folder import DataFolder
from services.database.settings import DatabaseSettings
from services.feedback.kinds import read_table
from services.learning.method_names import OF_TRAINING
from services.llm.store import ModelStore
from services.observability.progress import SilentProgress
from services.privacy.erasure import Erased, begun_erasures, erase_user
from services.privacy.report import NAME as KEPT
from services.privacy.report import ErasureReport
from tests.conftest import Cli
from tests.planted_person import ID, MARKERS, NAME, others, planted
from tests.worlds import ITEMS, LIKES, NOW, RULES, plant, toy_records

SHARED = Shared(read_table(), RULES)
Figures = dict[str, tuple[str, int]]
MISCOUNTED = "MATCH (c:Community) WHERE c.as_of IS NULL OR c.users <> COUNT { (c)<-[:IN_COMMUNITY]-(:User) }"
MISCOUNTED += " RETURN count(*) AS n"
EVERYTHING = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN labels(n), properties(n), type(r), properties(r)"
TRAINED = (
    "MERGE (j:Job {job_id: 'train'}) SET j.method = $method"
    " WITH j MATCH (i:Item {item_id: 'goldberg'}) SET i.taste = [1.0], i.taste_method = $method"
)
HELD = "MATCH (j:Job {job_id: 'train'}) RETURN count(j) AS jobs, EXISTS { (i:Item) WHERE i.taste IS NOT NULL } AS held"
KILLED_ON_THE_WAY = """
import os, signal, sys
from services.database.connection import connect
from services.database.settings import DatabaseSettings
from services.observability.progress import SilentProgress, SilentStep
from services.privacy import erasure
from tests.planted_person import ID
from tests.worlds import NOW

erasure.TIES_A_BATCH = erasure.TEXTS_A_BATCH = 2
batches = [int(sys.argv[1])]

class Step(SilentStep):
    def advance(self, n=1):
        batches[0] -= 1
        if not batches[0]:
            os.kill(os.getpid(), signal.SIGKILL)

class Progress(SilentProgress):
    def step(self, *arguments):
        return Step()

with connect(DatabaseSettings(*os.environ["LOGIN"].split())) as driver:
    erasure.erase_user(driver, ID, NOW, Progress())
"""


def plant_whole(driver: Driver, records: list[Record]) -> Figures:
    """Plant a world in an empty graph; return its figures."""
    reset(driver)
    plant(driver, records)
    return figures(driver)


def figures(driver: Driver) -> Figures:
    """Return the fingerprint of each kind of fact and weight.

    Communities keep ids of their own history, and vectors follow with the next `embed`.
    """
    driver.execute_query("MATCH (n:Item|Interest) REMOVE n.embedding, n.embedding_checksum")
    parts = fingerprint(driver, everything=True).parts
    return {name: part for name, part in parts.items() if "COMMUNITY" not in name.upper() and name != "PART_OF"}


def everything_in(driver: Driver) -> str:
    rows: list[Any] = [row.values() for row in driver.execute_query(EVERYTHING).records]
    return repr(rows)


@pytest.fixture
def place(driver: Driver, tmp_path: Path) -> Place:
    folder = DataFolder(tmp_path / "folder")
    folder.make()
    return Place(driver, folder)


def forget_one(place: Place, user_id: str) -> ErasureReport:
    [report] = forget(place, user_id, SHARED, NOW, SilentProgress())
    return report


def write_files(place: Place) -> tuple[Path, Path]:
    """Write a file of rejected rows and a log, each with a place that names the person."""
    row = {"file": "r.csv", "line": 3, "why": "rating is not a number", "table": "ratings"}
    head = {"rejects_of": "r.csv", "format": "movielens", "prefix": "", "options": {}}
    rows = [head, {**row, "row": {"userId": ID, "rating": "x"}}, {**row, "row": {"userId": "ada", "rating": "y"}}]
    rejects = place.folder.path / "r.rejects.jsonl"
    rejects.write_text("".join(json.dumps(one) + "\n" for one in rows))
    log = place.folder.logs / "debug.log"
    log.write_text(f"before\nuser {ID} did it\nafter\n")
    return rejects, log


def stop_at(monkeypatch: pytest.MonkeyPatch, step: str, place: Place) -> None:
    """Run the job until it comes to a step."""
    with monkeypatch.context() as stopped:
        stopped.setattr(f"loaders.forget.{step}", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            forget(place, ID, SHARED, NOW, SilentProgress())


def test_the_graph_is_as_if_the_person_had_never_been(place: Place) -> None:
    without = plant_whole(place.driver, toy_records() + others())
    plant_whole(place.driver, toy_records() + others() + planted())
    assert all(marker in everything_in(place.driver) for marker in MARKERS)
    report = forget_one(place, ID)
    assert figures(place.driver) == without
    assert place.driver.execute_query(MISCOUNTED).records[0]["n"] == 0
    assert report.is_clean
    assert report.erased is not None
    assert (report.erased.events, report.erased.tags, report.erased.texts, report.erased.bare_items) == (5, 3, 3, 1)
    assert report.pieces >= 5
    assert [marker for marker in MARKERS if marker in everything_in(place.driver)] == []
    kept = (place.folder.path / KEPT).read_text(encoding="utf-8")
    assert [marker for marker in MARKERS if marker in kept] == []
    assert json.loads(kept)["subject"] == report.subject


def test_what_a_language_model_replied_about_the_person_goes_too(place: Place) -> None:
    plant_whole(place.driver, toy_records() + planted())
    store = ModelStore(place.folder.path / "models.sqlite")
    store.keep("k1", ID, "m", "mine-interests", 1, '{"names": ["zither"]}', 1.0)
    store.keep("k2", "ada", "m", "mine-interests", 1, '{"names": ["jazz"]}', 1.0)
    report = forget_one(place, ID)
    assert report.model_replies == 1
    assert (store.reply("k1"), store.reply("k2")) == (None, '{"names": ["jazz"]}')
    store.close()


@pytest.mark.parametrize(
    ("cypher", "given"),
    [("MATCH (a:User {user_id: $one})", ID), ("MATCH (a:User {name: $one})", NAME), (f"MATCH (a {{id: '{ID}'}})", "x")],
)
def test_a_reply_to_a_question_about_several_people_goes_with_any_of_them(
    place: Place, cypher: str, given: str
) -> None:
    plant_whole(place.driver, toy_records() + planted())
    store = ModelStore(place.folder.path / "models.sqlite")
    asked = [Given(name="one", value=given), Given(name="other", value="ada")]
    reply = CypherReply(explanation="what both like", cypher=cypher, parameters=asked)
    store.keep("k1", None, "m", "ask-graph", 1, reply.model_dump_json(), 1.0)
    store.keep("k2", None, "m", "ask-graph", 1, '{"value":"ada"}', 1.0)
    report = forget_one(place, ID)
    assert report.model_replies == 1
    assert (store.reply("k1"), store.reply("k2")) == (None, '{"value":"ada"}')
    store.close()


def test_files_lose_the_person_and_what_is_left_in_one_is_said(place: Place) -> None:
    plant_whole(place.driver, toy_records() + planted())
    rejects, log = write_files(place)
    (place.folder.path / "lists.csv").write_text(f"user,item\n{ID},goldberg\n")
    report = forget_one(place, ID)
    assert (report.rejected_rows, report.masked) == (1, 1)
    assert "ada" in rejects.read_text() and ID not in rejects.read_text()
    assert log.read_text() == f"before\nuser {'*' * len(ID)} did it\nafter\n"
    assert [(file.path, file.times) for file in report.files.found] == [("lists.csv", 1)]
    assert not report.is_clean
    (place.folder.path / "lists.csv").unlink()
    assert look_for(place, ID, NOW, SilentProgress()).is_clean


@pytest.mark.parametrize("batches", [1, 6])
def test_an_erasure_that_was_killed_is_completed_by_the_next_run(
    place: Place, server: DatabaseSettings, outside: dict[str, str], batches: int
) -> None:
    without = plant_whole(place.driver, toy_records() + others())
    plant_whole(place.driver, toy_records() + others() + planted())
    login = f"{server.uri} {server.username} {server.password}"
    command = [sys.executable, "-c", KILLED_ON_THE_WAY, str(batches)]
    ran = subprocess.run(command, env={**outside, "LOGIN": login}, check=False, timeout=60)
    assert ran.returncode == -signal.SIGKILL
    assert begun_erasures(place.driver) == [ID]
    [report] = forget(place, None, SHARED, NOW, SilentProgress())
    assert (report.was_resumed, report.is_clean, begun_erasures(place.driver)) == (True, True, [])
    assert figures(place.driver) == without


@pytest.mark.parametrize("step", ["collect_traces", "forget_models", "erase_user"])
def test_a_run_that_stopped_before_the_erasure_is_completed_too(
    place: Place, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    without = plant_whole(place.driver, toy_records() + others())
    plant_whole(place.driver, toy_records() + others() + planted())
    stop_at(monkeypatch, step, place)
    assert begun_erasures(place.driver) == [ID]
    [report] = forget(place, None, SHARED, NOW, SilentProgress())
    assert (report.was_resumed, report.is_clean, begun_erasures(place.driver)) == (True, True, [])
    assert figures(place.driver) == without


def test_what_was_shared_is_brought_up_to_date_though_the_run_stopped_after_the_erasure(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    without = plant_whole(place.driver, toy_records() + others())
    plant_whole(place.driver, toy_records() + others() + planted())
    stop_at(monkeypatch, "settle_interests", place)
    assert forget(place, None, SHARED, NOW, SilentProgress()) == []
    assert figures(place.driver) == without


def test_files_lose_the_person_though_the_run_stopped_after_the_erasure(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant_whole(place.driver, toy_records() + planted())
    rejects, log = write_files(place)
    store = ModelStore(place.folder.path / "models.sqlite")
    store.keep("k1", ID, "m", "mine-interests", 1, '{"names": ["zither"]}', 1.0)
    stop_at(monkeypatch, "settle_interests", place)
    assert begun_erasures(place.driver) == []
    assert ID not in rejects.read_text() and ID not in log.read_text()
    assert store.reply("k1") is None
    store.close()


def test_what_a_model_replies_while_the_person_goes_is_found_too(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    plant_whole(place.driver, toy_records() + planted())
    store = ModelStore(place.folder.path / "models.sqlite")
    store.keep("k1", ID, "m", "mine-interests", 1, '{"names": ["zither"]}', 1.0)

    def late(*arguments: Any) -> Erased:
        store.keep("k2", ID, "m", "mine-interests", 1, '{"names": ["zither"]}', 2.0)
        return erase_user(*arguments)

    monkeypatch.setattr("loaders.forget.erase_user", late)
    assert forget_one(place, ID).model_replies == 2
    assert (store.reply("k1"), store.reply("k2")) == (None, None)
    store.close()


def test_a_short_id_is_told_from_the_same_number_elsewhere(place: Place) -> None:
    more = [
        Interaction("7", "goldberg", "like", NOW),
        replace(ITEMS[0], item_id="7", title="7"),
        Document("7", "I read 7 books.", user_id="ada", item_id="7"),
        Tagging("ada", "7", "7"),
    ]
    plant_whole(place.driver, toy_records() + more)
    report = forget_one(place, "7")
    assert (report.is_clean, report.is_id_telling) == (True, False)
    rows = place.driver.execute_query("MATCH (n {item_id: '7'})<-[t:TAGGED {tag: '7'}]-() RETURN n").records
    assert len(rows) == 1


def test_an_id_in_what_another_wrote_is_found_and_said_where(place: Place) -> None:
    plant_whole(place.driver, [*toy_records(), *planted(), Document("r9", f"As {ID} says!", user_id="ada")])
    found = forget_one(place, ID).database.places
    assert [(one.where, one.key, one.times) for one in found] == [("Document.text", "r9", 1)]


def test_nothing_happens_when_the_person_is_unknown(place: Place) -> None:
    plant_whole(place.driver, toy_records())
    place.driver.execute_query(TRAINED, method=OF_TRAINING[0])
    before = figures(place.driver)
    card = place.folder.path / "models" / OF_TRAINING[0] / "card.json"
    card.parent.mkdir(parents=True)
    card.write_text("{}")
    with pytest.raises(UnknownUserError):
        forget(place, "nobody", SHARED, NOW, SilentProgress())
    assert card.exists()
    assert place.driver.execute_query(HELD).records[0].values() == [1, True]
    assert figures(place.driver) == before
    assert begun_erasures(place.driver) == []


FACTS = st.lists(
    st.one_of(
        st.builds(
            Interaction,
            st.sampled_from([*LIKES, "gone"]),
            st.sampled_from([item.item_id for item in ITEMS]),
            st.sampled_from(["like", "view", "dislike"]),
            st.sampled_from([None, NOW]),
        ),
        st.builds(
            Tagging,
            st.sampled_from(["ada", "bo", "gone"]),
            st.sampled_from([item.item_id for item in ITEMS]),
            st.sampled_from(["Saxophones", "saxophone", "night music", "jazz", "a", "2024"]),
        ),
        st.builds(
            Document,
            st.uuids().map(str),
            st.sampled_from(["Lovely saxophone and night music!", "I hate metal.", "Kind of Blue is jazz.", "Hm."]),
            user_id=st.sampled_from(["cleo", "gone"]),
            item_id=st.sampled_from([None, "goldberg", "blue-train"]),
        ),
        st.builds(Follow, st.sampled_from(["ada", "gone"]), st.sampled_from(["bo", "gone"])),
    ),
    max_size=25,
)


def is_of(record: Record, user_id: str) -> bool:
    return user_id in (getattr(record, "user_id", None), getattr(record, "friend_id", None))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(FACTS)
def test_any_world_without_a_person_is_that_world_after_forgetting(place: Place, facts: list[Record]) -> None:
    known = [*ITEMS, *(User(user_id) for user_id in LIKES), Interaction("dan", "goldberg", "like", NOW)]
    without = plant_whole(place.driver, [*known, *(one for one in facts if not is_of(one, "gone"))])
    plant_whole(place.driver, [*known, User("gone"), *facts])
    forget_one(place, "gone")
    assert figures(place.driver) == without


def test_the_command_asks_or_is_told_yes(cli: Cli, driver: Driver, tmp_path: Path) -> None:
    plant_whole(driver, toy_records() + planted())
    unasked = cli("forget", ID)
    assert (unasked.returncode, "--yes" in unasked.stderr) == (1, True)
    ran = cli("forget", ID, "--yes")
    assert ran.returncode == 0, ran.stderr
    assert "nothing was found" in ran.stdout
    assert "forgotten: 5 events, 4 texts, 3 tags" in ran.stdout
    report = tmp_path / ".interest-graph" / KEPT
    assert report.stat().st_mode & 0o077 == 0
    assert (report.parent / "privacy.key").exists()
    assert cli("forget", ID, "--yes").returncode == 1
    again = cli("forget", ID, "--scan-only", "--json")
    assert (again.returncode, json.loads(again.stdout)[0]["erased"]) == (0, None)
