"""`make quality-language`: how well texts are understood, and how well tags meet, as Markdown tables."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path

from services.embedding.bundled import BundledEmbedder
from tests.quality.labelled import labelled_texts
from tests.quality.offline import offline
from tests.quality.pair_figures import table as pair_table
from tests.quality.scores import Extractor
from tests.quality.table import findings, mistakes, table

EXTRACTORS: Mapping[str, Extractor] = {"rules": offline}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("--extractor", choices=sorted(EXTRACTORS), action="append", help="may be repeated; else all")
    parser.add_argument("--mistakes", action="store_true", help="list what went wrong in the open half")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table to a file as well")
    asked = parser.parse_args()
    read_by = {name: findings(EXTRACTORS[name], labelled_texts()) for name in asked.extractor or EXTRACTORS}
    figures = f"{table(read_by)}\n\n{pair_table(BundledEmbedder())}"
    if asked.mistakes:
        for name, every in read_by.items():
            say("\n".join([f"{name}:", *mistakes(every), ""]))
    say(figures)
    if asked.write:
        asked.write.parent.mkdir(parents=True, exist_ok=True)
        asked.write.write_text(figures + "\n", encoding="utf-8")


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
