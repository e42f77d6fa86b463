"""What the readers wrote: hand-written reviews of certain books, and others put together from the phrase bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from random import Random

from loaders.sample.invented.bank import ANY, OUTSIDE, Bank
from loaders.sample.invented.choices import LATEST, Reading
from loaders.sample.invented.handwritten import Handwritten
from loaders.sample.invented.readers import COLD_STARTS
from loaders.sample.invented.themes import Theme, belonging

REVIEWS_PER_LANGUAGE = 302
MOST_PER_READER = 11
SHAPES = {
    "+": (
        "open aspect",
        "open recall",
        "recall verdict",
        "aspect recall",
        "open recall verdict",
        "recall",
        "open aspect recall",
    ),
    "-": (
        "open aspect",
        "aspect verdict",
        "recall verdict",
        "open recall",
        "aspect recall",
        "open recall verdict",
        "recall",
    ),
    "0": ("open recall", "recall verdict", "open verdict", "recall", "open recall verdict"),
}
SLOTS = {
    "+": {"aspect": "good", "recall": "good_recalls", "verdict": "loved"},
    "-": {"aspect": "bad", "recall": "bad_recalls", "verdict": "unloved"},
    "0": {"recall": "mixed_recalls", "verdict": "mixed"},
}


@dataclass(frozen=True)
class Review:
    """One row of reviews.jsonl, and the stance behind it, which is not written."""

    document_id: str
    user_id: str
    item_id: str
    text: str
    language: str
    at: str
    stance: str


def write_reviews(
    readings: Sequence[Reading],
    handwritten: Mapping[tuple[str, str], Handwritten],
    banks: Mapping[str, Bank],
    themes: Mapping[str, Theme],
) -> list[Review]:
    """Return all reviews, oldest first; ``handwritten`` is keyed by reader and book."""
    chosen = [reading for language in banks for reading in _choose(readings, handwritten, language)]
    chosen.sort(key=lambda reading: (_written_at(reading), reading.reader.user_id, reading.book.item_id))
    return [
        Review(
            document_id=f"review-{number:04d}",
            user_id=reading.reader.user_id,
            item_id=reading.book.item_id,
            text=_text(reading, handwritten, banks[reading.reader.language], themes),
            language=reading.reader.language,
            at=_written_at(reading),
            stance=reading.stance,
        )
        for number, reading in enumerate(chosen, start=1)
    ]


def _choose(
    readings: Sequence[Reading], handwritten: Mapping[tuple[str, str], Handwritten], language: str
) -> list[Reading]:
    """Pick who writes: every hand-written review, then a draw in which strong opinions come first."""
    own = [r for r in readings if r.reader.language == language and r.reader.user_id not in COLD_STARTS]
    own.sort(key=lambda r: (_key(r) not in handwritten, _draw(r) * (1.6 if r.stance == "0" else 1.0)))
    chosen: list[Reading] = []
    for reading in own:
        written = sum(other.reader is reading.reader for other in chosen)
        if len(chosen) < REVIEWS_PER_LANGUAGE and (_key(reading) in handwritten or written < MOST_PER_READER):
            chosen.append(reading)
    return chosen


def _text(
    reading: Reading,
    handwritten: Mapping[tuple[str, str], Handwritten],
    bank: Bank,
    themes: Mapping[str, Theme],
) -> str:
    if _key(reading) in handwritten:
        return handwritten[_key(reading)].text
    group = _group(reading, themes)
    random = Random(f"{reading.reader.user_id}/{reading.book.item_id}/shape")
    shape = random.choices(SHAPES[reading.stance])[0]
    return ("" if bank.language == "zh" else " ").join(
        _part(part, group, reading, bank, themes) for part in shape.split()
    )


def _part(part: str, group: str, reading: Reading, bank: Bank, themes: Mapping[str, Theme]) -> str:
    if part == "open":
        return bank.deal(_opening_group(group, reading, themes), "openings")
    slot = SLOTS[reading.stance][part]
    if part == "recall":
        return _sentence(bank.deal(ANY, slot).replace("{it}", bank.recall(reading.book.item_id)))
    return bank.deal(group if part == "aspect" else _verdict_group(group, slot, reading), slot)


def _opening_group(group: str, reading: Reading, themes: Mapping[str, Theme]) -> str:
    """Let a reader speak as one at home with the theme only where it is theirs."""
    often = _draw(reading) * 100 % 1 < 0.6
    if reading.reader.affinity(reading.book, themes) > 0:
        return group if often else ANY
    return OUTSIDE if often else ANY


def _verdict_group(group: str, slot: str, reading: Reading) -> str:
    return group if slot != "mixed" and _draw(reading) * 1000 % 2 < 1 else ANY


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _group(reading: Reading, themes: Mapping[str, Theme]) -> str:
    """Return the phrases of the theme for which this reader would pick up, or put down, this book."""
    reader, book = reading.reader, reading.book

    def relevance(theme: Theme) -> float:
        wanted = reader.interests.get(theme.theme_id, 0.0) + (theme.theme_id == reader.disliked)
        return belonging(book, theme) * (0.3 + wanted)

    return max(themes.values(), key=relevance).phrases


def _written_at(reading: Reading) -> str:
    at = reading.at + timedelta(hours=9 + int(_draw(reading) * 400))
    return min(at, LATEST + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M:00Z")


def _draw(reading: Reading) -> float:
    return Random(f"{reading.reader.user_id}/{reading.book.item_id}/review").random()


def _key(reading: Reading) -> tuple[str, str]:
    return (reading.reader.user_id, reading.book.item_id)
