"""What servers do wrong, over real HTTP: what passes is waited for, what does not is said, and no text is lost."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from graph_schema.errors import InvalidReplyError, ModelUnavailableError
from services.llm.endpoint_model import EndpointModel
from services.llm.store import ModelStore
from tests.integration.llm.conftest import KEY, LIKED, Liked
from tests.scripted_model import Said, ScriptedModel

JAZZ = Liked(names=["jazz"])
UNKNOWN_FORMAT = json.dumps({"error": {"message": "response_format json_schema is not supported"}}).encode()
NO_TOOLS = json.dumps({"error": {"message": "tools are not supported by this model"}}).encode()


@pytest.mark.parametrize(
    "fault",
    [
        Said(status=429),
        Said(status=429, headers={"Retry-After": "0.1"}),
        Said(status=500, body=b"oops"),
        Said(status=503, body=b"<html>restarting</html>"),
        Said(""),
        Said("   \n"),
        Said(body=b""),
        Said(body=b"<html>not what you think</html>"),
        Said(body=b'{"hello": "world"}'),
        Said(body=b'{"choices": []}'),
        Said(body=b"[" * 100_000),
        Said('{"names":["jazz"]}', cut=True),
    ],
    ids=["429", "429 + pause", "500", "503", "empty", "blank", "no body", "a page", "other", "none", "deep", "cut"],
)
def test_what_passes_is_asked_again(scripted: ScriptedModel, model: EndpointModel, fault: Said) -> None:
    scripted.script = [fault, fault]

    assert model.ask(LIKED, "I love jazz") == JAZZ
    assert len(scripted.asked) == 3


@pytest.mark.parametrize(
    "written",
    [
        '```json\n{"names": ["jazz"]}\n```',
        'Sure! Here it is:\n{"names": ["jazz"]}\nAnything else?',
        '{"names": ["jazz"],}',
        "{'names': ['jazz']}",
        '["jazz"]',
        '<think>They say {"names": ["tea"]}?</think>{"names": ["jazz"]}',
        '{"names": ["jazz"], "mood": "happy"}',
    ],
    ids=["fenced", "chatty", "comma", "quotes", "bare list", "thinking", "more than asked"],
)
def test_what_is_wrapped_is_unwrapped(scripted: ScriptedModel, model: EndpointModel, written: str) -> None:
    scripted.script = [Said(written)]

    assert model.ask(LIKED, "I love jazz") == JAZZ
    assert len(scripted.asked) == 1


@pytest.mark.parametrize(
    "written",
    [
        "I cannot do that, Dave.",
        json.dumps(LIKED.schema),
        '{"names": "jazz"}',
        '{"names": [1, 2]}',
        '{"likes": ["jazz"]}',
        "null",
        "[" * 500,
        "[" * 4000,
        '{"names":' * 400,
    ],
    ids=["garbage", "the schema", "a string", "numbers", "another field", "null", "deep", "deeper", "braces"],
)
def test_the_model_is_told_once_what_was_wrong(scripted: ScriptedModel, model: EndpointModel, written: str) -> None:
    scripted.script = [Said(written)]

    assert model.ask(LIKED, "I love jazz") == JAZZ
    assert len(scripted.asked) == 2
    assert "cannot be used" in scripted.texts[1]
    assert scripted.asked[1]["messages"][-2] == {"role": "assistant", "content": written}


@pytest.mark.parametrize("written", ["[" * 500, '{"names":' * 4000], ids=["brackets", "braces"])
def test_arguments_of_a_tool_that_never_end_are_told_too(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel], written: str
) -> None:
    scripted.script = [Said(written)]

    assert make_model(method="function_calling").ask(LIKED, "I love jazz") == JAZZ
    assert "cannot be used" in scripted.texts[1]


def test_arguments_of_a_tool_may_be_a_bare_list(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.script = [Said('["jazz"]')]

    assert make_model(method="function_calling").ask(LIKED, "I love jazz") == JAZZ
    assert len(scripted.asked) == 1


def test_a_check_that_fails_is_told_too(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said('{"names":["golf"]}')]

    reply = model.ask(LIKED, "I love jazz", lambda reply: None if "jazz" in reply.names else "golf is not in the text")

    assert reply == JAZZ
    assert "golf is not in the text" in scripted.texts[1]


def test_of_a_reply_that_was_cut_only_whole_entries_count(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said('{"names": ["jazz", "classical mu', finish="length")]

    assert model.ask(LIKED, "I love jazz and classical music") == JAZZ


def test_a_refusal_is_final(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said("", refusal="I won't")]

    with pytest.raises(InvalidReplyError, match="refused"):
        model.ask(LIKED, "I love jazz")
    assert len(scripted.asked) == 1


def test_a_reply_that_never_comes_right_is_given_up(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.answer = lambda asked: "no"

    with pytest.raises(InvalidReplyError, match="find-liked"):
        model.ask(LIKED, "I love jazz")
    assert len(scripted.asked) <= 5
    assert model.store.reply(model.key(LIKED, "I love jazz")) is None


def test_a_text_too_long_for_the_model_is_its_own_failure(scripted: ScriptedModel, model: EndpointModel) -> None:
    body = json.dumps({"error": {"message": "the request exceeds the available context size"}}).encode()
    scripted.script = [Said(status=400, body=body)]

    with pytest.raises(InvalidReplyError, match="too long"):
        model.ask(LIKED, "x " * 9000)


@pytest.mark.parametrize("status", [401, 403, 404])
def test_what_no_call_can_mend_is_said_at_once(scripted: ScriptedModel, model: EndpointModel, status: int) -> None:
    scripted.script = [Said(status=status, body=json.dumps({"error": {"message": f"bad key {KEY}"}}).encode())]

    with pytest.raises(ModelUnavailableError, match="check LLM_") as raised:
        model.ask(LIKED, "I love jazz")
    assert len(scripted.asked) == 1
    assert KEY not in str(raised.value)


def test_without_quota_nothing_is_tried_again(scripted: ScriptedModel, model: EndpointModel) -> None:
    body = json.dumps({"error": {"message": "You exceeded your quota", "code": "insufficient_quota"}}).encode()
    scripted.script = [Said(status=429, body=body)]

    with pytest.raises(ModelUnavailableError, match="quota"):
        model.ask(LIKED, "I love jazz")
    assert len(scripted.asked) == 1


def test_a_busy_server_that_speaks_of_billing_is_waited_for(scripted: ScriptedModel, model: EndpointModel) -> None:
    message = (
        "Rate limit reached. Please try again in 0.3s. Add a payment method at https://example.org/account/billing"
    )
    body = json.dumps({"error": {"message": message, "code": "rate_limit_exceeded"}}).encode()
    scripted.script = [Said(status=429, body=body)]
    began = time.monotonic()

    assert model.ask(LIKED, "I love jazz") == JAZZ
    assert time.monotonic() - began >= 0.3, "it said for how long"


@pytest.mark.parametrize(
    ("status", "error"),
    [(402, {"message": "Insufficient Balance"}), (400, {"message": "Access denied.", "code": "Arrearage"})],
    ids=["402", "400"],
)
def test_an_empty_account_ends_the_run_whatever_its_status(
    scripted: ScriptedModel, model: EndpointModel, status: int, error: dict[str, str]
) -> None:
    scripted.script = [Said(status=status, body=json.dumps({"error": error}).encode())]

    with pytest.raises(ModelUnavailableError, match="no quota is left"):
        model.ask(LIKED, "I love jazz")
    assert len(scripted.asked) == 1


def test_a_server_that_hangs_is_left_after_the_time_out(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.script = [Said('{"names":["late"]}', seconds=2.0)]
    began = time.monotonic()

    assert make_model(timeout=0.4).ask(LIKED, "I love jazz") == JAZZ
    assert time.monotonic() - began < 2.0


def test_a_slow_server_is_waited_for(scripted: ScriptedModel, make_model: Callable[..., EndpointModel]) -> None:
    scripted.script = [Said('{"names":["slow"]}', seconds=0.6)]

    assert make_model(timeout=5.0).ask(LIKED, "I love jazz") == Liked(names=["slow"])
    assert len(scripted.asked) == 1


def test_no_server_is_said_with_what_to_do(make_model: Callable[..., EndpointModel], scripted: ScriptedModel) -> None:
    model = make_model()
    object.__setattr__(model.server.settings, "base_url", "http://127.0.0.1:9/v1")

    with pytest.raises(ModelUnavailableError, match="LLM_BASE_URL"):
        model.ask(LIKED, "I love jazz")


def test_a_long_pause_asked_for_is_no_pause_but_an_end(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said(status=429, headers={"Retry-After": "3600"})]
    began = time.monotonic()

    with pytest.raises(ModelUnavailableError, match="3600 seconds"):
        model.ask(LIKED, "I love jazz")
    assert time.monotonic() - began < 1.0


def test_a_way_of_asking_that_the_server_does_not_know_is_left_for_good(
    scripted: ScriptedModel, make_model: Callable[..., EndpointModel]
) -> None:
    scripted.script = [Said(status=400, body=UNKNOWN_FORMAT), Said(status=400, body=NO_TOOLS)]

    assert make_model().ask(LIKED, "I love jazz") == JAZZ
    assert make_model().ask(LIKED, "I do love jazz") == JAZZ
    formats = [asked.get("response_format", {}).get("type", "tools" in asked) for asked in scripted.asked]
    assert formats == ["json_schema", True, "json_object", "json_object"]
    assert '"names"' in scripted.asked[2]["messages"][0]["content"], "without a schema its shape is told in words"


def test_a_server_that_ignores_the_schema_is_asked_in_words_after_a_while(
    scripted: ScriptedModel, model: EndpointModel
) -> None:
    """It answers well only where the schema stands in the prompt."""
    scripted.answer = lambda asked: '{"names":["jazz"]}' if '"names"' in asked["messages"][0]["content"] else "prose"

    for text in ("one", "two", "three", "four", "five", "six"):
        assert model.ask(LIKED, text) == JAZZ
    before = len(scripted.asked)
    model.ask(LIKED, "seven")
    assert len(scripted.asked) == before + 1


def test_untrue_replies_change_no_way_of_asking(scripted: ScriptedModel, model: EndpointModel) -> None:
    """They had the shape that was asked for."""
    scripted.answer = lambda asked: '{"names":["golf"]}'
    for text in ("one", "two", "three", "four"):
        with pytest.raises(InvalidReplyError, match="no golf"):
            model.ask(LIKED, text, lambda reply: "no golf, please")
    assert len(scripted.asked) == 2 * 4, "told once, and no other way of asking tried"

    model.ask(LIKED, "five")

    assert scripted.asked[-1]["response_format"]["type"] == "json_schema"


def test_one_misshapen_reply_changes_no_way_of_asking(scripted: ScriptedModel, model: EndpointModel) -> None:
    scripted.script = [Said("prose"), Said("prose")]

    assert model.ask(LIKED, "I love jazz") == JAZZ
    assert model.ask(LIKED, "I do love jazz") == JAZZ

    formats = [asked.get("response_format", {}).get("type", "tools" in asked) for asked in scripted.asked]
    assert formats == ["json_schema", "json_schema", True, "json_schema"]


def test_one_misshapen_reply_changes_nothing_where_tools_are_unknown(
    scripted: ScriptedModel, model: EndpointModel
) -> None:
    scripted.script = [Said("prose"), Said("prose"), Said(status=400, body=NO_TOOLS)]

    assert model.ask(LIKED, "I love jazz") == JAZZ
    assert model.ask(LIKED, "I do love jazz") == JAZZ

    formats = [asked.get("response_format", {}).get("type", "tools" in asked) for asked in scripted.asked]
    assert formats == ["json_schema", "json_schema", True, "json_object", "json_schema"]


def test_the_pinned_way_is_the_only_one(scripted: ScriptedModel, make_model: Callable[..., EndpointModel]) -> None:
    make_model(method="text").ask(LIKED, "I love jazz")

    assert "response_format" not in scripted.asked[0]
    assert "tools" not in scripted.asked[0]


def test_everything_sent_is_counted(scripted: ScriptedModel, model: EndpointModel, store: ModelStore) -> None:
    scripted.script = [Said(status=500), Said("prose")]
    model.ask(LIKED, "I love jazz")
    model.ask(LIKED, "I love jazz")

    [spent] = store.spent()
    assert (spent.calls, spent.unusable, spent.prompt) == (3, 2, "find-liked")
    assert spent.input_tokens > spent.cached_tokens > 0
    fresh = spent.input_tokens * 1.0 + spent.output_tokens * 2.0
    assert spent.cost == pytest.approx(fresh / 1e6)
