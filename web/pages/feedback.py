"""Feedback buttons: a form that stores one event and comes back to the page."""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from graph_schema.records import Interaction
from services.feedback.events import record_event
from web.pages.routes import pages
from web.site import site

BUTTONS = ("like", "dislike", "view")


@pages.post("/users/<id:user_id>/feedback")
def feedback(user_id: str) -> Response:
    """Store what the user did with an item; ``event_id`` of the form makes a double click one event."""
    kind, item_id = request.form.get("kind", ""), request.form.get("item_id", "")
    if kind not in BUTTONS:
        raise BadRequest("kind: choose one of like, dislike, view")
    now = site().now()
    event = Interaction(user_id, item_id, kind, at=now, event_id=request.form.get("event_id") or None)
    record_event(site().driver, event, site().table, site().rules, now)
    chosen = request.form.get("recommender") or None
    title = request.form.get("title") or item_id
    again = url_for("pages.user", user_id=user_id, recommender=chosen, done=kind, to=title, _anchor="recommendations")
    return redirect(again, 303)
