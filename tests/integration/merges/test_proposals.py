"""What is found by vectors: merged where the words say so, else left to a person, and never asked twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest
from neo4j import Driver

from graph_schema.errors import InvalidReplyError, MergeError
from graph_schema.records import Distinction, Item, Merge
from loaders.embed import embed
from services.embedding.hashing import HashingEmbedder
from services.llm.language_model import Check, accept
from services.llm.prompt import Prompt, R
from services.merges.decisions import Named, accept_all, merge, refuse, standing_merges, undo
from services.merges.opinions import PROMPT, Answer, Answers, ask_opinions
from services.merges.proposals import Candidate, find_proposals, proposals, sort_out
from services.observability.progress import SilentProgress
from tests.worlds import NOW, plant_facts

CATEGORIES = ("horrorpunk", "horror-punk", "zydeco waltz", "zydeco valse", "gamelan")


def named(name: str, kind: str = "topic", support: int = 1) -> Named:
    return Named(name.replace(" ", "-"), name, None, kind, support)


@pytest.fixture
def world(empty_graph: Driver) -> Driver:
    records = [Item(f"{n}-{name}", name, categories=(name,)) for name in CATEGORIES for n in range(2)]
    plant_facts(empty_graph, [*records])
    embed(empty_graph, HashingEmbedder(), SilentProgress())
    return empty_graph


def test_before_there_are_vectors_it_says_what_to_do(empty_graph: Driver) -> None:
    empty_graph.execute_query("DROP INDEX interest_embedding IF EXISTS")
    with pytest.raises(MergeError, match="interest-graph embed"):
        find_proposals(empty_graph, NOW, SilentProgress())


def test_only_new_interests_are_compared(world: Driver) -> None:
    first = find_proposals(world, NOW, SilentProgress())
    again = find_proposals(world, NOW, SilentProgress())
    assert (first.compared, again.compared, again.merged, again.proposed) == (5, 0, 0, 0)


def test_words_decide_what_is_sure_and_the_likeliest_waits() -> None:
    sure, likely = sort_out(
        [
            Candidate(named("horrorpunk"), named("horror-punk"), 0.97),
            Candidate(named("slow waltz"), named("slow valse"), 0.94),
            Candidate(named("slow waltz"), named("slow samba"), 0.92),
            Candidate(named("lake fishing"), named("fishing"), 0.97),
            Candidate(named("jazz"), named("blues"), 0.99),
            Candidate(named("apple", "brand"), named("apples"), 0.99),
            Candidate(named("柴迪科"), named("zydeco"), 0.84),
        ]
    )
    assert [(one.one.name, one.other.name) for one in sure] == [("horrorpunk", "horror-punk")]
    assert {(one.one.name, one.other.name) for one in likely} == {("slow waltz", "slow valse"), ("柴迪科", "zydeco")}


def test_the_english_and_the_more_carried_name_survives() -> None:
    goes, into = Candidate(named("zydeco"), named("柴迪科", support=9), 0.84).in_order
    assert (goes.name, into.name) == ("柴迪科", "zydeco")
    goes, into = Candidate(named("horrorpunk", support=9), named("horror-punk", support=2), 0.97).in_order
    assert (goes.name, into.name) == ("horror-punk", "horrorpunk")


def propose(driver: Driver, one: str, other: str) -> None:
    driver.execute_query(
        "MATCH (a:Interest {interest_id: $one}), (b:Interest {interest_id: $other})"
        " MERGE (a)-[p:MAY_BE]->(b) SET p.by = 'rule', p.why = 'close in meaning', p.cosine = 0.93, p.at = $at",
        one=one,
        other=other,
        at=NOW,
    )


def forget_comparisons(driver: Driver) -> None:
    driver.execute_query("MATCH (i:Interest) REMOVE i.compared_checksum")


def test_what_was_refused_or_undone_never_comes_back(world: Driver) -> None:
    propose(world, "zydeco-valse", "zydeco-waltz")
    assert [one.interest.interest_id for one in proposals(world)] == ["zydeco-valse"]
    refuse(world, Distinction("zydeco-waltz", "zydeco-valse", at=NOW))
    merge(world, Merge("horrorpunk", "horror-punk", "rule", None, NOW))
    undo(world, "horrorpunk", "person", NOW)
    assert proposals(world) == ()
    forget_comparisons(world)
    report = find_proposals(world, NOW, SilentProgress())
    assert report.merged == 0
    pairs = {frozenset((one.interest.interest_id, one.into.interest_id)) for one in proposals(world)}
    assert frozenset(("zydeco-waltz", "zydeco-valse")) not in pairs
    assert frozenset(("horrorpunk", "horror-punk")) not in pairs
    assert standing_merges(world) == ()


@dataclass
class Scripted:
    """A model that answers as it is told, where the check lets it."""

    answers: Answers
    name: str = "scripted"
    asked: list[str] = field(default_factory=list)

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        assert prompt is PROMPT
        self.asked.append(text)
        reply: Any = self.answers
        if (wrong := check(reply)) is not None:
            raise InvalidReplyError(wrong)
        return reply


def test_the_opinion_of_a_model_stands_beside_the_proposal(world: Driver) -> None:
    propose(world, "zydeco-valse", "zydeco-waltz")
    model = Scripted(Answers(answers=[Answer(pair=1, verdict="same")]))
    assert ask_opinions(world, model, proposals(world), SilentProgress()) == (1, None)
    assert [one.opinion for one in proposals(world)] == ["same"]
    assert model.asked == ['{"1":["zydeco valse","zydeco waltz"]}']
    assert standing_merges(world) == ()


def test_a_reply_that_leaves_pairs_out_changes_nothing(world: Driver) -> None:
    propose(world, "zydeco-valse", "zydeco-waltz")
    written, trouble = ask_opinions(world, Scripted(Answers(answers=[])), proposals(world), SilentProgress())
    assert written == 0 and trouble is not None and "exactly one answer" in trouble
    assert [one.opinion for one in proposals(world)] == [None]


def test_a_batch_without_a_valid_reply_does_not_stand_in_the_way_of_the_next(
    world: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Fickle(Scripted):
        def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
            if not self.asked:
                self.asked.append(text)
                raise InvalidReplyError("no JSON in it")
            return super().ask(prompt, text, check, about)

    propose(world, "zydeco-valse", "zydeco-waltz")
    propose(world, "gamelan", "zydeco-waltz")
    monkeypatch.setattr("services.llm.pairs.PAIRS_A_CALL", 1)
    model = Fickle(Answers(answers=[Answer(pair=1, verdict="different")]))
    assert ask_opinions(world, model, proposals(world), SilentProgress()) == (1, "no JSON in it")
    assert sorted(str(one.opinion) for one in proposals(world)) == ["None", "different"]


def test_a_merge_that_takes_another_proposal_along_stops_nothing(world: Driver) -> None:
    propose(world, "zydeco-valse", "zydeco-waltz")
    propose(world, "zydeco-valse", "gamelan")
    pairs = [("zydeco-valse", "zydeco-waltz"), ("zydeco-valse", "gamelan"), ("horror-punk", "unheard-of")]
    assert accept_all(world, pairs, "model", NOW) == 1
    assert [one.into.interest_id for one in standing_merges(world)] == ["zydeco-waltz"]
