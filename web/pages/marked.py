"""Messages with `code` in them."""

from __future__ import annotations

from markupsafe import Markup, escape


def marked(text: str) -> Markup:
    """Return the text as HTML, what stands between backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    pieces = [Markup("<code>{}</code>").format(part) if at % 2 else escape(part) for at, part in enumerate(parts)]
    return Markup("").join(pieces)
