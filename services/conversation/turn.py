"""What one turn of a dialogue gives back, and the notes it is made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from services.conversation.acts import Assumption, Thing, Understood
from services.conversation.state import Asked, Change, State
from services.explanations.reasons import Recommendation


@dataclass(frozen=True, slots=True)
class Effect:
    """What a turn stored outside the dialogue: ``kind`` statement or feedback, ``what`` which kind of it.

    ``withdrawn`` is a statement taken back.
    """

    kind: Literal["statement", "feedback"]
    what: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply: what was understood and assumed, the list or the reasons, what was stored, and the words."""

    state: State
    utterance: str
    understood: Understood
    assumptions: tuple[str, ...]
    items: tuple[Recommendation, ...]
    explained: Recommendation | None
    effects: tuple[Effect, ...]
    asks: bool
    choices: tuple[Thing, ...]
    text: str


@dataclass(slots=True)
class Notes:
    """What gathers while the acts of one turn are done, in order."""

    state: State
    parts: list[str] = field(default_factory=list)
    assumptions: list[Assumption] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    explained: Recommendation | None = None
    wants_list: bool = False
    asked: Asked | None = None
    is_question: bool = False

    def ask(self, words: str, then: str = "wish", choices: tuple[Thing, ...] = ()) -> None:
        """Put a question; of several in one turn the first stands."""
        if not self.is_question:
            self.parts.append(words)
            self.asked = Asked(then, choices) if choices else None
        self.is_question = True
