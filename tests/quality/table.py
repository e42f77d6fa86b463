"""The figures as a Markdown table, and what went wrong in the open half."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.quality.labelled import LabelledText
from tests.quality.scores import Extractor, Findings, read, scores

HALVES: Mapping[str, Callable[[LabelledText], bool]] = {
    "frozen": lambda text: text.is_frozen,
    "open": lambda text: not text.is_frozen,
}
LANGUAGES = ("both", "en", "zh")
HEAD = (
    "| extractor | half | language | texts | must-haves found | polarity right among them | with a forbidden name "
    "| quotes not verbatim |\n| --- | --- | --- | ---: | ---: | ---: | ---: | ---: |"
)


def findings(extractor: Extractor, texts: Sequence[LabelledText]) -> list[Findings]:
    """Let an extractor read every text."""
    return [read(text, extractor) for text in texts]


def table(read_by: Mapping[str, Sequence[Findings]]) -> str:
    """One row for each extractor, half and language."""
    return "\n".join([HEAD, *(row for name, every in read_by.items() for row in _rows(name, every))])


def _rows(name: str, every: Sequence[Findings]) -> Iterator[str]:
    for half, holds in HALVES.items():
        for language in LANGUAGES:
            counted = scores(f for f in every if holds(f.text) and language in {"both", f.text.language})
            yield (
                f"| {name} | {half} | {language} | {counted.texts} | {counted.recall:.1%} | {counted.polarity:.1%} "
                f"| {counted.spoilt_share:.1%} | {counted.loose} |"
            )


def mistakes(every: Sequence[Findings]) -> Iterator[str]:
    """Say what went wrong, text by text, in the open half only."""
    for each in every:
        if each.text.is_frozen or not (each.missing or each.reversed or each.spoilt):
            continue
        yield f"{each.text.text_id} [{each.text.trait}] {each.text.text}"
        yield "    read as " + ", ".join(f"{'-0+'[tag.polarity + 1]}{tag.surface}" for tag in each.tags)
        for word, wanted in (("missing", each.missing), ("reversed", each.reversed)):
            for one in wanted:
                yield f"    {word}: {'-0+'[one.polarity + 1]}{' / '.join(one.names)}"
        if each.spoilt:
            yield f"    forbidden: {', '.join(each.spoilt)}"
