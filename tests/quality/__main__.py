"""`make quality-language`: how well texts are understood, and how well tags meet, as Markdown tables."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from services.embedding.bundled import BundledEmbedder
from tests.quality.by_model import reader
from tests.quality.labelled import LabelledText, labelled_texts, texts_of_others
from tests.quality.offline import offline
from tests.quality.pair_figures import table as pair_table
from tests.quality.scores import Findings
from tests.quality.table import findings, mistakes, table
from tests.small_models import NoModelError
from web.model_settings import read_model_settings

READERS = ("rules", "model")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument(
        "--extractor",
        choices=READERS,
        action="append",
        help="may be repeated; else both. The model is that of LLM_BASE_URL or LLM_MODEL, else a small one is fetched",
    )
    parser.add_argument("--frozen", action="store_true", help="read the frozen half only")
    parser.add_argument("--mistakes", action="store_true", help="list what went wrong in the open half")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table to a file as well")
    asked = parser.parse_args()
    read_by = _read(asked.extractor or READERS, asked.frozen)
    others = {"rules, texts of others": findings(offline, _half(texts_of_others(), asked.frozen))}
    figures = f"{table(read_by | others)}\n\n{pair_table(BundledEmbedder())}"
    if asked.mistakes:
        for name, every in (read_by | others).items():
            say("\n".join([f"{name}:", *mistakes(every), ""]))
    say(figures)
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(figures + "\n", encoding="utf-8")


def _read(readers: Sequence[str], only_frozen: bool) -> Mapping[str, list[Findings]]:
    texts = _half(labelled_texts(), only_frozen)
    read_by: dict[str, list[Findings]] = {}
    if "rules" in readers:
        read_by["rules"] = findings(offline, texts)
    if "model" in readers:
        try:
            with reader(read_model_settings(os.environ, Path.cwd())) as by_model:
                read_by[by_model.model.name] = findings(by_model, texts)
        except NoModelError as error:
            say(f"without a model: {error}")
        else:
            say(f"\nthe rules stood in for the model on {len(by_model.failed)} of {len(texts)} texts\n")
    return read_by


def _half(texts: Sequence[LabelledText], only_frozen: bool) -> list[LabelledText]:
    return [one for one in texts if one.is_frozen or not only_frozen]


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
