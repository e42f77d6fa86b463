"""A session: the next turn of a person's conversation, or of a guest's, understood, done and kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from graph_schema.errors import UnknownUserError, UtteranceError
from services.conversation.acts import Language, Understood
from services.conversation.dialogue import Dialogue
from services.conversation.keeping import Conversations
from services.conversation.state import State
from services.conversation.turn import Turn
from services.conversation.utterance import LONGEST

HALVES = re.compile("[\ud800-\udfff]")
"""Halves of surrogate pairs, which have no UTF-8 and so cannot be sent to the database."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the command, the API and the page share."""

    dialogue: Dialogue
    conversations: Conversations
    now: Callable[[], datetime]

    def resume(self, user_id: str | None, language: Language = "en", afresh: bool = False) -> State:
        """Return where a person's conversation stands, or a new one. Raises UnknownUserError."""
        if user_id is not None and HALVES.search(user_id):
            raise UnknownUserError(user_id)
        known = None if user_id is None or afresh else self.conversations.latest(user_id)
        return known or self.conversations.begin(user_id, self.now(), language)

    def understand(self, state: State, utterance: str) -> Understood:
        """Return what was said. Raises UtteranceError."""
        self.check(utterance)
        return self.dialogue.understanding.understand(utterance, state)

    def check(self, utterance: str) -> None:
        """Raise UtteranceError when nothing is said, too much at once, or what is no text."""
        if HALVES.search(utterance):
            raise UtteranceError("there are halves of characters in it; send whole ones")
        if not utterance.strip():
            raise UtteranceError("nothing was said; write a wish, such as `something like Moby-Dick`")
        if len(utterance) > LONGEST:
            raise UtteranceError(f"that is {len(utterance)} characters long; say it in at most {LONGEST}")

    def act(self, state: State, utterance: str, understood: Understood) -> Turn:
        """Do what was understood and keep the turn. Raises ConversationMovedOnError, mostly with nothing done."""
        self.conversations.check(state)
        turn = self.dialogue.act(state, utterance, understood)
        self.conversations.store(turn, self.now())
        return turn

    def reply(self, state: State, utterance: str) -> Turn:
        """Return the next turn, kept. Raises UtteranceError, ConversationMovedOnError."""
        return self.act(state, utterance, self.understand(state, utterance))
