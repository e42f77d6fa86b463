"""The pages' addresses; each shows what services return, in the reader's language."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from services.search.around_interest import interest_items, interest_users, related_interests
from services.search.interest_ties import interest_ties
from services.search.interests import interest_detail, interest_page
from services.search.item_fans import item_fans
from services.search.item_interests import item_interests
from services.search.item_texts import item_texts
from services.search.items import item_detail, item_page, popular_items
from services.search.neighbourhood import neighbourhood
from services.search.search import LABELS, search
from services.search.similar_items import similar_items
from services.search.stats import graph_stats
from services.search.users import busy_users, user_page
from web.languages import LANGUAGES
from web.pages.highlight import pieces
from web.pages.words import THEMES
from web.site import site

pages = Blueprint("pages", __name__)
A_YEAR = 365 * 86_400
DRAWN = 36
ROWS = 30


@pages.after_request
def remember_choices(response: Response) -> Response:
    """Keep the language and the theme that the visitor has just chosen."""
    for name, choices in (("lang", LANGUAGES), ("theme", THEMES)):
        if (chosen := request.args.get(name)) in choices:
            response.set_cookie(name, chosen, max_age=A_YEAR, samesite="Lax", httponly=True)
    return response


@pages.get("/")
def home() -> str:
    """Search first, figures, places to start from."""
    driver = site().driver
    return render_template(
        "home.html",
        stats=graph_stats(driver),
        interests=interest_page(driver, 24),
        users=busy_users(driver, 8),
        items=popular_items(driver, 8),
    )


@pages.get("/search")
def search_page() -> str:
    """What was found, by label."""
    text = request.args.get("q", "")[:2000]
    label = request.args.get("label")
    chosen = label if label in LABELS else None
    found = search(site().driver, text, chosen, 100 if chosen else 12)
    return render_template("search.html", text=text, label=chosen, found=found)


@pages.get("/users")
def users() -> str:
    """All users, page by page."""
    page = user_page(site().driver, ROWS, request.args.get("cursor"))
    return render_template("users.html", page=page)


@pages.get("/items")
def items() -> str:
    """All items, page by page."""
    page = item_page(site().driver, ROWS, request.args.get("cursor"))
    return render_template("items.html", page=page)


@pages.get("/interests")
def interests() -> str:
    """All interests in use, page by page."""
    page = interest_page(site().driver, 2 * ROWS, request.args.get("cursor"))
    return render_template("interests.html", page=page)


@pages.get("/items/<id:item_id>")
def item(item_id: str) -> str:
    """One item: what it is about and how that is known, what is near, whom it pleased."""
    driver = site().driver
    return render_template(
        "item.html",
        item=item_detail(driver, item_id),
        interests=item_interests(driver, item_id, 24),
        texts=item_texts(driver, item_id, 8),
        pieces=pieces,
        similar=similar_items(driver, item_id, 10),
        fans=item_fans(driver, item_id, 12),
        around=neighbourhood(driver, "Item", item_id, DRAWN),
    )


@pages.get("/interests/<id:interest_id>")
def interest(interest_id: str) -> str:
    """One interest: items, users and interests tied to it."""
    driver = site().driver
    return render_template(
        "interest.html",
        interest=interest_detail(driver, interest_id),
        items=interest_items(driver, interest_id, 20),
        users=interest_users(driver, interest_id, 20),
        related=related_interests(driver, interest_id, 16),
        ties=interest_ties(driver, interest_id),
        around=neighbourhood(driver, "Interest", interest_id, DRAWN),
    )


@pages.get("/favicon.ico")
def favicon() -> BaseResponse:
    """Browsers ask for it unasked."""
    return redirect(url_for("static", filename="icon.svg"), 301)


@pages.get("/robots.txt")
def robots() -> Response:
    """Crawlers have no business in a graph of people."""
    response = make_response("User-agent: *\nDisallow: /\n")
    response.mimetype = "text/plain"
    return response
