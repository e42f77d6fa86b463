"""The catalogue of named queries as Markdown, for docs/analytics.md: `python -m services.queries.printing`."""

from __future__ import annotations

import sys

from services.queries.catalogue import named_queries
from services.queries.head import ABOUT, NamedQuery, Parameter


def as_markdown() -> str:
    """Return one table a subject: name, what it answers, what it takes."""
    parts = []
    for about in ABOUT:
        if found := [query for query in named_queries().values() if query.about == about]:
            parts += [f"### {about.capitalize()}", "", "| Query | Answers | Parameters |", "|---|---|---|"]
            parts += [_row(query) for query in found]
            parts.append("")
    return "\n".join(parts)


def _row(query: NamedQuery) -> str:
    parameters = ", ".join(_shown(parameter) for parameter in query.parameters)
    return f"| `{query.name}` | {query.answers} {query.answers_zh} | {parameters} |"


def _shown(parameter: Parameter) -> str:
    if parameter.is_needed:
        return f"**{parameter.name}**"
    return f"{parameter.name}={parameter.default}" if parameter.default else parameter.name


if __name__ == "__main__":
    sys.stdout.write(as_markdown())
