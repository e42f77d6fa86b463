"""`make quality`: measures on every split that is here, every protocol, and writes one page of tables.

What a run before has measured is kept, as long as `--output` still holds it: delete a folder there to measure it anew.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.quality.recommending.page import page

NAMED = ("popularity", "user-based", "cosine", "rp3beta", "ease", "slim", "als", "bpr")
PROTOCOLS = {
    "main": ("hybrid", *NAMED),
    "cold-items": ("hybrid", "interest-path", "content"),
    "new-users": ("hybrid", "popularity", "user-based", "cosine"),
}

BESIDE = ("ablations", "steps")
"""Modules that measure what goes into the lists, and how the names of their files end."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.recommending", description=__doc__)
    parser.add_argument("--data", type=Path, default=os.environ.get("INTEREST_GRAPH_TEST_DATA") or None, help="folder")
    parser.add_argument("--set", action="append", dest="sets", help="name of a folder in it; may be repeated, else all")
    parser.add_argument("--protocol", action="append", choices=PROTOCOLS, help="may be repeated; else all")
    parser.add_argument("--recommender", help="names joined by commas, instead of those of the protocol")
    parser.add_argument("--output", type=Path, default=Path("test-results/quality"), help="folder of the lists")
    parser.add_argument("--no-ablations", action="store_true", help="leave out what knowledge and steps bring")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page to a file as well")
    asked = parser.parse_args()
    if asked.data is None:
        parser.error("name the folder of the data sets: --data, or INTEREST_GRAPH_TEST_DATA")
    splits = [one / "split" for one in sorted(asked.data.iterdir()) if (one / "split").is_dir()]
    for split in splits:
        for protocol in asked.protocol or PROTOCOLS:
            if asked.sets is None or split.parent.name in asked.sets:
                names = asked.recommender.split(",") if asked.recommender else PROTOCOLS[protocol]
                _measure(split, protocol, names, asked.output / f"{split.parent.name}-{protocol}")
    for split in splits:
        if not asked.no_ablations and (asked.sets is None or split.parent.name in asked.sets):
            for module in BESIDE:
                _take_apart(module, split, asked.output / f"{split.parent.name}-{module}.json")
    text = page(
        _found(asked.output, "*/metrics.json"), *(_found(asked.output, f"*-{module}.json") for module in BESIDE)
    )
    sys.stdout.write(text)
    if asked.write:
        asked.write.write_text(text, encoding="utf-8")


def _measure(split: Path, protocol: str, names: Sequence[str], output: Path) -> None:
    """Run the command, unless its figures are there; a failure is said, and the other sets are still measured."""
    if (output / "metrics.json").is_file():
        return
    sys.stderr.write(f"{split.parent.name}, {protocol}\n")
    asked = ["--split", str(split), "--protocol", protocol, "--recommender", ",".join(names), "--output", str(output)]
    ran = subprocess.run([sys.executable, "-m", "web.cli.main", "evaluate", *asked, "--resume"], check=False)
    if ran.returncode:
        sys.stderr.write(f"{split.parent.name}, {protocol}: not measured, see above\n")


def _take_apart(module: str, split: Path, output: Path) -> None:
    """Measure what this or that brings, unless it has been done."""
    if output.is_file():
        return
    sys.stderr.write(f"{split.parent.name}, {module}\n")
    unfinished = output.with_name(f"{output.name}.part")
    asked = ["--split", str(split), "--output", str(unfinished)]
    ran = subprocess.run([sys.executable, "-m", f"tests.quality.recommending.{module}", *asked], check=False)
    if ran.returncode:
        sys.stderr.write(f"{split.parent.name}, {module}: not measured, see above\n")
    else:
        unfinished.replace(output)


def _found(output: Path, names: str) -> list[dict[str, Any]]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(output.glob(names))]


if __name__ == "__main__":
    main()
