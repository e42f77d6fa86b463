"""What an extractor finds in labelled texts, counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from services.language.tags import Tag
from tests.quality.labelled import LabelledText, Wanted, ids_of

Extractor = Callable[[str, str], Sequence[Tag]]
"""Reads a text in a language (en, zh) and returns its tags: the rules, a model, anything."""


@dataclass(frozen=True, slots=True)
class Findings:
    """One text as an extractor read it; ``loose`` are quotes that do not stand at their span."""

    text: LabelledText
    right: tuple[Wanted, ...]
    reversed: tuple[Wanted, ...]
    missing: tuple[Wanted, ...]
    spoilt: tuple[str, ...]
    loose: int
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts over some texts."""

    texts: int
    wanted: int
    found: int
    right: int
    spoilt: int
    loose: int

    @property
    def recall(self) -> float:
        """Share of the wanted interests that were found, whatever the polarity."""
        return self.found / max(self.wanted, 1)

    @property
    def polarity(self) -> float:
        """Share of those found that have the writer's feeling."""
        return self.right / max(self.found, 1)

    @property
    def spoilt_share(self) -> float:
        """Share of the texts in which a forbidden name was found."""
        return self.spoilt / max(self.texts, 1)


def read(text: LabelledText, extractor: Extractor) -> Findings:
    """Let an extractor read one text and compare."""
    tags = tuple(extractor(text.text, text.language))
    by_id: Mapping[str, set[int]] = defaultdict(set)
    for tag in tags:
        for interest_id in ids_of(tag.surface):
            by_id[interest_id].add(tag.polarity)
    found = {each: {p for i in each.ids for p in by_id.get(i, ())} for each in text.wanted}
    spoilt = (
        each.name
        for each in text.forbidden
        if any(i in by_id and (each.polarity is None or each.polarity in by_id[i]) for i in ids_of(each.name))
    )
    return Findings(
        text=text,
        right=tuple(each for each, felt in found.items() if each.polarity in felt),
        reversed=tuple(each for each, felt in found.items() if felt and each.polarity not in felt),
        missing=tuple(each for each, felt in found.items() if not felt),
        spoilt=tuple(dict.fromkeys(spoilt)),
        loose=sum(text.text[tag.start : tag.end] != tag.quote or not tag.quote for tag in tags),
        tags=tags,
    )


def scores(findings: Iterable[Findings]) -> Scores:
    """Add up."""
    every = list(findings)
    return Scores(
        texts=len(every),
        wanted=sum(len(each.text.wanted) for each in every),
        found=sum(len(each.right) + len(each.reversed) for each in every),
        right=sum(len(each.right) for each in every),
        spoilt=sum(bool(each.spoilt) for each in every),
        loose=sum(each.loose for each in every),
    )
