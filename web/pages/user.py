"""The page of a user: what to show them and why, what draws them, what they did."""

from __future__ import annotations

from flask import Response, make_response, render_template, request

from graph_schema.errors import FilterError
from services.explanations.recommending import RecommendationList, recommend
from services.feedback.named_interest import LONGEST_NAME, Meaning, find_meaning
from services.feedback.overview import user_overview
from services.lists.dials import Dials
from services.lists.filter_expression import read_filter
from services.recommenders.catalogue import DEFAULT, NAMES, choose
from services.recommenders.scope import Scope
from services.search.neighbourhood import neighbourhood
from web.languages import choose_language
from web.pages.bars import contribution_bars
from web.pages.dials import DIALS, asked_dials, turned
from web.pages.routes import DRAWN, pages
from web.problems import Problem, problem_of
from web.site import site

LISTED = 10
FEW_ITEMS = 5
"""Whoever has met fewer is offered an interview."""
FILTERS = ("category", "creator", "year", "price", "available")
"""Fields named as a hint; documents name all."""


@pages.get("/users/<id:user_id>")
def user(user_id: str) -> Response:
    """One user; a filter that cannot be read, or a name that no interest has, is told at its field."""
    driver, lists = site().driver, site().lists
    name, written = request.args.get("recommender", DEFAULT), request.args.get("filter", "").strip()
    recommender = choose(lists.recommenders, name)
    overview = user_overview(driver, user_id)
    dials = asked_dials()
    listed, problem = _listed(user_id, name, written, dials)
    asked = _asked()
    item_ids = [one.item_id for one in listed.recommendations]
    text = render_template(
        "user.html",
        user=overview.summary,
        list=listed,
        written=written,
        problem=problem,
        dials=dials,
        dial_names=DIALS,
        turned=turned(dials),
        fields=FILTERS,
        questions=recommender.questions(user_id, item_ids) if item_ids else {},
        recommenders=NAMES,
        bars=contribution_bars,
        interests=overview.interests,
        refused=overview.refused,
        asked=asked,
        longest_name=LONGEST_NAME,
        few_items=FEW_ITEMS,
        history=overview.history,
        around=neighbourhood(driver, "User", user_id, DRAWN),
    )
    return make_response(text, problem.status if problem else 422 if asked else 200)


def _asked() -> Meaning | None:
    """Return what is near the name that could not be added, if that brought the person here."""
    if "name" not in request.args:
        return None
    meaning = find_meaning(site().driver, request.args["name"])
    return None if meaning.found else meaning


def _listed(user_id: str, name: str, written: str, dials: Dials) -> tuple[RecommendationList, Problem | None]:
    try:
        scope = Scope(filter=read_filter(written) if written else None)
    except FilterError as error:
        return RecommendationList(user_id, name, []), problem_of(error)
    return recommend(site().lists, user_id, name, LISTED, choose_language(), scope, dials), None
