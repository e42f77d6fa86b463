"""A fact of the graph that may be told, and a claim that tells it."""

from __future__ import annotations

from dataclasses import dataclass, field


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
    """

    fact_id: str
    said: str
    names: tuple[str, ...] = ()
    polarity: int = 0
    nodes: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence and the facts it rests on."""

    text: str
    facts: tuple[str, ...]
