"""Measures the deep models on splits: tuned on a fold of the training part, trained on all of it, measured once."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from pathlib import Path

from services.evaluation.training import categories_and_tags, choose_for_task
from services.learning.deep.card import VALID
from services.learning.deep.fit import Run
from services.learning.deep.framework import AUTO
from services.learning.deep.models import MODELS, READS_ORDER
from services.learning.deep.reuse import train_and_keep
from services.learning.tuning.other_grids import factor_scores
from services.observability.progress import choose_progress
from tests.quality.deep.lists import figures_of, lists_of, rows_of
from tests.quality.deep.split import Split, read_split
from web.measuring.list_files import write_lists

SHOWN = ("ndcg@10", "ndcg@20", "recall@10", "recall@20", "mrr", "hit@10", "coverage@10", "novelty@10")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.quality.deep", description=__doc__)
    parser.add_argument("--split", type=Path, action="append", required=True, help="folder of a split; may be repeated")
    parser.add_argument("--model", choices=MODELS, action="append", help="may be repeated; else all")
    parser.add_argument("--output", type=Path, required=True, help="gets a folder of lists, models and figures a split")
    parser.add_argument("--seed", type=int, default=42)
    parser.add_argument("--device", default=AUTO, help="auto, cpu, cuda, cuda:1 ...")
    parser.add_argument("--no-tune", action="store_true", help="leave the settings as they are")
    asked = parser.parse_args()
    rows = []
    for folder in asked.split:
        name = _name(folder)
        for model in asked.model or list(MODELS):
            split = read_split(folder, MODELS[model])
            if model in READS_ORDER and not split.part.ties.known.has_order:
                logging.getLogger(__name__).warning("%s: no order, so no %s", name, model)
                continue
            rows.append(_measured(split, name, model, asked))
            (asked.output / "figures.json").write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    sys.stdout.write(_table(rows) + "\n")


def _measured(split: Split, name: str, model: str, asked: argparse.Namespace) -> dict[str, object]:
    folder = asked.output / name / model
    started = time.monotonic(), time.process_time()
    run = Run(asked.seed, asked.device, folder, choose_progress())
    chosen = choose_for_task(split.task, MODELS[model], categories_and_tags, run, not asked.no_tune)
    factors, card = train_and_keep(chosen, split.part.ties, run)
    lists = lists_of(split, factor_scores(factors))
    write_lists(asked.output / name / f"recs-{model}.csv", rows_of(lists))
    figures = figures_of(split, lists)
    return {
        "split": name,
        "model": model,
        "valid": card.metrics[VALID],
        **{figure: round(figures[figure], 4) for figure in SHOWN},
        "epochs": card.epochs,
        "training_seconds": card.seconds,
        "seconds": round(time.monotonic() - started[0], 1),
        "cpu_seconds": round(time.process_time() - started[1], 1),
        "settings": card.settings,
    }


def _name(folder: Path) -> str:
    return folder.parent.name if folder.name == "split" else folder.name


def _table(rows: list[dict[str, object]]) -> str:
    columns = ("split", "model", "valid", *SHOWN, "epochs", "cpu_seconds")
    lines = ["| " + " | ".join(columns) + " |", "|---" * len(columns) + "|"]
    lines += ["| " + " | ".join(str(row[column]) for column in columns) + " |" for row in rows]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
