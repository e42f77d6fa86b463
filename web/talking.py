"""Puts a session of conversation together, for the command, the API and the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from services.conversation.dialogue import Dialogue, Understanding
from services.conversation.keeping import Conversations
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.conversation.session import Session
from services.conversation.tools import Tools
from services.feedback.kinds import FeedbackTable
from services.interests.rules import InterestRules
from services.lists.listing import Lists


def talking(
    lists: Lists,
    table: FeedbackTable,
    rules: InterestRules,
    now: Callable[[], datetime],
    understanding: Understanding | None = None,
) -> Session:
    """Return a session over a graph; without an understanding of another kind, rules read what is said."""
    chosen = understanding or Rules(Names(lists.driver))
    return Session(Dialogue(chosen, Tools(lists, table, rules, now)), Conversations(lists.driver), now)
