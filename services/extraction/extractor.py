"""What reads texts: a language model, or the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from services.extraction.text import Reading, Text


class Extractor(Protocol):
    """``version`` is stored with what was found; a text read by another version is read again."""

    @property
    def version(self) -> str: ...

    @property
    def at_once(self) -> int:
        """How many groups go well side by side; 1: in this thread."""
        ...

    def groups(self, texts: Sequence[Text]) -> Iterator[list[Text]]:
        """Split texts into those that are read together."""
        ...

    def read(self, texts: Sequence[Text]) -> list[Reading]:
        """Return a reading of each text of a group. Raises ModelError when no reading goes well now."""
        ...
