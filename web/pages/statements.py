"""Buttons beside an interest: pin it, mute it, remove it, take it back; and a form to add one by name."""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from graph_schema.records import Statement
from services.feedback.named_interest import LONGEST_NAME, find_meaning
from services.feedback.statements import KINDS, state, statements_of, withdraw
from services.search.users import user_summary
from web.pages.routes import pages
from web.pages.words import named
from web.site import site

BACK = "withdrawn"
"""The button that takes back what was said."""
BY_NAME = ("added", "removed")
"""What can be said of an interest by its name: that it is liked, or that it is not."""


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


@pages.post("/users/<id:user_id>/interests")
def add_by_name(user_id: str) -> Response:
    """Store that the person likes what goes by this name, or does not; the page tells where no interest does."""
    kind, name = request.form.get("kind", ""), request.form.get("name", "")[:LONGEST_NAME]
    if kind not in BY_NAME:
        raise BadRequest(f"kind: choose one of {', '.join(BY_NAME)}")
    user_summary(site().driver, user_id)
    kept: dict[str, Any] = {field: request.form.get(field) or None for field in ("recommender", "filter")}
    interest = find_meaning(site().driver, name).found
    if interest is None:
        asked = url_for("pages.user", user_id=user_id, **kept, name=name, kind=kind, _anchor="add-interest")
        return redirect(asked, 303)
    before = {one.interest_id: one.kind for one in statements_of(site().driver, user_id)}.get(interest.interest_id)
    state(site().driver, Statement(user_id, interest.interest_id, kind, site().now()), site().rules)
    shown: dict[str, Any] = {
        "said": kind,
        "of": interest.interest_id,
        "called": named(interest)[:80],
        "before": before or BACK,
    }
    return redirect(url_for("pages.user", user_id=user_id, **kept, **shown, _anchor="recommendations"), 303)
