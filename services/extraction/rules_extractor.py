"""The offline twin: rules and the catalogue's own names read a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from services.extraction.text import DESCRIPTION, Reading, Text
from services.language.attributes import attribute_tags
from services.language.extraction import EXTRACTOR, extract_tags
from services.language.gazetteer import Gazetteer
from services.language.tags import Tag


@dataclass(frozen=True, slots=True)
class RulesExtractor:
    """Reads texts without any model; same text, same tags."""

    gazetteer: Gazetteer

    @property
    def version(self) -> str:
        return EXTRACTOR

    @property
    def at_once(self) -> int:
        return 1

    def groups(self, texts: Sequence[Text]) -> Iterator[list[Text]]:
        """See Extractor: no text has to do with another."""
        yield list(texts)

    def read(self, texts: Sequence[Text]) -> list[Reading]:
        """Return a reading of each text, in order."""
        return [Reading(one, tuple(self._tags(one)), EXTRACTOR) for one in texts]

    def _tags(self, text: Text) -> list[Tag]:
        tags = extract_tags(text.text, self.gazetteer, text.language)
        return [*tags, *attribute_tags(text.text)] if text.kind == DESCRIPTION else tags
