"""A fact of the graph that may be told, and a claim that tells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import zip_longest


@dataclass(frozen=True, slots=True)
class Link:
    """A node behind a fact, with what it is called where the fact is told."""

    label: str
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the graph says.

    Attributes
    ----------
    fact_id
        What claims cite it by: f1, f2 ...
    said
        The fact in words, in the language asked for: what stands where a model's words do not hold.
    names
        All names, in any language, of the things it speaks of; a claim must use one, and may use them.
    polarity
        1 liked, -1 disliked, 0 neither: a claim must not turn it round.
    nodes
        The nodes behind it, as label to ids.
    called
        Names of these nodes in the language of the fact, in the order of the ids; none where nothing links them.
    """

    fact_id: str
    said: str
    names: tuple[str, ...] = ()
    polarity: int = 0
    nodes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    called: tuple[str, ...] = ()

    @property
    def links(self) -> tuple[Link, ...]:
        """Return the nodes behind it, each with its name, or its id where it has none."""
        nodes = [(label, id) for label, ids in self.nodes.items() for id in ids]
        return tuple(Link(label, id, name or id) for (label, id), name in zip_longest(nodes, self.called[: len(nodes)]))


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence and the facts it rests on."""

    text: str
    facts: tuple[str, ...]
