"""Keeps conversations in the graph, so that the next session goes on where the last one stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from neo4j import Driver, ManagedTransaction

from graph_schema.cypher import cypher
from graph_schema.errors import ConversationMovedOnError
from graph_schema.records import Document, content_hash
from graph_schema.upsert import write_in
from services.conversation.acts import Language
from services.conversation.state import State, from_json, to_json
from services.conversation.turn import Turn
from services.database.reading import read
from services.database.sessions import following
from services.recommenders.asking import require_user

STORE_TURN = cypher(__file__, "store_turn")
LATEST = cypher(__file__, "latest")
TURNS = "OPTIONAL MATCH (c:Conversation {conversation_id: $conversation_id}) RETURN coalesce(c.turns, 0) AS turns"


@dataclass(frozen=True, slots=True)
class Conversations:
    """The conversations of a graph; guests' are never in it."""

    driver: Driver

    def latest(self, user_id: str) -> State | None:
        """Return where the person's last conversation stands. Raises UnknownUserError."""
        rows = read(self.driver, LATEST, {"user_id": user_id})
        if not rows:
            require_user(self.driver, user_id)
            return None
        found = from_json(rows[0]["state"])
        return found if found is not None and found.user_id == user_id else None

    def begin(self, user_id: str | None, now: datetime, language: Language = "en") -> State:
        """Return a new conversation; it is stored with its first turn. Raises UnknownUserError."""
        if user_id is not None:
            require_user(self.driver, user_id)
        return State(content_hash(user_id or "", now.isoformat()), user_id, language)

    def check(self, state: State) -> None:
        """Raise ConversationMovedOnError when the conversation no longer stands here; a guest's always does."""
        if state.user_id is not None:
            [row] = read(self.driver, TURNS, {"conversation_id": state.conversation_id})
            if row["turns"] != state.turn:
                raise ConversationMovedOnError

    def store(self, turn: Turn, now: datetime) -> None:
        """Store a turn, what was said as a text its writer wrote, in one transaction; a guest's is not stored.

        Raises ConversationMovedOnError when another turn of the same conversation came in between.
        """
        if turn.state.user_id is None:
            return
        with following(self.driver) as session:
            session.execute_write(_store, turn, now)


def _store(tx: ManagedTransaction, turn: Turn, now: datetime) -> None:
    state = turn.state
    document_id = f"chat-{state.conversation_id}-{state.turn}"
    said = turn.utterance.strip()
    language = turn.understood.language
    write_in(tx, [Document(document_id, said, "chat", user_id=state.user_id, at=now, language=language)])
    row = tx.run(
        STORE_TURN,
        user_id=state.user_id,
        conversation_id=state.conversation_id,
        before=state.turn - 1,
        turns=state.turn,
        state=to_json(state),
        language=state.language,
        now=now,
        document_id=document_id,
    ).single()
    if row is None:
        raise ConversationMovedOnError
