"""How well tags meet in interests: by the rules of names, and by what the offline job then merges on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from services.embedding.embedder import Embedder, Vectors
from services.embedding.texts import NamedInterest, interest_text
from services.language.canonical import PROPER_KINDS, Name, canonical
from services.merges.likeness import Likeness, judge
from tests.quality.pairs import Pair, Side, labelled_pairs


@dataclass(frozen=True)
class Figures:
    """Counts of pairs judged the same: rightly, wrongly, and those that were missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was judged the same that is."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of what is the same that was found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def are_merged(pairs: Sequence[Pair], embedder: Embedder) -> list[bool]:
    """Tell of each pair whether both tags end in one interest without anybody's help."""
    names = [(_name(pair.left), _name(pair.right)) for pair in pairs]
    vectors = _vectors({name for both in names for name in both}, embedder)
    return [_is_one(pair, both, vectors) for pair, both in zip(pairs, names, strict=True)]


def figures(pairs: Sequence[Pair], merged: Sequence[bool]) -> Figures:
    """Count what was judged rightly."""
    both = list(zip(pairs, merged, strict=True))
    return Figures(
        sum(pair.is_same and found for pair, found in both),
        sum(not pair.is_same and found for pair, found in both),
        sum(pair.is_same and not found for pair, found in both),
    )


def table(embedder: Embedder) -> str:
    """Return the figures of both halves, and of the Chinese and cross-language pairs of each, as a Markdown table."""
    pairs = labelled_pairs()
    merged = are_merged(pairs, embedder)
    lines = ["| pairs of tags | pairs | same | precision | recall | F1 |", "|---|---|---|---|---|---|"]
    for title, frozen, chinese in (
        ("frozen half", True, False),
        ("of it with Chinese", True, True),
        ("open half (tuned on)", False, False),
        ("of it with Chinese", False, True),
    ):
        chosen = [
            (pair, found)
            for pair, found in zip(pairs, merged, strict=True)
            if pair.is_frozen == frozen and (pair.is_chinese or not chinese)
        ]
        some = [pair for pair, _ in chosen]
        one = figures(some, [found for _, found in chosen])
        same = sum(pair.is_same for pair in some)
        lines.append(f"| {title} | {len(some)} | {same} | {one.precision:.3f} | {one.recall:.3f} | {one.f1:.3f} |")
    return "\n".join(lines)


def _name(side: Side) -> Name:
    name = canonical(side.tag, side.kind)
    if name is None:
        raise ValueError(f"{side.tag!r} names nothing")
    return name


def _vectors(names: set[Name], embedder: Embedder) -> dict[str, Vectors]:
    ordered = sorted(names, key=lambda name: (name.interest_id, name.name))
    texts = [interest_text(NamedInterest(name.interest_id, name.name, name.name_zh)) for name in ordered]
    return dict(zip((name.interest_id for name in ordered), embedder.embed(texts), strict=True))


def _is_one(pair: Pair, both: tuple[Name, Name], vectors: dict[str, Vectors]) -> bool:
    left, right = both
    if left.interest_id == right.interest_id:
        return True
    kinds = [side.kind if side.kind in PROPER_KINDS else "topic" for side in (pair.left, pair.right)]
    if kinds[0] != kinds[1]:
        return False
    cosine = float(np.dot(vectors[left.interest_id], vectors[right.interest_id]))
    return judge(left.name, right.name, cosine) is Likeness.SAME
