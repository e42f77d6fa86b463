"""Headers of every reply: nothing from elsewhere, nothing inline, no framing."""

from __future__ import annotations

from flask import Response, request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
A_DAY = 86_400


def add_headers(response: Response) -> Response:
    """Add the security headers; static files may be kept a day, everything else is asked for again."""
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.endpoint == "static" and "v" in request.args:
        response.cache_control.max_age = A_DAY
    elif request.endpoint == "static":
        response.cache_control.no_cache = True
    else:
        response.cache_control.no_store = True
        response.vary.update(("Accept-Language", "Cookie"))
    return response
