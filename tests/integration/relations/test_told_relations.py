"""What a language model says of interests near in meaning becomes ties that stay, without circles."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from neo4j import Driver

from graph_schema.errors import InvalidReplyError, MergeError, ModelUnavailableError
from graph_schema.records import Item
from loaders.embed import embed
from services.embedding.hashing import HashingEmbedder
from services.llm.language_model import Check, accept
from services.llm.prompt import Prompt, R
from services.observability.progress import SilentProgress
from services.relations.by_model import PROMPT, Told, Verdict, Verdicts, ask_relations, unrelated_pairs
from services.relations.rebuilding import rebuild_relations
from tests.worlds import plant_facts

NAMES = ("zydeco waltz", "zydeco waltzes live", "zydecowaltz band", "gamelan")
TIES = """
MATCH (one:Interest)-[tie:BROADER|RELATED_TO]->(other:Interest)
RETURN one.interest_id AS one, type(tie) AS type, other.interest_id AS other, tie.source AS source
"""


@dataclass
class Scripted:
    """A model that says of a pair of names what it was told to; one that knows nothing is unsure."""

    says: dict[tuple[str, str], str]
    name: str = "scripted"
    is_small: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        assert prompt is PROMPT
        pairs = {int(number): (one, other) for number, (one, other) in json.loads(text).items()}
        self.asked += pairs.values()
        told = [Verdict(pair=n, verdict=self.says.get(pair, "unsure")) for n, pair in pairs.items()]  # type: ignore[arg-type]
        reply: Any = Verdicts(verdicts=told)
        assert check(reply) is None
        return reply


@pytest.fixture
def world(empty_graph: Driver) -> Driver:
    """Four interests on items of their own, three of them spelled much alike; nothing ties any two."""
    plant_facts(empty_graph, [Item(f"{n}-{name}", name, categories=(name,)) for name in NAMES for n in range(2)])
    empty_graph.execute_query("MATCH ()-[r:BROADER|RELATED_TO]->() DELETE r")
    embed(empty_graph, HashingEmbedder(), SilentProgress())
    return empty_graph


def ties(driver: Driver) -> set[tuple[str, ...]]:
    return {tuple(row.values()) for row in driver.execute_query(TIES).records}


def names_of(driver: Driver) -> list[tuple[str, str]]:
    return [(pair.one, pair.other) for pair in unrelated_pairs(driver, 50)]


def test_verdicts_become_ties_of_their_source_and_no_pair_is_asked_twice(world: Driver) -> None:
    first, second, *_ = names_of(world)
    model = Scripted({first: "narrower", second: "related"})
    told = ask_relations(world, model, 50, SilentProgress())
    assert (told.broader, told.related, told.trouble) == (1, 1, None)
    assert told.asked == len(model.asked) == len(set(model.asked)) > 2
    found = ties(world)
    assert {source for *_, source in found} == {"model"}
    assert sorted(type for _, type, *_ in found) == ["BROADER", "RELATED_TO", "RELATED_TO"]
    assert ask_relations(world, model, 50, SilentProgress()) == Told(0, 0, 0, None)


def test_no_circle_of_wider_ones_is_closed(world: Driver) -> None:
    pairs = names_of(world)
    ask_relations(world, Scripted(dict.fromkeys(pairs, "narrower")), 50, SilentProgress())
    world.execute_query("MATCH (i:Interest) REMOVE i.asked_relations")
    world.execute_query("MATCH (a)-[b:BROADER]->(c) WITH a, b, c LIMIT 1 DELETE b")
    ask_relations(world, Scripted(dict.fromkeys(pairs, "broader")), 50, SilentProgress())
    circle = "MATCH (i:Interest)-[:BROADER*1..8]->(i) RETURN count(*) AS n"
    assert world.execute_query(circle).records[0]["n"] == 0
    assert any(type == "BROADER" for _, type, *_ in ties(world))


def test_what_was_said_stays_when_the_rest_is_found_anew_and_goes_with_its_ends(world: Driver) -> None:
    first, *_ = pairs = unrelated_pairs(world, 50)
    ask_relations(world, Scripted({(first.one, first.other): "related"}), 50, SilentProgress())
    before = {tie for tie in ties(world) if tie[-1] == "model"}
    assert len(before) == 2 and len(pairs) > 1
    rebuild_relations(world, SilentProgress())
    assert before <= ties(world)
    world.execute_query("MATCH (i:Interest {interest_id: $id}) SET i.dropped = 'support'", id=first.one_id)
    rebuild_relations(world, SilentProgress())
    assert not {tie for tie in ties(world) if tie[-1] == "model"}


def test_a_reply_that_is_no_use_is_passed_over_and_a_server_that_is_away_ends_it(
    world: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fickle(Scripted):
        def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
            if not self.asked:
                self.asked.append(("", ""))
                raise InvalidReplyError("no JSON in it")
            if len(self.asked) > 2:
                raise ModelUnavailableError("gone")
            return super().ask(prompt, text, check, about)

    pairs = names_of(world)
    monkeypatch.setattr("services.llm.pairs.PAIRS_A_CALL", 1)
    told = ask_relations(world, Fickle(dict.fromkeys(pairs, "related")), 50, SilentProgress())
    assert told == Told(2, 0, 2, "gone")
    assert len(names_of(world)) == len(pairs) - told.asked


def test_without_vectors_it_says_what_to_do(empty_graph: Driver) -> None:
    empty_graph.execute_query("DROP INDEX interest_embedding IF EXISTS")
    with pytest.raises(MergeError, match="interest-graph embed"):
        unrelated_pairs(empty_graph, 5)
