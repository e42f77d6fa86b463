"""English or Chinese: by the address, the cookie, or what the browser asks for."""

from __future__ import annotations

from flask import g, request

LANGUAGES = ("en", "zh")
COOKIE = "lang"


def choose_language() -> str:
    """Return en or zh for this request; ``?lang=`` beats the cookie, which beats Accept-Language."""
    if "language" not in g:
        asked = request.args.get("lang") or request.cookies.get(COOKIE)
        g.language = asked if asked in LANGUAGES else (request.accept_languages.best_match(LANGUAGES) or "en")
    return g.language
