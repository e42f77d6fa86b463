"""The page of an interview: a few questions with their reasons, what was answered, and the list that follows."""

from __future__ import annotations

from typing import get_args

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from services.explanations.recommending import recommend
from services.interview.answering import Answer, store_answer
from services.interview.interview import interview
from services.interview.question import REPLIES, Label
from services.recommenders.catalogue import DEFAULT
from services.search.users import user_summary
from web.languages import choose_language
from web.pages.routes import pages
from web.site import site

ASKED = 3
LISTED = 6


@pages.get("/users/<id:user_id>/interview")
def interview_page(user_id: str) -> str:
    """The next questions, and beside them the list as it stands."""
    language = choose_language()
    return render_template(
        "interview.html",
        user=user_summary(site().driver, user_id),
        found=interview(site().driver, user_id, ASKED, language),
        list=recommend(site().lists, user_id, DEFAULT, LISTED, language),
    )


@pages.post("/users/<id:user_id>/interview")
def answer_question(user_id: str) -> Response:
    """Store one answer and ask on."""
    label, reply = request.form.get("label", ""), request.form.get("reply", "")
    if label not in get_args(Label) or reply not in REPLIES:
        raise BadRequest("reply: choose one of yes, no, unknown, withdrawn, of an Item or an Interest")
    given = Answer(user_id, label, request.form.get("id", ""), reply)  # type: ignore[arg-type]
    store_answer(site().driver, given, site().table, site().rules, site().now())
    return redirect(url_for("pages.interview_page", user_id=user_id, _anchor="questions"), 303)
