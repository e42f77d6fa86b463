"""The extractor that asks a language model: the one that is set, or a small one served for the occasion."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from services.extraction.model_extractor import ModelExtractor
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.text import Text
from services.language.gazetteer import Gazetteer
from services.language.tags import Tag
from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from tests.quality.labelled import LabelledText, labelled_texts
from tests.real_model import served
from tests.small_models import CODER_1_5B

SECONDS_A_REPLY = 600.0
"""A busy machine reads a prompt slowly; the model has time."""


@dataclass
class ByModel:
    """Reads labelled texts as `mine` would; ``failed`` are those on which the rules had to stand in."""

    model: EndpointModel
    failed: list[str] = field(default_factory=list)
    read: int = 0

    def __call__(self, text: str, language: str) -> Sequence[Tag]:
        kind = "description" if _trait_of(text) == "description" else "review"
        extractor = ModelExtractor(self.model, RulesExtractor(Gazetteer({})))
        [reading] = extractor.read([Text("labelled", text, kind, language)])
        self.read += 1
        sys.stderr.write(f"\r{self.read} texts read by {self.model.name}")
        sys.stderr.flush()
        if reading.failed is not None:
            self.failed.append(reading.failed)
        return reading.tags


@contextmanager
def reader(settings: ModelSettings | None = None) -> Iterator[ByModel]:
    """Give a reader that asks the model of the settings; without any, Qwen2.5-Coder 1.5B. Raises NoModelError."""
    if settings is not None:
        yield _reader(settings)
        return
    with served(CODER_1_5B) as url:
        yield _reader(ModelSettings(url, CODER_1_5B.name, at_once=1))


def twelve() -> list[LabelledText]:
    """Return six short texts of each language from the frozen half, in the order of their ids: what every run reads."""
    short = sorted((one for one in labelled_texts() if one.is_frozen and len(one.text) <= 200), key=lambda t: t.text_id)
    return [text for language in ("en", "zh") for text in [one for one in short if one.language == language][:6]]


def _reader(settings: ModelSettings) -> ByModel:
    patient = replace(settings, timeout=SECONDS_A_REPLY)
    folder = Path(tempfile.mkdtemp(prefix="interest-graph-quality-"))
    store = ModelStore(folder / "models.sqlite")
    return ByModel(EndpointModel(Server(patient), store, Limiter(settings.at_once), None, "quality"))


def _trait_of(text: str) -> str:
    return next((one.trait for one in labelled_texts() if one.text == text), "")
