"""Signing in, where the site has a password."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import redirect, render_template, request, session, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from web.guard import ATTEMPTED, is_password, proof
from web.pages.routes import pages
from web.site import site


@pages.get("/sign-in")
def sign_in() -> str:
    """Ask for the password."""
    return render_template("sign_in.html", next=_inside(request.args.get("next", "/")), is_wrong=False)


@pages.post("/sign-in")
def try_to_sign_in() -> Response | str | tuple[str, int]:
    """Take the password and go on to the page that was asked for."""
    if ATTEMPTED.too_many():
        raise TooManyRequests("too many wrong passwords; wait a minute")
    target = _inside(request.form.get("next", "/"))
    password = site().settings.password
    if password is not None and is_password(request.form.get("password", "")):
        session["signed_in"] = proof(password)
        return redirect(target, 303)
    ATTEMPTED.count_failure()
    return render_template("sign_in.html", next=target, is_wrong=True), 401


@pages.post("/sign-out")
def sign_out() -> Response:
    """Forget that this browser signed in."""
    session.clear()
    return redirect(url_for("pages.home"), 303)


def _inside(address: str) -> str:
    """Return the address if it leads to this site, else the home page."""
    parts = urlsplit(address)
    is_inside = not parts.scheme and not parts.netloc and address.startswith("/") and "\\" not in address
    return address if is_inside and not address.startswith("//") else "/"
