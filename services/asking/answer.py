"""An answer: its words with the nodes they cite, the Cypher behind it, the rows, and what was tried in vain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from services.queries.guard.running import Answered


@dataclass(frozen=True, slots=True)
class Cited:
    """A node that the answer names: with its id, so that it can be looked up."""

    label: str
    id: str
    name: str


Part = str | Cited


@dataclass(frozen=True, slots=True)
class Nearest:
    """A question that can be answered, with names of this graph in it."""

    question: str
    title: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to a question.

    Attributes
    ----------
    parts
        The words, with the nodes they cite where they are named.
    understood
        The question as it was taken: the title of a template, or a model's words; empty when it was not understood.
    found
        Cypher, parameters, columns and rows; None when nothing was asked of the graph.
    by
        ``templates``, or the name of a language model.
    note
        Why a model that is set did not answer, or None.
    nearest
        Other questions that can be answered.
    """

    question: str
    language: str
    parts: tuple[Part, ...]
    understood: str
    found: Answered | None
    by: str
    note: str | None = None
    nearest: tuple[Nearest, ...] = ()

    @property
    def is_answered(self) -> bool:
        return self.found is not None

    @property
    def text(self) -> str:
        """Return the answer as one line of words."""
        return "".join(part if isinstance(part, str) else part.name for part in self.parts)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Return the nodes it names, each once."""
        return tuple(dict.fromkeys(part for part in self.parts if isinstance(part, Cited)))

    def records(self) -> list[dict[str, Any]]:
        return self.found.records() if self.found else []
