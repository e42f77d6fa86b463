"""Names in the language of the words they stand in."""

from __future__ import annotations

LANGUAGE_NAMES = {"en": "English", "zh": "Chinese"}
"""How a model is told which language to write in."""


def in_language(language: str, name: str | None, name_zh: str | None) -> str:
    """Return the name in that language, else the other one."""
    return (name_zh or name or "") if language == "zh" else (name or name_zh or "")


def in_marks(title: str, language: str) -> str:
    """Return a title in the marks of the language."""
    return f"《{title}》" if language == "zh" else f"“{title}”"


def distinct(*names: str | None) -> tuple[str, ...]:
    """Return the names that there are, each once, in order."""
    return tuple(dict.fromkeys(name for name in names if name))
