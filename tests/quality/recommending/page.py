"""Figures of several measurements as one page of tables, beside what the best known methods reach."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

PEERS = tomllib.loads(Path(__file__).with_name("peers.toml").read_text(encoding="utf-8"))
REMARKS = tomllib.loads(Path(__file__).with_name("remarks.toml").read_text(encoding="utf-8"))
"""What a person has to say of a table, by the name of its part: written by hand, and looked through after each run."""
Found = Sequence[Mapping[str, Any]]
"""Contents of metrics.json, one for each data set and protocol; of ablations and steps, one for each data set."""
BARS = {"main": 1.03, "cold": 1.1, "new": 1.03}
"""Means of ratios that the project wants to reach; of single methods each is to reach 0.98."""
HEAD = """# How good recommendations are

Tables are written by `make quality`, remarks by hand. Every figure is on the test part of a fixed split; settings are
chosen on a validation part, with nothing set by hand for a data set. A ratio is to the best result known for the split
(`tests/quality/recommending/peers.toml`), whatever method that is, often a sum of a dozen models. Intervals hold 95 %
of the means over users drawn with replacement.
"""


def page(found: Found, ablations: Found = (), steps: Found = ()) -> str:
    """Return the page in Markdown."""
    tables = {
        "main": _main(found),
        "named": _named(found),
        "cold": _cold(found),
        "new": _new(found),
        "ablations": _ablations(ablations),
        "steps": _steps(steps),
        "cost": _cost(found),
    }
    parts = [HEAD]
    for name, table in tables.items():
        if lines := list(table):
            parts += [*lines, *([f"{REMARKS[name].strip()}\n"] if REMARKS.get(name) else [])]
    return "\n".join(parts) + "\n"


def _main(found: Found) -> Iterator[str]:
    rows, ratios = [], []
    for one in _of(found, "main"):
        peer, hybrid = PEERS.get(one["split"]), _hybrid(one, "main")
        figures, (low, high) = hybrid["figures"], hybrid["intervals"]["ndcg@10"]
        row = [one["split"], f"{figures['ndcg@10']:.4f} ({low:.4f} to {high:.4f})"]
        values = (figures["ndcg@10"], figures["recall@20"], figures["coverage@10"])
        best = (peer["ndcg"], peer["recall"], peer["coverage"]) if peer else (None,) * 3
        ratios += [values[place] / best[place] for place in (0, 1) if peer]
        row += [_ratio(values[0], best[0]), f"{values[1]:.4f}", _ratio(values[1], best[1])]
        row += [f"{values[2]:.3f}", "" if best[2] is None else f"{best[2]:.3f}"]
        rows.append(row)
    yield "## People who are known: `hybrid`\n"
    yield from _table(
        ("data set", "NDCG@10", "ratio", "recall@20", "ratio", "coverage@10", "of the best single method"), rows
    )
    if ratios:
        yield f"\nMean of the ratios: {fmean(ratios):.3f} (wanted: {BARS['main']}).\n"


def _named(found: Found) -> Iterator[str]:
    rows = []
    for one in _of(found, "main"):
        peer = PEERS.get(one["split"], {}).get("named", {})
        for name, known in peer.items():
            if name in one["tasks"]["main"]["recommenders"]:
                value = one["tasks"]["main"]["recommenders"][name]["figures"]["ndcg@10"]
                rows.append((one["split"], f"`{name}`", f"{value:.4f}", f"{known:.4f}", _ratio(value, known)))
    if rows:
        yield "## Single methods, NDCG@10 (wanted: at least 0.98 of what is known)\n"
        yield from _table(("data set", "method", "here", "known", "ratio"), rows)
        yield ""


def _cold(found: Found) -> Iterator[str]:
    rows, ratios = [], []
    for one in _of(found, "cold-items"):
        value, peer = _hybrid(one, "cold-items")["figures"]["ndcg@10"], PEERS.get(one["split"], {}).get("cold")
        ratios += [value / peer] if peer else []
        rows.append((one["split"], f"{value:.4f}", _ratio(value, peer)))
    if rows:
        yield "## Items nobody has touched, among themselves: `hybrid`, NDCG@10\n"
        yield from _table(("data set", "NDCG@10", "ratio"), rows)
        yield f"\nMean of the ratios: {fmean(ratios):.3f} (wanted: {BARS['cold']}).\n" if ratios else ""


def _new(found: Found) -> Iterator[str]:
    rows, ratios = [], []
    for one in _of(found, "new-users"):
        peers, row = PEERS.get(one["split"], {}).get("new"), [one["split"]]
        for n in (1, 2, 3):
            value = _hybrid(one, f"new-users-{n}")["figures"]["ndcg@10"]
            ratios += [value / peers[n - 1]] if peers else []
            row.append(f"{value:.4f} ({_ratio(value, peers[n - 1])})" if peers else f"{value:.4f}")
        rows.append(row)
    if rows:
        yield "## New people, by how many things are known: `hybrid`, NDCG@10 (ratio)\n"
        yield from _table(("data set", "1", "2", "3"), rows)
        yield f"\nMean of the ratios: {fmean(ratios):.3f} (wanted: {BARS['new']}).\n" if ratios else ""


def _ablations(found: Found) -> Iterator[str]:
    """Yield a table a task: a row for what is known, a column for each data set."""
    for task, title in (("main", "people who are known"), ("cold-items", "items nobody has touched")):
        known = {one["split"]: {row["known"]: row for row in one["rows"] if row["task"] == task} for one in found}
        names = dict.fromkeys(name for rows in known.values() for name in rows)
        if names:
            yield f"## What each kind of knowledge brings: {title}, NDCG@10 (standard error)\n"
            cells = [(name, *(_cell(rows.get(name)) for rows in known.values())) for name in names]
            yield from _table(("what is learned from", *known), cells)
            yield ""


def _cell(row: Mapping[str, Any] | None) -> str:
    return "" if row is None else f"{row['ndcg']:.4f} ({row['error']:.4f})"


def _steps(found: Found) -> Iterator[str]:
    """Yield a row a step, and of each data set what it adds to either list."""
    rows = {one["split"]: {row["step"]: row for row in one["rows"]} for one in found}
    names = dict.fromkeys(name for steps in rows.values() for name in steps)
    if names:
        yield "## What each step of `clean` and `optimise` alone adds, NDCG@10 on parts held back\n"
        cells = [(f"`{name}`", *(_added(steps.get(name)) for steps in rows.values())) for name in names]
        yield from _table(("step", *rows), cells)
        yield f"\nMeans of seeds {', '.join(map(str, found[0]['seeds']))}.\n"


def _added(row: Mapping[str, Any] | None) -> str:
    if row is None or not row["changes"]:
        return "" if row is None else "changes nothing"
    added = {name: row["with"][name] - value for name, value in row["without"].items()}
    if not any(added.values()):
        return "not read"
    return ", ".join(f"{name} {value:+.4f}" for name, value in added.items())


def _cost(found: Found) -> Iterator[str]:
    yield "## What it took\n"
    rows = [
        (
            one["split"],
            one["protocol"],
            str(len(next(iter(one["tasks"].values()))["recommenders"])),
            *(f"{one['seconds'].get(step, 0):.0f}" for step in ("tuning", "loading", "deriving")),
            str(one["memory_mib"]["together"]),
        )
        for one in found
    ]
    head = ("data set", "protocol", "recommenders", "tuning, s", "loading, s", "deriving, s", "memory, MiB")
    yield from _table(head, rows)
    if found:
        versions = ", ".join(f"{name} {number}" for name, number in found[0]["versions"].items())
        yield f"\nSeed {found[0]['seed']}; {versions}.\n"


def _of(found: Found, protocol: str) -> list[Mapping[str, Any]]:
    return [one for one in found if one["protocol"] == protocol and "hybrid" in _recommenders(one)]


def _recommenders(one: Mapping[str, Any]) -> Mapping[str, Any]:
    task: Mapping[str, Any] = next(iter(one["tasks"].values()))["recommenders"]
    return task


def _hybrid(one: Mapping[str, Any], task: str) -> Mapping[str, Any]:
    hybrid: Mapping[str, Any] = one["tasks"][task]["recommenders"]["hybrid"]
    return hybrid


def _ratio(value: float, best: float | None) -> str:
    return "" if best is None else f"{value / best:.3f}"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
