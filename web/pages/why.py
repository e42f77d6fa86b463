"""The page of one item for one user: its reasons, what keeps it out of the list, and what if."""

from __future__ import annotations

from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from neo4j import Driver
from werkzeug.wrappers import Response

from services.copywriting.serving import copy_of
from services.copywriting.wanted import Wanted
from services.explanations.what_if import what_if
from services.explanations.why_not import why_not
from services.recommenders.catalogue import DEFAULT, NAMES
from services.search.item_interests import item_interests
from services.search.items import item_detail
from services.search.user_interests import user_interests
from services.search.users import user_summary
from web.languages import choose_language
from web.pages.bars import contribution_bars
from web.pages.routes import pages
from web.site import site

MOST = 24
"""Interests offered to leave out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """An interest that both the user and the item have."""

    interest_id: str
    name: str
    name_zh: str | None
    weight: float
    polarity: int


@pages.get("/users/<id:user_id>/why/<id:item_id>")
def why(user_id: str, item_id: str) -> str:
    """Why the item stands where it stands, and where it would stand without some interests."""
    driver, lists, language = site().driver, site().lists, choose_language()
    name = request.args.get("recommender", DEFAULT)
    without = list(dict.fromkeys(request.args.getlist("without")))[:50]
    found = why_not(lists, user_id, item_id, name, language=language)
    reasons = found.recommendation.reasons if found.recommendation else ()
    return render_template(
        "why.html",
        user=user_summary(driver, user_id),
        item=item_detail(driver, item_id),
        found=found,
        copy=copy_of(driver, user_id, item_id, reasons, Wanted(language=language)),
        recommenders=NAMES,
        bars=contribution_bars,
        shared=_shared(driver, user_id, item_id),
        without=without,
        supposed=what_if(lists, user_id, item_id, name, without, language) if without else None,
    )


@pages.get("/items/<id:item_id>/why")
def why_for(item_id: str) -> Response:
    """Lead from the item to its reasons for the user who was named."""
    user_id = request.args.get("user", "").strip()
    if not user_id:
        return redirect(url_for("pages.item", item_id=item_id), 303)
    return redirect(url_for("pages.why", user_id=user_id, item_id=item_id), 303)


def _shared(driver: Driver, user_id: str, item_id: str) -> list[Shared]:
    about = {one.interest_id for one in item_interests(driver, item_id, 200).rows}
    drawn = user_interests(driver, user_id, 1000).rows
    return [
        Shared(one.interest_id, one.name, one.name_zh, one.weight, one.polarity)
        for one in drawn
        if one.interest_id in about
    ][:MOST]
