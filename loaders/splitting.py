"""Makes a split folder of a source in any format."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from graph_schema.records import Follow, Interaction, Item, Record, Tagging
from loaders.load import LoadOptions, batches
from services.feedback.kinds import FeedbackTable
from services.observability.progress import Progress
from services.tasks.cutting import Positive, cut, histories

PLEASED = 4.0
"""Stars, of five, from which a rating is a positive."""
PLEASED_SHARE = 0.8
COLUMNS = {
    "train": ("user", "item", "t", "fold"),
    "new_users_profile": ("user", "item", "n"),
    "items": ("item", "title", "text"),
    "item_tags": ("user", "item", "tag"),
    "social": ("user", "friend"),
}
PAIR = ("user", "item")


def make_split(
    source: str,
    folder: Path,
    way: str | None,
    seed: int,
    table: FeedbackTable,
    options: LoadOptions | None = None,
    progress: Progress | None = None,
) -> str:
    """Write the tables of all protocols into the folder; return how they were split.

    Positives are ratings of four stars of five and more, and every other kind of feedback that says something good.
    ``way`` None splits by time where there is any, else at random. Raises SourceError.
    """
    records = [record for batch in batches(source, options, progress) for record in batch]
    known = histories(_positives(records, table), seed)
    chosen = way or ("time" if known.has_times else "random")
    tables: dict[str, Sequence[Sequence[object]]] = {**cut(known, chosen, seed)}
    items = {item for liked in known.liked.values() for _, item, _ in liked}
    tables["items"] = list(
        {one.item_id: _item(one) for one in records if isinstance(one, Item) and one.item_id in items}.values()
    )
    tables["item_tags"] = [
        (one.user_id, one.item_id, one.tag) for one in records if isinstance(one, Tagging) and one.item_id in items
    ]
    tables["social"] = [
        (one.user_id, one.friend_id)
        for one in records
        if isinstance(one, Follow) and one.user_id in known.liked and one.friend_id in known.liked
    ]
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        if rows:
            _write(folder / f"{name}.csv.gz", COLUMNS.get(name, PAIR), rows)
    return chosen


def _positives(records: Iterable[Record], table: FeedbackTable) -> list[Positive]:
    found = [one for one in records if isinstance(one, Interaction)]
    stars = max((one.value for one in found if one.kind == "rate" and one.value is not None), default=5.0)
    least = PLEASED if stars <= 5 else PLEASED_SHARE * stars
    return [
        (one.user_id, one.item_id, one.at.timestamp() if one.at else 0.0)
        for one in found
        if (one.value >= least if one.kind == "rate" and one.value is not None else table.kind(one.kind).weight > 0)
    ]


def _item(item: Item) -> tuple[str, str, str]:
    """Return an item as its table has it: the text repeats the title, then says what there is to say."""
    title = f"{item.title or item.item_id}{f' ({item.year})' if item.year else ''}"
    categories = " , ".join(item.categories)
    said = " ".join((item.description or categories).split())
    if item.description and categories:
        said = f"{said} ({categories})"
    return item.item_id, title, f"{title} . {said}" if said else title


def _write(path: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a packed table that is the same, byte by byte, for the same rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))
