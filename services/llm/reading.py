"""From what a model wrote to a reply of the right shape: fences, chatter, broken or cut JSON."""

from __future__ import annotations

import re
from typing import Any

import json_repair
from pydantic import ValidationError

from services.llm.prompt import R

LONGEST = 100_000
"""Characters of a reply that are looked at."""

_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)


class UnreadableReplyError(Exception):
    """What is wrong with a reply, in words for the model; never leaves this package."""


def read_reply(text: str, reply: type[R], is_cut: bool = False) -> R:
    """Return the reply; of one that was cut off the last, half-written entry of a list is left out.

    Raises UnreadableReplyError.
    """
    said = _THOUGHT.sub("", text[:LONGEST]).strip()
    if not said:
        raise UnreadableReplyError("the reply was cut off before it began" if is_cut else "the reply is empty")
    if not is_cut:
        try:
            return reply.model_validate_json(said)
        except ValidationError:
            pass  # perhaps only wrapped or slightly broken
    found = _object(_repaired(_from_first_bracket(said)), reply)
    try:
        return reply.model_validate(_without_cut_end(found) if is_cut else found)
    except ValidationError as error:
        raise UnreadableReplyError(_wrong(error)) from error


def _from_first_bracket(text: str) -> str:
    at = min((text.find(bracket) for bracket in "{[" if bracket in text), default=-1)
    if at < 0:
        raise UnreadableReplyError("the reply is no JSON object")
    return text[at:]


def _repaired(text: str) -> Any:
    try:
        return json_repair.loads(text)
    except (ValueError, RecursionError) as error:  # a model that opens brackets until it is cut off
        raise UnreadableReplyError("the reply is nested too deeply") from error


def _object(found: Any, reply: type[R]) -> dict[str, Any]:
    lists = [name for name, field in reply.model_fields.items() if str(field.annotation).startswith(("list", "tuple"))]
    if isinstance(found, list):
        if len(found) == 1 and isinstance(found[0], dict) and set(found[0]) >= set(reply.model_fields):
            return found[0]
        if len(lists) == 1 and len(reply.model_fields) == 1:
            return {lists[0]: found}
    if not isinstance(found, dict):
        raise UnreadableReplyError("the reply is no JSON object")
    if "properties" in found and "type" in found and "properties" not in reply.model_fields:
        raise UnreadableReplyError("the reply is the schema itself: fill it in")
    return found


def _without_cut_end(found: dict[str, Any]) -> dict[str, Any]:
    last = list(found)[-1] if found else None
    if last is not None and isinstance(found[last], list):
        return found | {last: found[last][:-1]}
    return found


def _wrong(error: ValidationError) -> str:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
