"""The hybrid of a graph that was learned from, on planted worlds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
from neo4j import Driver

from graph_schema.records import Interaction, Item, Record, Statement, User
from graph_schema.upsert import write_records
from loaders.embed import embed
from loaders.forget import Place, Shared
from loaders.forget import forget as forget_person
from loaders.learn import LEAST_USERS, forget, learn
from loaders.mine import mine
from services.database.embedded.folder import DataFolder
from services.embedding.hashing import HashingEmbedder
from services.explanations.reasons import explain_candidates
from services.feedback.events import record_event
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.learning.suggestions.job import count_stale_suggestions, stored_recipe
from services.lists.everyone import lists_among
from services.lists.listing import Lists
from services.observability.progress import SilentProgress
from services.recommenders import learned_hybrid as learned_hybrid_module
from services.recommenders.catalogue import recommenders
from services.recommenders.scope import Scope
from tests.hybrids import fixed_hybrid, learned_hybrid
from tests.integration.recommenders.test_everyone import assert_same
from tests.random_world import random_records
from tests.worlds import NOW, RULES, plant, plant_facts

QUIET = SilentProgress()
GROUPS = ("jazz", "opera", "metal")
N_USERS, N_ITEMS, LIKED = 48, 30, 6
TIES = (
    "MATCH (a:Item)-[t:SUGGESTS|INTRODUCES]->(b:Item)"
    " RETURN a.item_id AS a, type(t) AS t, b.item_id AS b, t.weight AS w, t.rank AS r ORDER BY a, t, b"
)


def planted() -> list[Record]:
    """Users who like six things of one of three groups; `new-jazz` is jazz, and nobody has met it."""
    dice = np.random.default_rng(7)
    records: list[Record] = [
        Item(f"i{n}", f"{GROUPS[n % 3].title()} number {n}", f"a record of {GROUPS[n % 3]}", (GROUPS[n % 3],))
        for n in range(N_ITEMS)
    ]
    records.append(Item("new-jazz", "New jazz", "a record of jazz", ("jazz",)))
    for user in range(N_USERS):
        records.append(User(f"u{user}"))
        own = [n for n in range(N_ITEMS) if n % 3 == user % 3]
        for day, n in enumerate(dice.permutation(own)[:LIKED].tolist()):
            records.append(Interaction(f"u{user}", f"i{n}", "like", NOW - timedelta(days=100 - day)))
    records += [User("new"), Interaction("new", "i0", "like", NOW), User("nobody")]
    return records


@pytest.fixture(scope="module")
def world(driver: Driver) -> Iterator[Driver]:
    plant_facts(driver, planted())
    embed(driver, HashingEmbedder(), QUIET)
    report = learn(driver, NOW, QUIET)
    assert report.users == N_USERS + 1 and report.likes == N_USERS * LIKED + 1 and report.recipe is not None
    yield driver


def group(item_id: str) -> int:
    return 0 if item_id == "new-jazz" else int(item_id[1:]) % 3


def test_lists_hold_what_is_of_the_users_own_group(world: Driver) -> None:
    hybrid = learned_hybrid(world)
    for user in range(N_USERS):
        listed = [one.item.id for one in hybrid.recommend(f"u{user}", 4)]
        assert [group(item_id) for item_id in listed] == [user % 3] * 4


def test_a_newcomer_with_one_like_gets_what_goes_with_it(world: Driver) -> None:
    listed = learned_hybrid(world).recommend("new", 5)
    assert [group(one.item.id) for one in listed] == [0] * 5
    assert {tie.type for one in listed for term in one.terms for tie in term.ties} == {"INTERACTED_WITH", "INTRODUCES"}


def test_an_item_that_nobody_has_met_is_led_to_by_what_is_like_it(world: Driver) -> None:
    [jazz] = learned_hybrid(world).score("u0", ["new-jazz"])
    others = learned_hybrid(world).score("u1", ["new-jazz"])
    assert jazz.score > max([one.score for one in others], default=0.0)
    assert {term.kind for term in jazz.terms} == {"resembling"}


def test_reasons_sum_to_the_score_and_their_queries_find_their_paths(world: Driver) -> None:
    candidates = learned_hybrid(world).recommend("u3", 5)
    for one, shown in zip(candidates, explain_candidates(candidates, "zh"), strict=True):
        assert math.fsum(reason.contribution for reason in shown.reasons) == pytest.approx(one.score, abs=1e-6)
        for reason in shown.reasons:
            if reason.cypher is not None:
                _, _, query = reason.cypher.partition(";\n")
                assert len(world.execute_query(query, reason.parameters).records) == 1
                [met, leads] = reason.path["relationships"] if reason.path else []
                assert met["weight"] * leads["weight"] == pytest.approx(reason.contribution, abs=1e-9)


def test_shares_of_what_is_liked_sum_to_one_and_the_newest_has_the_largest(world: Driver) -> None:
    [one, *_] = learned_hybrid(world).score("u3", ["i0"])
    shares = {term.nodes[1].id: term.ties[0].weight for term in one.terms if term.nodes}
    newest = "MATCH (:User {user_id: 'u3'})-[r]->(i:Item) RETURN i.item_id AS id ORDER BY r.ats[-1] DESC"
    order = [row["id"] for row in world.execute_query(newest).records if row["id"] in shares]
    values = [shares[item_id] for item_id in order]
    assert values == sorted(values, reverse=True) and sum(values) <= 1 + 1e-9


def test_who_likes_nothing_gets_the_fixed_sum(world: Driver) -> None:
    assert learned_hybrid(world).recommend("nobody", 3) == fixed_hybrid(world).recommend("nobody", 3) != []


def test_scopes_narrow_what_is_found(world: Driver) -> None:
    hybrid = learned_hybrid(world)
    first, *_ = hybrid.candidates("u0", 10)
    assert first not in hybrid.candidates("u0", 10, Scope(exclude=(first,)))
    met = {term.nodes[1].id for one in hybrid.recommend("u0", 3) for term in one.terms if term.nodes}
    assert met & {*hybrid.candidates("u0", 30, Scope(seen=True))}
    assert not met & {*hybrid.candidates("u0", 30)}


def test_everyones_lists_are_those_of_each(world: Driver) -> None:
    assert_same(world, learned_hybrid(world), 3)
    assert_same(world, learned_hybrid(world), 40)


def test_a_short_list_is_the_beginning_of_a_long_one(world: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned_hybrid_module, "POOL", 8)
    hybrid = learned_hybrid(world)
    for user in range(N_USERS):
        listed = hybrid.recommend(f"u{user}", 8)
        for n in (1, 3, 5):
            assert hybrid.recommend(f"u{user}", n) == listed[:n]


@pytest.fixture
def changing(empty_graph: Driver) -> Driver:
    plant_facts(empty_graph, planted())
    learn(empty_graph, NOW, QUIET)
    return empty_graph


def test_what_the_user_says_of_interests_and_dislikes_counts_at_once(changing: Driver) -> None:
    hybrid = learned_hybrid(changing)
    before = hybrid.recommend("u0", 3)
    write_records(changing, [Statement("u0", "jazz", "muted", NOW), Statement("u0", "opera", "pinned", NOW)])
    [lower] = hybrid.score("u0", [before[0].item.id])
    assert lower.score < before[0].score - 0.1
    found = [group(one.item.id) for one in hybrid.recommend("u0", 30)]
    assert 1 in found and 2 not in found[: found.index(1)]
    assert_same(changing, hybrid, 10)
    disliked = Interaction("u1", before[0].item.id, "dislike", NOW)
    record_event(changing, disliked, read_table(), RULES, NOW)
    [met] = [one for one in hybrid.score("u1", ["i0", "i3", "i6"]) if any(term.contribution < 0 for term in one.terms)][
        :1
    ]
    assert met.terms
    assert_same(changing, hybrid, 10)


def test_a_like_changes_the_next_list_and_marks_what_was_learned_as_old(changing: Driver) -> None:
    hybrid = learned_hybrid(changing)
    before = [one.item.id for one in hybrid.recommend("new", 3)]
    for item_id in ("i1", "i4", "i7", "i10"):
        later = NOW + timedelta(days=1)
        record_event(changing, Interaction("new", item_id, "like", later), read_table(), RULES, later)
    listed = hybrid.recommend("new", 3)
    assert {group(one.item.id) for one in listed} == {1} and [one.item.id for one in listed] != before
    assert count_stale_suggestions(changing) == 1
    recipe = stored_recipe(changing)
    again = learn(changing, NOW + timedelta(days=2), QUIET, refits=True)
    assert again.written > 0 and again.recipe == recipe and count_stale_suggestions(changing) == 0


def test_killed_while_writing_the_next_run_writes_the_rest(changing: Driver) -> None:
    whole = changing.execute_query(TIES).records
    changing.execute_query("MATCH (i:Item {item_id: 'i4'})-[t:SUGGESTS]->() DELETE t REMOVE i.suggests_checksum")
    changing.execute_query("MATCH (j:Job {job_id: 'learn'}) SET j.as_of = null")
    assert learn(changing, NOW, QUIET, refits=True).written == 1
    assert changing.execute_query(TIES).records == whole
    assert learn(changing, NOW, QUIET).written == 0


def test_what_was_learned_can_be_taken_away(changing: Driver) -> None:
    forget(changing)
    assert changing.execute_query(TIES).records == [] and stored_recipe(changing) is None
    left = "MATCH (i:Item) WHERE i.suggests_checksum IS NOT NULL RETURN count(*) AS n"
    assert changing.execute_query(left).records[0]["n"] == 0
    assert learned_hybrid(changing).recommend("u0", 5) == fixed_hybrid(changing).recommend("u0", 5)


def test_of_few_users_nothing_is_learned(empty_graph: Driver) -> None:
    few = {f"u{user}" for user in range(10)}
    plant_facts(empty_graph, [one for one in planted() if isinstance(one, Item) or getattr(one, "user_id", "") in few])
    report = learn(empty_graph, NOW, QUIET)
    assert report.users < LEAST_USERS and report.recipe is None
    assert learned_hybrid(empty_graph).recommend("u0", 5) == fixed_hybrid(empty_graph).recommend("u0", 5)


@pytest.mark.parametrize(("seed", "most"), [(1, 200), (2, 200), (3, 2)])
def test_in_any_world_everyones_lists_are_those_of_each(
    empty_graph: Driver, seed: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("learned_hybrid", "everyone.learned_hybrid"):
        monkeypatch.setattr(f"services.recommenders.{module}.MOST", most)
    plant(empty_graph, random_records(seed, users=40, items=90, events=25))
    learn(empty_graph, NOW, QUIET)
    hybrid = learned_hybrid(empty_graph)
    for n in (3, 60):
        assert_same(empty_graph, hybrid, n)
    asked = [f"i{n}" for n in range(60)]
    for user_id in ("u0", "u7", "u13"):
        listed = {one.item.id: one.score for one in hybrid.recommend(user_id, 12)}
        again = {one.item.id: one.score for one in hybrid.score(user_id, asked)}
        assert {item_id: again[item_id] for item_id in listed if item_id in again} == pytest.approx(
            {item_id: score for item_id, score in listed.items() if item_id in again}, abs=1e-9
        )
    among = list(lists_among(Lists(empty_graph, recommenders(empty_graph)), "hybrid", 5, ["u0", "u1"], asked[::5]))
    assert {user for user, _, _ in among} == {"u0", "u1"}


def test_an_empty_graph_learns_nothing(empty_graph: Driver) -> None:
    mine(empty_graph, read_table(), InterestRules(), NOW, QUIET)
    assert learn(empty_graph, NOW, QUIET).recipe is None


def test_who_is_forgotten_is_no_longer_learned_from(changing: Driver, tmp_path: Path) -> None:
    later = NOW + timedelta(days=1)
    forget_person(Place(changing, DataFolder(tmp_path)), "u3", Shared(read_table(), RULES), later, QUIET)
    job = changing.execute_query("MATCH (j:Job {job_id: 'learn'}) RETURN j.as_of AS as_of").records[0]
    assert job["as_of"].to_native() == later
    again = learn(changing, later, QUIET, refits=True)
    assert (again.users, again.likes, again.written) == (N_USERS, N_USERS * LIKED + 1 - LIKED, 0)
