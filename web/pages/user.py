"""The page of a user: what to show them and why, what draws them, what they did."""

from __future__ import annotations

from collections.abc import Callable

from flask import Response, make_response, render_template, request

from graph_schema.errors import FilterError
from services.explanations.recommending import RecommendationList, recommend
from services.feedback.named_interest import LONGEST_NAME, Meaning, find_meaning
from services.feedback.overview import user_overview
from services.lists.dials import Dials
from services.lists.filter_expression import read_filter
from services.recommenders.catalogue import DEFAULT, NAMES, choose
from services.recommenders.scope import Scope
from services.reranking.reranking import deep, remembered, rerank
from services.search.neighbourhood import neighbourhood
from web.languages import choose_language
from web.pages.bars import contribution_bars
from web.pages.dials import DIALS, asked_dials, turned
from web.pages.routes import DRAWN, pages
from web.problems import Problem, problem_of
from web.site import reranker, site

LISTED = 10
FEW_ITEMS = 5
"""Whoever has met fewer is offered an interview."""
FILTERS = ("category", "creator", "year", "price", "available")
"""Fields named as a hint; documents name all."""
Listed = Callable[[int], RecommendationList]
"""Makes the list that is asked for, so long."""
Make = Callable[[Listed], RecommendationList]
"""Chooses what is shown of it, and in whose order."""


@pages.get("/users/<id:user_id>")
def user(user_id: str) -> Response:
    """One user; a filter that cannot be read, or a name that no interest has, is told at its field.

    With ``rerank`` the list stands as the language model ordered it before; no page waits for a model.
    """
    return _page(user_id, _ordered_before if "rerank" in request.args else _by_recommender)


@pages.post("/users/<id:user_id>")
def rerank_list(user_id: str) -> Response:
    """Let the model order the list, because somebody asked. Raises ModelNotSetError."""
    return _page(user_id, _ordered_now)


def _page(user_id: str, make: Make) -> Response:
    driver, lists = site().driver, site().lists
    name, written = request.args.get("recommender", DEFAULT), request.args.get("filter", "").strip()
    recommender = choose(lists.recommenders, name)
    overview = user_overview(driver, user_id)
    dials = asked_dials()
    listed, problem = _listed(user_id, name, written, dials, make)
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
        can_rerank=site().reranker is not None,
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


def _listed(
    user_id: str, name: str, written: str, dials: Dials, make: Make
) -> tuple[RecommendationList, Problem | None]:
    try:
        scope = Scope(filter=read_filter(written) if written else None)
    except FilterError as error:
        return RecommendationList(user_id, name, []), problem_of(error)
    return make(lambda n: recommend(site().lists, user_id, name, n, choose_language(), scope, dials)), None


def _by_recommender(listed: Listed) -> RecommendationList:
    return listed(LISTED)


def _ordered_before(listed: Listed) -> RecommendationList:
    model = site().model
    before = remembered(site().driver, listed(deep(LISTED)), LISTED, model) if model else None
    return before or listed(LISTED)


def _ordered_now(listed: Listed) -> RecommendationList:
    return rerank(site().driver, listed(deep(LISTED)), LISTED, reranker())
