"""The model for reading: a table in Markdown, a Mermaid diagram, JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from graph_schema.model import NODES, RELATIONSHIPS, Property


def as_markdown() -> str:
    """Return every label and relationship with its properties, as Markdown tables."""
    return "\n".join(_markdown_lines()) + "\n"


def as_mermaid() -> str:
    """Return the picture of the model as a Mermaid flow chart."""
    lines = ["flowchart LR"]
    tied = {label for tie in RELATIONSHIPS for label in (tie.start, tie.end)}
    lines += [f"    {node.label}([{node.label}])" for node in NODES if node.label in tied]
    lines += [
        f"    {tie.start} {'-.' if tie.is_derived else '--'} {tie.type} {'.->' if tie.is_derived else '-->'} {tie.end}"
        for tie in RELATIONSHIPS
    ]
    return "\n".join(lines) + "\n"


def as_json() -> dict[str, Any]:
    """Return the model as plain values."""
    return {"nodes": [asdict(node) for node in NODES], "relationships": [asdict(tie) for tie in RELATIONSHIPS]}


def _markdown_lines() -> Iterator[str]:
    for node in NODES:
        yield f"### `{node.label}`\n\n{_sentence(node.meaning, node.is_derived)} Key: `{node.key}`.\n"
        yield from _property_lines(node.properties)
    for tie in RELATIONSHIPS:
        key = f" Key beside its ends: {', '.join(f'`{name}`' for name in tie.key)}." if tie.key else ""
        yield f"### `(:{tie.start})-[:{tie.type}]->(:{tie.end})`\n\n{_sentence(tie.meaning, tie.is_derived)}{key}\n"
        yield from _property_lines(tie.properties)


def _property_lines(properties: tuple[Property, ...]) -> Iterator[str]:
    if not properties:
        return
    yield "| property | type | meaning | |"
    yield "|---|---|---|---|"
    for one in properties:
        yield f"| `{one.name}` | {one.type} | {one.meaning} | {'derived' if one.is_derived else 'fact'} |"
    yield ""


def _sentence(meaning: str, is_derived: bool) -> str:
    return f"{meaning[0].upper()}{meaning[1:]} ({'derived' if is_derived else 'fact'})."
