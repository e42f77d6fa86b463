"""The job that makes copy ahead for interests and the items they lead to, so that serving asks no model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from neo4j import Driver, ManagedTransaction, RoutingControl

from graph_schema.cypher import cypher
from services.copywriting.facts import PitchFacts, pitch_facts
from services.copywriting.forbidden import Forbidden
from services.copywriting.pitch import Pitch, checksum, make_pitch
from services.copywriting.wanted import Wanted
from services.llm.at_once import run_at_once
from services.llm.endpoint_model import EndpointModel
from services.observability.progress import Progress
from services.wording.told import TEMPLATE

PAIRS_TO_PITCH = cypher(__file__, "pairs_to_pitch")
WRITE_PITCHES = cypher(__file__, "write_pitches")
ITEMS_AN_INTEREST = 5
PAIRS_A_BATCH = 50


@dataclass(frozen=True, slots=True)
class CopyReport:
    """What a run wrote.

    ``by_model`` of the ``written`` are a model's words, the others a template's; ``rejected`` of its ``sentences`` were
    not borne out by their facts. ``current`` ones needed nothing.
    """

    written: int
    by_model: int
    current: int
    sentences: int
    rejected: int

    @property
    def faithfulness(self) -> float:
        """Share of the model's sentences that the facts bore out; 1 without any."""
        return 1 - self.rejected / self.sentences if self.sentences else 1.0

    @property
    def fallback(self) -> float:
        """Share of the texts in which a template stood in."""
        return 1 - self.by_model / self.written if self.written else 0.0


def write_copy(
    driver: Driver,
    wanted: Wanted,
    forbidden: Forbidden,
    model: EndpointModel | None,
    now: datetime,
    progress: Progress,
    most: int = 1000,
) -> CopyReport:
    """Word at most ``most`` pairs of interest and item, those that draw most people first; what is current stays.

    Written as it comes; stopped at any point, the next run goes on. Raises ModelError when the model cannot go on.
    """
    stale, current = _stale(driver, wanted, forbidden, model, most)
    written = by_model = sentences = rejected = 0
    make = partial(make_pitch, wanted=wanted, forbidden=forbidden, model=model)
    at_once = model.server.settings.at_once if model else 1
    with driver.session() as session, progress.step("copy", len(stale), "texts") as step:
        for batch in _batches(run_at_once(make, stale, at_once), at_once):
            session.execute_write(_write, batch, wanted, now)
            step.advance(len(batch))
            written += len(batch)
            by_model += sum(one.telling.by != TEMPLATE for one in batch)
            kept = sum(part.by != TEMPLATE for one in batch for part in one.telling.sentences)
            wrong = sum(one.telling.rejected for one in batch)
            sentences, rejected = sentences + kept + wrong, rejected + wrong
    return CopyReport(written, by_model, current, sentences, rejected)


def _stale(
    driver: Driver, wanted: Wanted, forbidden: Forbidden, model: EndpointModel | None, most: int
) -> tuple[list[PitchFacts], int]:
    asked = {
        "items": ITEMS_AN_INTEREST,
        "pairs": most,
        "language": wanted.language,
        "tone": wanted.tone,
        "length": wanted.length,
    }
    rows, _, _ = driver.execute_query(PAIRS_TO_PITCH, asked, routing_=RoutingControl.READ)
    stored = {(row["interest_id"], row["item_id"]): row["checksum"] for row in rows}
    told = pitch_facts(driver, list(stored), wanted.language)
    stale = [one for one in told if stored[one.interest_id, one.item_id] != checksum(one, wanted, forbidden, model)]
    return stale, len(told) - len(stale)


def _batches(pitches: Iterator[Pitch], at_once: int) -> Iterator[list[Pitch]]:
    size = PAIRS_A_BATCH if at_once == 1 else at_once
    batch: list[Pitch] = []
    for pitch in pitches:
        batch.append(pitch)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch


def _write(tx: ManagedTransaction, pitches: Sequence[Pitch], wanted: Wanted, now: datetime) -> None:
    rows = [
        [
            pitch.told.item_id,
            pitch.told.interest_id,
            pitch.text,
            sorted({fact_id for one in pitch.telling.sentences for fact_id in one.facts}),
            pitch.telling.by,
            pitch.checksum,
        ]
        for pitch in pitches
    ]
    tx.run(WRITE_PITCHES, rows=rows, language=wanted.language, tone=wanted.tone, length=wanted.length, at=now).consume()
