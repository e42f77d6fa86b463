"""One object in a line of text: JSON, or the Python literals of the oldest Amazon files."""

from __future__ import annotations

import ast
import json
from typing import Any


def parse_object(text: str) -> dict[str, Any]:
    """Return the object in the text; raises ValueError that says why there is none."""
    try:
        content = json.loads(text)
    except RecursionError:
        raise ValueError("JSON nested too deeply") from None
    except ValueError as error:
        content = _python_literal(text)
        if content is None:
            raise ValueError(f"not JSON: {error}") from None
    if not isinstance(content, dict):
        raise ValueError("not a JSON object")
    return content


def _python_literal(text: str) -> object:
    if not text.startswith(("{'", '{"')):
        return None
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
