"""Texts read by rules in a second of processor time: real reviews where they are at hand, labelled texts elsewhere."""

from __future__ import annotations

import gzip
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

from tests.quality.labelled import labelled_texts
from tests.quality.offline import offline

REAL = "amazon-gift-cards/Gift_Cards_5.json.gz"
READ = 1_000
BAR = 25


def mining_rate() -> Iterator[str]:
    """Yield one line; the first texts, which load lexicons, are not counted."""
    source, texts = _texts()
    for text in texts[:20]:
        offline(text, "en")
    begun = time.process_time()
    for text in texts:
        offline(text, "en")
    rate = len(texts) / (time.process_time() - begun)
    yield f"texts read by rules ({source}), a second of processor time: {rate:.0f} (bar {BAR})"


def _texts() -> tuple[str, list[str]]:
    named = os.environ.get("INTEREST_GRAPH_TEST_DATA")
    if named and (real := Path(named) / REAL).is_file():
        with gzip.open(real, "rt", encoding="utf-8") as lines:
            rows = (json.loads(line).get("reviewText") for line in lines)
            return real.parent.name, [text for text in rows if text][:READ]
    return "labelled texts", [text.text for text in labelled_texts()]
