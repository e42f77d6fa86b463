"""Forgetting a person from the pages: asked once more first, and told what was found afterwards."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from services.search.users import user_summary
from web.forgetting import forget_on
from web.pages.routes import pages
from web.site import site


@pages.get("/users/<id:user_id>/forget")
def ask_to_forget(user_id: str) -> str:
    """Say what would go."""
    return render_template("forget.html", user=user_summary(site().driver, user_id))


@pages.post("/users/<id:user_id>/forget")
def forget_user(user_id: str) -> Response | str:
    """Forget the person, once the box is ticked, and say what was found."""
    if request.form.get("sure") != "yes":
        return redirect(url_for("pages.ask_to_forget", user_id=user_id), 303)
    return render_template("forgotten.html", report=forget_on(site(), user_id))
