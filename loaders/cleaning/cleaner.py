"""Runs the chosen steps over the records of a row and counts what each of them did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from types import TracebackType

from graph_schema.errors import RowError, SettingsError
from graph_schema.records import Record
from loaders.cleaning.characters import clean_characters
from loaders.cleaning.duplicates import SeenRecords
from loaders.cleaning.encoding import clean_encoding
from loaders.cleaning.markup import clean_markup
from loaders.cleaning.missing_values import clean_missing_values
from loaders.cleaning.ratings import clean_ratings
from loaders.cleaning.step import Rules, Step
from loaders.cleaning.times import clean_times
from loaders.cleaning.validity import check_record

ENCODING = "encoding"
DUPLICATES = "duplicates"
TEXT_STEPS = (
    Step("characters", "control and zero-width characters out, blanks trimmed", clean_characters),
    Step(ENCODING, "broken encodings and mojibake repaired", clean_encoding),
    Step("html", "tags out, entities resolved", clean_markup),
)
VALUE_STEPS = (
    Step("missing-values", "placeholders for no value out; rows without ids rejected", clean_missing_values),
    Step("times", "events at impossible times rejected, other impossible times dropped", clean_times),
    Step("ratings", "ratings outside their scale rejected", clean_ratings),
)
STEP_NAMES = tuple(step.name for step in (*TEXT_STEPS, *VALUE_STEPS)) + (DUPLICATES,)
MOST_ROUNDS = 10


@dataclass(slots=True)
class StepCounts:
    """Rows that a step changed, left out as a whole (all of a row came before), or rejected."""

    name: str
    changed: int = 0
    dropped: int = 0
    rejected: int = 0


@dataclass
class Cleaner:
    """The steps of one load, without those to skip. Raises SettingsError for a step that does not exist."""

    skip: Collection[str] = ()
    counts: dict[str, StepCounts] = field(init=False)

    def __post_init__(self) -> None:
        if unknown := [name for name in self.skip if name not in STEP_NAMES]:
            raise SettingsError(f"no cleaning step {unknown[0]!r}; choose among {', '.join(STEP_NAMES)}")
        self._seen = SeenRecords()
        self._texts = tuple(step for step in TEXT_STEPS if step.name not in self.skip)
        self._values = tuple(step for step in VALUE_STEPS if step.name not in self.skip)
        self._finds_duplicates = DUPLICATES not in self.skip
        self.counts = {name: StepCounts(name) for name in STEP_NAMES if name not in self.skip}

    def __enter__(self) -> Cleaner:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._seen.close()

    def clean(self, records: Sequence[Record], rules: Rules) -> list[Record]:
        """Return what remains of a row's records; raises RowError when one of them rejects the row."""
        changed: set[str] = set()
        if rules.layout.is_exact:
            for record in records:
                check_record(record)
            left = list(records)
        else:
            kept = [self._clean_values(self._clean_texts(record, rules, changed), rules, changed) for record in records]
            left = [record for record in kept if record is not None]
        if self._finds_duplicates and left:
            left = [record for record in left if self._seen.clean(record) is not None]
            if not left:
                self.counts[DUPLICATES].dropped += 1
        for name in changed:
            self.counts[name].changed += 1
        return left

    def _clean_texts(self, record: Record, rules: Rules, changed: set[str]) -> Record:
        """Run the text steps until none changes anything: one may bring to light what another is for."""
        for _ in range(MOST_ROUNDS):
            before = record
            for step in self._texts:
                cleaned = step.clean(record, rules)
                if cleaned is not record and cleaned is not None:
                    changed.add(step.name)
                    record = cleaned
            if record is before:
                break
        return record

    def _clean_values(self, record: Record, rules: Rules, changed: set[str]) -> Record | None:
        """Run the other steps and the last check; None where the record is not needed."""
        for step in self._values:
            try:
                cleaned = step.clean(record, rules)
            except RowError:
                self.counts[step.name].rejected += 1
                raise
            if cleaned is not record:
                changed.add(step.name)
                if cleaned is None:
                    return None
                record = cleaned
        check_record(record)
        return record
