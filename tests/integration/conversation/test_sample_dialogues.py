"""Scripted dialogues over the shipped library, understood by rules and by a model."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest
from neo4j import Driver

from loaders.demo import prepare_sample
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.observability.progress import SilentProgress
from tests.dialogues.acting import acted
from tests.dialogues.script import Played, read_scripts
from tests.quality.dialogue_figures import dialogue_over, failed, play_all, table

LEAST_OF_FROZEN = 0.75


@pytest.fixture(scope="module")
def library(driver: Driver) -> Driver:
    assert prepare_sample(driver, read_table(), InterestRules(), datetime(2026, 11, 1, tzinfo=UTC), SilentProgress())
    return driver


@pytest.fixture(scope="module")
def played(library: Driver) -> list[Played]:
    found = play_all(dialogue_over(library, Rules(Names(library)), InterestRules()), "sample")
    sys.stderr.write(f"\n{table(found, 'rules')}\n")
    return found


@pytest.fixture(scope="module")
def played_by_moves(library: Driver) -> list[Played]:
    understanding = acted(Rules(Names(library)))
    found = play_all(dialogue_over(library, understanding, InterestRules()), "sample", is_reversed=True)
    sys.stderr.write(f"\n{table(found, 'moves of a stand-in model')}\n")
    return found


def test_there_are_enough_dialogues_in_both_languages() -> None:
    scripts = read_scripts()
    chinese = [one for one in scripts if one.language == "zh"]
    assert len(scripts) >= 60
    assert 0.4 <= len(chinese) / len(scripts) <= 0.6
    assert 0.3 <= sum(one.is_frozen for one in scripts) / len(scripts) <= 0.7


def test_no_item_is_ever_invented(played: list[Played]) -> None:
    assert sum(one.invented for one in played) == 0


def test_every_dialogue_that_was_tuned_for_holds(played: list[Played]) -> None:
    assert [problem for one in failed(played, is_frozen=False) for problem in one.problems] == []


def test_most_of_the_frozen_dialogues_hold(played: list[Played]) -> None:
    frozen = [one for one in played if one.script.is_frozen]
    assert len(failed(played, is_frozen=True)) <= (1 - LEAST_OF_FROZEN) * len(frozen)


def test_the_same_dialogues_hold_by_moves_of_a_model(played_by_moves: list[Played]) -> None:
    assert sum(one.invented for one in played_by_moves) == 0
    assert [problem for one in failed(played_by_moves, is_frozen=False) for problem in one.problems] == []
    frozen = [one for one in played_by_moves if one.script.is_frozen]
    assert len(failed(played_by_moves, is_frozen=True)) <= (1 - LEAST_OF_FROZEN) * len(frozen)


def test_limits_profiles_and_sums_hold_in_every_turn_of_both_halves(played: list[Played]) -> None:
    told = ("breaks", "repeats", "do not add up", "changed unasked", "lists what the person has met")
    assert [p for one in played for p in one.problems if any(words in p for words in told)] == []
