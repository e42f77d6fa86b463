"""How a verdict reaches the names of the clauses around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from services.language.candidate import IN_PASSING, Candidate

FELT = 0.2
"""Smallest feeling, of 1, that counts as a verdict."""
NEXT, BACK, AGAINST = 0.8, 0.7, 0.5
"""What is left of a verdict that a name takes from the next clause, a later remark, and from what it is set against."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as it was read.

    Attributes
    ----------
    named
        What it names, each with the feeling of its own clause.
    verdict
        The clause's strongest feeling, in [-1, 1], where it names nothing, too; 0 where it has none.
    sentence
        Counts the sentences of the text.
    turns
        Whether a word of contrast opens it.
    contrasts
        Whether it sets what it names against what was named before (``but pottery is what I live for``).
    opens_anew
        Whether it has the writer as its own subject: a bad verdict does not go on into it.
    refers_back
        Whether it speaks of what was named before (``It broke``, ``Never again``).
    is_now
        Whether it tells how things are by now (``These days it gives me a headache``).
    is_others
        Whether it tells someone else's taste, not the writer's.
    is_topic
        Whether it only names what the next clause judges (``Smooth jazz, no thanks``, ``The seminars?``).
    is_past
        Whether it tells how things were: what it names waits, over sentences, for how they are.
    """

    named: tuple[Candidate, ...]
    verdict: float
    sentence: int
    turns: bool = False
    contrasts: bool = False
    opens_anew: bool = False
    refers_back: bool = False
    is_now: bool = False
    is_others: bool = False
    is_topic: bool = False
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a text names, and every verdict it gives, on something named or not."""

    candidates: tuple[Candidate, ...]
    verdicts: tuple[float, ...]


def carried(readings: Iterable[Reading], is_of_one: bool = False) -> Told:
    """Return the candidates of all clauses; those without a verdict take that of a neighbouring clause.

    A verdict goes on to the later clauses of its sentence (``I love jazz, blues and folk``) until a word of contrast
    stops it, and back to what waits for one: in its sentence, or in the one before when the clause names nothing of
    its own (``Had the ramen. Superb.``). What someone else likes takes none but a remark of the writer about it; in a
    text that ``is_of_one`` nothing is someone else's.
    """
    readings = [replace(one, is_others=False) if is_of_one else one for one in readings]
    spread = _Spread()
    for reading in readings:
        spread.take(reading)
    verdicts = tuple(each.verdict for each in readings if not each.is_others and abs(each.verdict) >= FELT)
    return Told(tuple(spread.candidates), verdicts)


class _Spread:
    def __init__(self) -> None:
        self.candidates: list[Candidate] = []
        self.waiting: list[int] = []
        self.latest: list[int] = []
        self.past: list[int] = []
        self.going_on, self.sentence = 0.0, -1
        self.latest_is_others = self.latest_is_topic = False

    def take(self, reading: Reading) -> None:
        own = list(range(len(self.candidates), len(self.candidates) + len(reading.named)))
        self.candidates += reading.named
        if reading.contrasts and own and reading.sentence == self.sentence and not reading.is_others:
            self._oppose(reading)
        self._border(reading)
        if reading.is_past:
            self.past += own
        if reading.is_others and own:
            self._settle(own, 0.0, is_others=True)
            self.going_on, self.waiting = 0.0, []
        elif reading.verdict:
            self._decide(reading, own)
        elif self.going_on:
            self._settle(own, self.going_on)
        else:
            self.waiting += own
        self.latest_is_topic = reading.is_topic
        if own:
            self.latest, self.latest_is_others = own, reading.is_others

    def _border(self, reading: Reading) -> None:
        is_new = reading.sentence != self.sentence
        if is_new or reading.turns:
            self.going_on = 0.0
            if not reading.refers_back and not (is_new and self.latest_is_topic):
                self.waiting = []
        if reading.opens_anew:
            self.going_on = max(self.going_on, 0.0)
        self.sentence = reading.sentence

    def _oppose(self, reading: Reading) -> None:
        """What waits for a verdict is felt about the other way than what is set against it."""
        if reading.verdict > 0:
            self._settle(self.waiting, -reading.verdict * AGAINST)
            self.waiting = []

    def _decide(self, reading: Reading, own: Sequence[int]) -> None:
        """A clause with names of its own keeps a bad verdict to itself.

        ``But it is dear`` takes back no liking, ``now it bores me`` does.
        """
        says_other_things = any(self.candidates[at].confidence > IN_PASSING for at in own)
        if not (says_other_things and reading.verdict < 0):
            self._settle(self.waiting, reading.verdict * NEXT)
        if not reading.is_past and (reading.refers_back or not says_other_things):
            self._settle(self.past, reading.verdict * NEXT)
            self.past = []
        comes_round = reading.is_now or (reading.turns and reading.verdict > 0)
        if not own and reading.refers_back and (comes_round or self.latest_is_others):
            self._settle(self.latest, reading.verdict * BACK)
        self.waiting = []
        self.going_on = reading.verdict

    def _settle(self, indices: Sequence[int], feeling: float, is_others: bool = False) -> None:
        for at in indices:
            self.candidates[at] = replace(self.candidates[at], feeling=feeling, is_others=is_others)
