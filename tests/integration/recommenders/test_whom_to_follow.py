"""Whom to follow: people between, alike interests and a community in common, and the reasons in words."""

from __future__ import annotations

import pytest
from neo4j import Driver

from graph_schema.errors import UnknownUserError
from graph_schema.records import Follow, User
from services.explanations.following import suggest_follows
from services.recommenders.whom_to_follow import whom_to_follow
from tests.tastes import planted_tastes, tastes_records
from tests.worlds import plant

TASTE_OF = {id: of for (_, id), of in planted_tastes().items()}


@pytest.fixture(scope="module")
def tastes(driver: Driver) -> Driver:
    follows = [Follow("doom-fan-0", "opera-fan-0"), Follow("doom-fan-0", "opera-fan-1")]
    follows += [Follow("opera-fan-0", "ballads-fan-0"), Follow("opera-fan-1", "ballads-fan-0")]
    follows += [Follow("opera-fan-0", "ballads-fan-1"), Follow("opera-fan-0", "doom-fan-0")]
    plant(driver, [*tastes_records(), *follows, User("hermit")])
    return driver


def test_who_shares_interests_and_community_comes_before_strangers(tastes: Driver) -> None:
    found = whom_to_follow(tastes, "bebop-fan-0", 7)
    assert {TASTE_OF[one.user_id] for one in found} == {("jazz", "bebop")}
    assert all(one.near and one.cosine > 0.5 for one in found)


def test_people_between_count_and_more_of_them_more(tastes: Driver) -> None:
    found = {one.user_id: one for one in whom_to_follow(tastes, "doom-fan-0", 50)}
    assert found["ballads-fan-0"].followed == 2
    assert found["ballads-fan-0"].common > found["ballads-fan-1"].common > 0
    assert not {"doom-fan-0", "opera-fan-0", "opera-fan-1"} & set(found)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_reasons_sum_to_the_score_and_name_names(tastes: Driver, language: str) -> None:
    for one in suggest_follows(tastes, "doom-fan-0", 50, language).suggestions:
        assert sum(reason.contribution for reason in one.reasons) == pytest.approx(one.score, abs=1e-6)
        said = {reason.kind: reason.sentence for reason in one.reasons}
        if one.user_id == "ballads-fan-0":
            assert "opera-fan-0" in said["common"]
        if TASTE_OF[one.user_id] == ("metal", "doom"):
            assert ("metal" in said["alike"]) == (language == "en")


def test_who_has_no_ties_gets_nobody_and_a_stranger_is_an_error(tastes: Driver) -> None:
    assert suggest_follows(tastes, "hermit").suggestions == ()
    with pytest.raises(UnknownUserError):
        suggest_follows(tastes, "nobody")
