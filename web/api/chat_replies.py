"""What the API says of a turn."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from services.conversation.acts import Thing, Understood
from services.conversation.state import State
from services.conversation.turn import Turn
from services.conversation.words import called, limit_words
from web.api.replies import Reply
from web.api.user_replies import Recommendation


class ThingReply(Reply):
    label: str
    id: str
    name: str
    name_zh: str | None


class ActReply(Reply):
    """What was understood: the act, its kind where it has several, and what it is about."""

    act: str
    kind: str | None
    thing: ThingReply | None
    least: float | None = None
    most: float | None = None


class EffectReply(Reply):
    """What the turn stored: a statement of an interest, or feedback on an item."""

    kind: str
    what: str
    id: str
    name: str


class ChatReply(Reply):
    """A turn. ``state`` is for guests to send back; ``items`` carry reasons that sum to their scores."""

    conversation_id: str
    turn: int
    language: str
    text: str
    understood_by: str
    note: str | None
    understood: list[ActReply]
    assumptions: list[str]
    items: list[Recommendation]
    explained: Recommendation | None
    stored: list[EffectReply]
    asks: bool
    choices: list[ThingReply]
    state: str | None


class SaidReply(Reply):
    said: str
    text: str
    items: list[dict[str, str]]


class ConversationReply(Reply):
    """Where a conversation stands."""

    conversation_id: str
    turns: int
    language: str
    wishes: list[str]
    limits: list[str]
    said: list[SaidReply]


def chat_reply(turn: Turn, token: str | None) -> ChatReply:
    """Return a turn as the API answers it."""
    return ChatReply(
        conversation_id=turn.state.conversation_id,
        turn=turn.state.turn,
        language=turn.state.language,
        text=turn.text,
        understood_by=turn.understood.by,
        note=turn.understood.note or None,
        understood=acts_of(turn.understood),
        assumptions=list(turn.assumptions),
        items=[Recommendation.model_validate(one) for one in turn.items],
        explained=Recommendation.model_validate(turn.explained) if turn.explained else None,
        stored=[EffectReply.model_validate(one) for one in turn.effects],
        asks=turn.asks,
        choices=[ThingReply.model_validate(one) for one in turn.choices],
        state=token,
    )


def conversation_reply(state: State) -> ConversationReply:
    """Return what was said so far and what holds."""
    return ConversationReply(
        conversation_id=state.conversation_id,
        turns=state.turn,
        language=state.language,
        wishes=[called(one.thing, state.language) for one in state.wishes if one.weight > 0],
        limits=[limit_words(one, state.language) for one in state.constraints],
        said=[
            SaidReply(
                said=one.utterance, text=one.text, items=[{"item_id": id, "title": title} for id, title in one.items]
            )
            for one in state.said
        ],
    )


def acts_of(understood: Understood) -> list[ActReply]:
    """Return the acts flat, as JSON wants them."""
    return [_act(one) for one in understood.acts]


def _act(act: Any) -> ActReply:
    values = {field.name: getattr(act, field.name) for field in fields(act)}
    thing = values.get("thing") or values.get("item")
    return ActReply(
        act=type(act).__name__,
        kind=values.get("kind") or values.get("language"),
        thing=ThingReply.model_validate(thing) if isinstance(thing, Thing) else None,
        least=values.get("least"),
        most=values.get("most"),
    )
