"""Conversation over the API: a turn as JSON, or piece by piece as server-sent events."""

from __future__ import annotations

import json
from collections.abc import Iterator
from threading import BoundedSemaphore
from typing import Any

from flask import Response, abort, current_app, stream_with_context
from flask_openapi import APIBlueprint, Tag
from itsdangerous import BadData, URLSafeSerializer
from neo4j.exceptions import DriverError, Neo4jError

from graph_schema.errors import InterestGraphError
from services.conversation.acts import Understood
from services.conversation.session import Session
from services.conversation.state import State, from_json, to_json
from services.conversation.turn import Turn
from web.api.answering import NOT_FOUND, PROBLEMS, REFUSED, answer
from web.api.asked import UserPath
from web.api.chat_asked import ChatBody
from web.api.chat_replies import ChatReply, ConversationReply, acts_of, chat_reply, conversation_reply
from web.problems import problem_of
from web.site import site

MOST_STREAMS = 24
"""Of the server's 32 threads, so that pages still answer while people talk."""
STREAMS = BoundedSemaphore(MOST_STREAMS)
EVENT_STREAM = "text/event-stream"
MOVED_ON: dict[Any, Any] = {"409": {**PROBLEMS["400"], "description": "another turn came in between"}}
EVENTS = ("understood", "assumption", "item", "explained", "text", "done", "problem")
EVENT: dict[str, Any] = {
    "type": "object",
    "description": "one event of the stream; `data` is JSON",
    "properties": {"event": {"type": "string", "enum": list(EVENTS)}, "data": {"type": "string"}},
    "required": ["event", "data"],
}
TOLD: dict[Any, Any] = {
    "200": {
        "description": "Events in order: `understood`, `assumption` (each), `item` (each, with its reasons), "
        "`explained`, `text` (piece by piece), `done` (the whole turn, as `/api/v1/chat` answers it) or `problem`.",
        "content": {EVENT_STREAM: {"schema": EVENT}},
    }
}

chat = APIBlueprint(
    "chat",
    __name__,
    url_prefix="/api/v1",
    abp_tags=[Tag(name="chat", description="a conversation that recommends")],
    abp_responses=PROBLEMS,
)


@chat.post(
    "/chat",
    summary="Say something, and get the next turn of the conversation",
    description="Of a user the conversation goes on where it stopped, and every turn is stored. A guest (no `user_id`) "
    "sends back the `state` of the turn before; of guests nothing is stored.",
    responses={200: ChatReply, **NOT_FOUND, **REFUSED, **MOVED_ON},
)
def say(body: ChatBody) -> Response:
    session, state = opened(body)
    turn = session.reply(state, body.say)
    return answer(chat_reply(turn, guest_token(turn.state)))


@chat.post(
    "/chat/stream",
    summary="The same, as server-sent events",
    responses={**TOLD, **NOT_FOUND, **REFUSED, **MOVED_ON},
)
def stream(body: ChatBody) -> Response:
    session, state = opened(body)
    session.check(body.say)
    if not STREAMS.acquire(blocking=False):
        abort(503, "too many conversations at once; try again in a few seconds")
    events = stream_with_context(_events(session, state, body.say))
    response = current_app.response_class(events, mimetype=EVENT_STREAM)
    response.headers["X-Accel-Buffering"] = "no"
    return response


@chat.get(
    "/users/<id:user_id>/conversation",
    summary="The conversation a user held last",
    description="What was said, and the wishes and limits that hold. Empty when there was none.",
    responses={200: ConversationReply, **NOT_FOUND},
)
def conversation(path: UserPath) -> Response:
    session = site().session
    return answer(conversation_reply(session.resume(path.user_id)))


def opened(body: ChatBody) -> tuple[Session, State]:
    """Return the session, and where the conversation stands that this turn belongs to."""
    session = site().session
    known = guest_state(body.state) if body.user_id is None and not body.new else None
    return session, known or session.resume(body.user_id, body.lang, body.new)


def guest_token(state: State) -> str | None:
    """Return where a guest's conversation stands, signed; None for a user's, which is in the graph."""
    return None if state.user_id is not None else _serializer().dumps(to_json(state))  # type: ignore[return-value]


def guest_state(token: str | None) -> State | None:
    """Return the state in a token; None when it is not ours, or not a guest's."""
    if not token or not token.isascii():
        return None
    try:
        found = from_json(str(_serializer().loads(token)))
    except BadData:
        return None
    return found if found is not None and found.user_id is None else None


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(site().settings.secret_key, salt="conversation")


def _events(session: Session, state: State, said: str) -> Iterator[str]:
    try:
        yield ": reading\n\n"
        understood = session.understand(state, said)
        yield _event("understood", {"by": understood.by, "note": understood.note or None, "acts": _plain(understood)})
        turn = session.act(state, said, understood)
        yield from _of_turn(turn)
    except (InterestGraphError, DriverError, Neo4jError) as error:
        yield _event("problem", problem_of(error).body())
    finally:
        STREAMS.release()


def _of_turn(turn: Turn) -> Iterator[str]:
    reply = chat_reply(turn, guest_token(turn.state))
    for assumption in reply.assumptions:
        yield _event("assumption", {"text": assumption})
    for item in reply.items:
        yield _event("item", item.model_dump(mode="json"))
    if reply.explained is not None:
        yield _event("explained", reply.explained.model_dump(mode="json"))
    for piece in pieces(reply.text):
        yield _event("text", {"text": piece})
    yield _event("done", reply.model_dump(mode="json"))


def pieces(text: str) -> list[str]:
    """Split a reply after its sentences; joined they are the reply again."""
    found, start = [], 0
    for at, character in enumerate(text):
        is_end = character in "。！？" or (character in ".!?" and text[at + 1 : at + 2] in (" ", ""))
        if is_end or at == len(text) - 1:
            found.append(text[start : at + 1])
            start = at + 1
    return found


def _plain(understood: Understood) -> list[dict[str, Any]]:
    return [one.model_dump(mode="json") for one in acts_of(understood)]


def _event(name: str, value: object) -> str:
    """Return an event; JSON holds no bare line break, so it is one line of data."""
    return f"event: {name}\ndata: {json.dumps(value, ensure_ascii=False)}\n\n"
