"""An item's descriptions as documents."""

from __future__ import annotations

from collections.abc import Iterator

from graph_schema.records import Document, Item


def description_documents(item: Item) -> Iterator[Document]:
    """Yield the item's descriptions as texts about it, one a language."""
    for text, suffix, language in ((item.description, "", None), (item.description_zh, ":zh", "zh")):
        if text:
            yield Document(
                f"description:{item.item_id}{suffix}", text, "description", item_id=item.item_id, language=language
            )
