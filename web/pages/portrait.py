"""The page of a user's portrait: sentences, and the facts they cite."""

from __future__ import annotations

from flask import render_template

from services.portraits.portrait import Portrait, portrait
from services.search.users import user_summary
from web.languages import choose_language
from web.pages.routes import pages
from web.site import site


@pages.get("/users/<id:user_id>/portrait")
def portrait_page(user_id: str) -> str:
    """Show what was worded before of these facts, else plain words; no page waits for a model."""
    return _page(user_id, portrait(site().driver, user_id, choose_language(), site().model, ask=False))


@pages.post("/users/<id:user_id>/portrait")
def word_portrait(user_id: str) -> str:
    """Let the model word it, because somebody asked."""
    return _page(user_id, portrait(site().driver, user_id, choose_language(), site().model))


def _page(user_id: str, found: Portrait) -> str:
    user = user_summary(site().driver, user_id)
    model = site().model
    return render_template("portrait.html", user=user, found=found, model=model.name if model else None)
