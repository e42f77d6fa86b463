"""Many at once: limits hold for the process, equal questions are asked once, budgets are kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph_schema.errors import ModelBudgetError
from services.llm.budget import Budget
from services.llm.endpoint_model import EndpointModel
from services.llm.store import ModelStore
from tests.integration.llm.conftest import LIKED, Liked
from tests.scripted_model import Said, ScriptedModel

JAZZ = '{"names":["jazz"]}'


def test_no_more_calls_are_under_way_than_allowed(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.answer = lambda asked: Said(JAZZ, seconds=0.05)
    model = make_model(at_once=3)

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(lambda number: model.ask(LIKED, f"text {number}"), range(24)))

    assert scripted.most_at_once == 3
    assert len(scripted.asked) == 24


def test_equal_questions_at_the_same_time_are_asked_once(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.answer = lambda asked: Said(JAZZ, seconds=0.1)
    model = make_model(at_once=8)

    with ThreadPoolExecutor(8) as pool:
        replies = set(pool.map(lambda _: tuple(model.ask(LIKED, "the same").names), range(8)))

    assert replies == {("jazz",)}
    assert len(scripted.asked) == 1


def test_two_second_replies_at_sixteen_at_once_come_nearly_as_fast_as_can_be(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.answer = lambda asked: Said(JAZZ, seconds=2.0)
    model = make_model(at_once=16)
    model.ask(LIKED, "warm up: the client is loaded once")
    shares = []
    for round in ("first", "second, as others may be at work on this machine"):
        began = time.monotonic()
        with ThreadPoolExecutor(16) as pool:
            list(pool.map(lambda number, of=round: model.ask(LIKED, f"text {number}, {of}"), range(48)))
        shares.append(6.0 / (time.monotonic() - began))
        if shares[-1] >= 0.9:
            break
    assert max(shares) >= 0.9, shares


def test_one_pause_asked_for_holds_everybody(scripted: ScriptedModel, make_model: Callable[..., EndpointModel]) -> None:
    scripted.script = [Said(status=429, headers={"Retry-After": "0.6"})]
    model = make_model(at_once=1)
    began = time.monotonic()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda number: model.ask(LIKED, f"text {number}"), range(2)))

    assert time.monotonic() - began >= 0.6
    assert len(scripted.asked) == 3


def test_a_reply_outlives_the_process_but_not_another_wording(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    make_model().ask(LIKED, "I love jazz")
    make_model().ask(LIKED, "I love jazz")
    assert len(scripted.asked) == 1

    from dataclasses import replace

    make_model().ask(replace(LIKED, instructions="Name what is liked."), "I love jazz")
    assert len(scripted.asked) == 2


def test_a_budget_is_never_exceeded(scripted: ScriptedModel, model: EndpointModel, store: ModelStore) -> None:
    bounded = model.for_job("mine", Budget(tokens=3000))

    with pytest.raises(ModelBudgetError, match="--budget-tokens"), ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda number: bounded.ask(LIKED, f"text {number}"), range(1000)))

    [spent] = [one for one in store.spent() if one.job == "mine"]
    assert 0 < spent.input_tokens + spent.output_tokens <= 3000


def test_forgetting_a_person_erases_what_was_replied_about_them(
    scripted: ScriptedModel, model: EndpointModel, store: ModelStore
) -> None:
    scripted.script = [Said('{"names":["zither of ann"]}')]
    model.ask(LIKED, "I am Ann and love my zither", about="ann")
    model.ask(LIKED, "Bob loves tea", about="bob")

    assert store.forget("ann") == 1
    assert model.recall(LIKED, "Bob loves tea") == Liked(names=["jazz"])
    assert model.recall(LIKED, "I am Ann and love my zither") is None
    kept = b"".join(path.read_bytes() for path in store.path.parent.glob("models.sqlite*"))
    assert b"zither" not in kept


def test_personal_data_does_not_leave(scripted: ScriptedModel, model: EndpointModel) -> None:
    text = "Write to ann.lee@example.org or 13812345678, card 4111 1111 1111 1111."
    model.ask(LIKED, text)

    [sent] = scripted.texts
    assert len(sent) == len(text)
    for hidden in ("ann", "example", "138", "4111"):
        assert hidden not in sent
