"""Who may ask: the right host, the same origin, and, where a password is set, those who know it."""

from __future__ import annotations

import hmac
import time
from collections import deque
from hashlib import sha256
from threading import Lock
from urllib.parse import urlsplit

from flask import abort, redirect, request, session, url_for
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Unauthorized
from werkzeug.wrappers import Response as BaseResponse

from web.site import site

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_ENDPOINTS = frozenset(
    {
        *("static", "pages.sign_in", "pages.try_to_sign_in", "health.live", "health.ready"),
        "health.whole",
        *("neo4j.first_guide", "neo4j.guide", "neo4j.grass", "neo4j.favourites_zip"),
    }
)
"""None of these shows anything of the graph to somebody who has not signed in."""
API = "/api/"
KEY_HEADER = "X-API-Key"
"""Where Gorse's clients send what lets them in: here the password of the site."""
ATTEMPTS = 10
WINDOW_SECONDS = 60.0


class Attempts:
    """Counts wrong passwords, so that they cannot be tried by the thousand."""

    def __init__(self) -> None:
        self._failed: deque[float] = deque(maxlen=ATTEMPTS)
        self._lock = Lock()

    def too_many(self) -> bool:
        with self._lock:
            return len(self._failed) == ATTEMPTS and time.monotonic() - self._failed[0] < WINDOW_SECONDS

    def forget(self) -> None:
        with self._lock:
            self._failed.clear()

    def count_failure(self) -> None:
        with self._lock:
            self._failed.append(time.monotonic())


ATTEMPTED = Attempts()


def check_host() -> None:
    """Refuse a request addressed to a name this site does not have (DNS rebinding)."""
    hosts = site().settings.hosts
    if hosts is not None and (urlsplit(f"//{request.host}").hostname or "") not in hosts:
        abort(403, f"host {request.host[:80]!r} is not a name of this site; set INTEREST_GRAPH_HOSTS to allow it")


def check_origin() -> None:
    """Refuse a request that another site's page sends if it writes, or asks a language model: that may cost money."""
    asks_a_model = request.path.startswith(API) and "rerank" in request.args
    if request.method in SAFE_METHODS and not asks_a_model:
        return
    origin = request.headers.get("Origin")
    fetch_site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403, f"origin {origin[:80]!r} is not this site; open the site itself and try there")
    if origin is None and fetch_site not in ("same-origin", "none"):
        abort(403, "another site sent this request; open the site itself and try there")


def check_json() -> None:
    """Refuse a body that is not JSON before anything looks at it."""
    if request.method in SAFE_METHODS or not request.path.startswith(API):
        return
    if request.method == "DELETE" and not request.content_length:
        return
    if request.mimetype != "application/json":
        abort(415, f"the body is {request.mimetype[:80] or 'of no type'!r}, not application/json")
    try:
        request.get_json()
    except RecursionError:
        abort(400, "the body is nested too deeply")


def check_sign_in() -> BaseResponse | None:
    """Where a password is set: let signed-in people, Basic logins and keys pass, send the others to sign in."""
    password = site().settings.password
    if password is None or request.endpoint in OPEN_ENDPOINTS or session.get("signed_in") == proof(password):
        return None
    given = request.headers.get(KEY_HEADER)
    if request.authorization is not None and request.authorization.type == "basic":
        given = request.authorization.password or ""
    if given is not None:
        if ATTEMPTED.too_many():
            abort(429, "too many wrong passwords; wait a minute")
        if is_password(given):
            return None
        ATTEMPTED.count_failure()
    if not request.path.startswith((API, "/openapi.json")):
        return redirect(url_for("pages.sign_in", next=request.full_path.rstrip("?")))
    raise Unauthorized(
        "sign in at /sign-in, or send Basic credentials with the site's password",
        www_authenticate=WWWAuthenticate("basic", {"realm": "Interest Graph", "charset": "UTF-8"}),
    )


def is_password(text: str) -> bool:
    """Compare in constant time."""
    password = site().settings.password or ""
    return hmac.compare_digest(text.encode("utf-8", "surrogatepass"), password.encode())


def proof(password: str) -> str:
    """Return what a signed-in session holds; it changes with the password."""
    return sha256(f"{site().settings.secret_key}:{password}".encode()).hexdigest()
