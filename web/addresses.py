"""Ids in addresses: any text, ``/`` and ``%`` included, as one segment of a path."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, unquote_to_bytes

from werkzeug.routing import BaseConverter

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

KEPT = re.compile(r"%(2f|25)", re.IGNORECASE)


class IdConverter(BaseConverter):
    """Reads one segment as an id and writes an id as one segment."""

    regex = r"[^/]+"

    def to_python(self, value: str) -> str:
        return re.sub(KEPT, lambda match: unquote(match[0]), value)

    def to_url(self, value: Any) -> str:
        return quote(str(value), safe="")


class EncodedSegments:
    """Keeps ``%2F`` and ``%25`` of the raw address encoded until routing is done.

    A server decodes the path before it is routed, so that an id with a slash would fall apart into two segments. The
    raw address is in ``REQUEST_URI`` (waitress, werkzeug) or ``RAW_URI`` (gunicorn); without either nothing changes.
    """

    def __init__(self, app: WSGIApplication) -> None:
        self.app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        raw = environ.get("REQUEST_URI") or environ.get("RAW_URI")
        if raw and raw.startswith("/"):
            path = KEPT.sub(r"%25\1", raw.partition("?")[0])
            environ["PATH_INFO"] = unquote_to_bytes(path).decode("latin-1")
        return self.app(environ, start_response)
