"""Buttons beside an interest: pin it, mute it, remove it, take it back."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from graph_schema.records import Statement
from services.feedback.statements import KINDS, state, withdraw
from web.pages.routes import pages
from web.site import site

BACK = "withdrawn"
"""The button that takes back what was said."""


@pages.post("/users/<id:user_id>/statements")
def say(user_id: str) -> Response:
    """Store what the person says of an interest and come back; ``before`` is what the page then offers to restore."""
    kind, interest_id = request.form.get("kind", ""), request.form.get("interest_id", "")
    if kind == BACK:
        withdraw(site().driver, user_id, interest_id, site().rules)
    elif kind in KINDS:
        state(site().driver, Statement(user_id, interest_id, kind, site().now()), site().rules)
    else:
        raise BadRequest(f"kind: choose one of {', '.join((*KINDS, BACK))}")
    before = request.form.get("before", "")
    again = url_for(
        "pages.user",
        user_id=user_id,
        recommender=request.form.get("recommender") or None,
        filter=request.form.get("filter") or None,
        said=kind,
        of=interest_id,
        called=request.form.get("called", "")[:80] or interest_id,
        before=before if before in KINDS else BACK,
        _anchor="recommendations",
    )
    return redirect(again, 303)
