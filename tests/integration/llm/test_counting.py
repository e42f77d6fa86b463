"""What was paid for is counted and held against the budget, whether or not a reply came with it."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from graph_schema.errors import InvalidReplyError, ModelBudgetError
from services.llm.budget import Budget
from services.llm.endpoint_model import EndpointModel
from services.llm.store import ModelStore
from services.llm.tokens import count_messages, count_tokens
from tests.integration.llm.conftest import LIKED, Liked
from tests.scripted_model import Said, ScriptedModel

JAZZ = Liked(names=["jazz"])


def said(text: str | None, finish: str = "stop", usage: tuple[int, int] | None = (200, 600), **more: str) -> Said:
    """Return an answer that used so many tokens, or does not say how many."""
    message = {"role": "assistant", "content": text, **more}
    body: dict[str, object] = {"choices": [{"index": 0, "message": message, "finish_reason": finish}]}
    if usage is not None:
        body["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
    return Said(body=json.dumps(body).encode())


def test_an_empty_reply_is_counted_at_what_it_used(
    scripted: ScriptedModel, model: EndpointModel, store: ModelStore
) -> None:
    scripted.script = [said(""), said(None)]

    assert model.ask(LIKED, "I love jazz") == JAZZ

    [spent] = store.spent()
    assert (spent.calls, spent.unusable) == (3, 2)
    assert spent.input_tokens > 2 * 200
    assert spent.output_tokens > 2 * 600
    assert spent.cost > 2 * (200 * 1.0 + 600 * 2.0) / 1e6


def test_a_model_that_only_thinks_is_not_waited_for(scripted: ScriptedModel, model: EndpointModel) -> None:
    """It would think as long again: the next way of asking comes, and then what does without a model."""
    scripted.answer = lambda asked: said("", "length")

    with pytest.raises(InvalidReplyError, match="cut off before it began"):
        model.ask(LIKED, "I love jazz")

    formats = [asked.get("response_format", {}).get("type", "tools" in asked) for asked in scripted.asked]
    assert formats == ["json_schema", True, "json_object", False]


@pytest.mark.parametrize(
    "answer",
    [said("", "length"), said(""), said("", refusal="I won't"), said("prose " * 9, usage=None)],
    ids=["thinking", "empty", "refused", "untold"],
)
def test_a_budget_holds_whatever_comes_back(
    scripted: ScriptedModel, model: EndpointModel, store: ModelStore, answer: Said
) -> None:
    scripted.answer = lambda asked: answer
    bounded = model.for_job("mine", Budget(tokens=4000))

    with pytest.raises(ModelBudgetError):
        for number in range(100):
            with pytest.raises(InvalidReplyError):
                bounded.ask(LIKED, f"text {number}")

    [spent] = store.spent()
    assert 3000 < spent.input_tokens + spent.output_tokens <= 4000


def test_a_refusal_is_counted_at_what_it_used(scripted: ScriptedModel, model: EndpointModel, store: ModelStore) -> None:
    scripted.script = [said("", usage=(200, 7), refusal="I won't")]

    with pytest.raises(InvalidReplyError, match="refused"):
        model.ask(LIKED, "I love jazz")

    [spent] = store.spent()
    assert (spent.calls, spent.unusable, spent.input_tokens, spent.output_tokens) == (1, 1, 200, 7)


def test_what_a_server_does_not_count_is_guessed(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel], store: ModelStore
) -> None:
    scripted.script = [said('{"names":["jazz"]}', usage=None)]

    assert make_model(method="json_schema").ask(LIKED, "I love jazz") == JAZZ

    [spent] = store.spent()
    guessed = count_messages(LIKED.messages("I love jazz"))
    assert (spent.input_tokens, spent.output_tokens) == (guessed, count_tokens('{"names":["jazz"]}'))
    assert spent.cost == pytest.approx((spent.input_tokens * 1.0 + spent.output_tokens * 2.0) / 1e6)


def test_a_reply_that_a_filter_stopped_is_counted_by_what_was_asked(
    scripted: ScriptedModel, model: EndpointModel, store: ModelStore
) -> None:
    scripted.script = [said("I lo", "content_filter")]

    with pytest.raises(InvalidReplyError, match="content filter"):
        model.ask(LIKED, "I love jazz")

    [spent] = store.spent()
    assert (spent.calls, spent.unusable, spent.input_tokens) == (1, 1, spent.guessed_tokens)


def test_a_call_that_never_got_through_costs_nothing(
    scripted: ScriptedModel, model: EndpointModel, store: ModelStore
) -> None:
    scripted.answer = lambda asked: Said(status=503)

    with pytest.raises(InvalidReplyError):
        model.ask(LIKED, "I love jazz")

    [spent] = store.spent()
    assert (spent.calls, spent.input_tokens, spent.output_tokens, spent.cost) == (5, 0, 0, 0.0)
