"""What the text of an item in a split folder is: names of categories, or a description."""

from __future__ import annotations

import ast

LONGEST_CATEGORY = 40


def without_title(title: str, text: str) -> str:
    """Return the text without the title that it repeats at its start."""
    return text.removeprefix(title).removeprefix(" . ").strip()


def categories_or_description(text: str) -> tuple[tuple[str, ...], str | None]:
    """Tell a comma-separated list of short names from a description, which may be a printed list."""
    if text.startswith("["):
        try:
            parts = ast.literal_eval(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            return (), text
        return (), "\n".join(str(part).strip() for part in parts if str(part).strip()) or None
    names = [name.strip() for name in text.split(" , ") if name.strip()]
    if all(len(name) <= LONGEST_CATEGORY and not name.endswith((".", "!", "?")) for name in names):
        return tuple(names), None
    return (), text
