"""Where a dialogue stands: frozen, and as JSON in the graph or with the person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter, ValidationError

from services.conversation.acts import Constraint, Language, Thing

MOST_KEPT = 500
"""Ids of shown items a dialogue remembers."""
MOST_SAID = 30
"""Turns that can be read again."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wish or a critique that ranks: ``weight`` above 0 draws, below 0 pushes away; ``turn`` is when it was said.

    What ``leads`` says what lists are about; the rest orders them.
    """

    thing: Thing
    weight: float
    turn: int
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What a turn did outside the dialogue or to it, so that it can be taken back.

    ``before`` of a statement is what stood, empty for nothing; of a constraint without a thing its kind.
    """

    kind: Literal["statement", "constraint", "wish", "feedback"]
    turn: int
    thing: Thing | None = None
    before: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put to the person: which of the ``choices``, and what is then done with it."""

    then: str
    choices: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A turn as it can be read again; ``items`` are ids and titles."""

    utterance: str
    text: str
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Everything a dialogue knows; ``user_id`` is None for a guest, of whom nothing is stored."""

    conversation_id: str
    user_id: str | None = None
    language: Language = "en"
    turn: int = 0
    wishes: tuple[Wanted, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    listed: tuple[Thing, ...] = ()
    """The last list, in its order."""
    shown: tuple[str, ...] = ()
    met: tuple[tuple[str, str], ...] = ()
    """Items and the feedback given on them here."""
    focus: Thing | None = None
    """The item that "it" means."""
    changes: tuple[Change, ...] = ()
    asked: Asked | None = None
    said: tuple[Said, ...] = ()

    @property
    def kept_out(self) -> tuple[str, ...]:
        """Items that no list of this dialogue may hold again."""
        return tuple(dict.fromkeys((*self.shown, *(item_id for item_id, _ in self.met))))


STATE = TypeAdapter(State)


def to_json(state: State) -> str:
    """Write a state down."""
    return STATE.dump_json(state).decode()


def from_json(text: str) -> State | None:
    """Read a state; None when it is none of this version."""
    try:
        return STATE.validate_json(text)
    except ValidationError:
        return None
