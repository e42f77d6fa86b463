"""Pages of communities, and of people to follow."""

from __future__ import annotations

from flask import render_template, request

from services.explanations.following import suggest_follows
from services.search.communities import communities_inside, community_detail, community_page
from services.search.community_members import community_items, community_users
from services.search.users import user_summary
from web.languages import choose_language
from web.pages.routes import ROWS, pages
from web.site import site

LEVELS = {"broad": 1, "fine": 2}


@pages.get("/communities")
def communities() -> str:
    """Communities of a level, the largest first, page by page."""
    chosen = request.args.get("level", "broad")
    level = chosen if chosen in LEVELS else "broad"
    page = community_page(site().driver, ROWS, request.args.get("cursor"), LEVELS[level])
    return render_template("communities.html", page=page, level=level)


@pages.get("/communities/<id:community_id>")
def community(community_id: str) -> str:
    """One community: what draws it, what is inside it, what and who is in it."""
    driver = site().driver
    return render_template(
        "community.html",
        community=community_detail(driver, community_id),
        inside=communities_inside(driver, community_id, 40),
        items=community_items(driver, community_id, 24),
        users=community_users(driver, community_id, 24),
    )


@pages.get("/users/<id:user_id>/follow")
def whom_to_follow(user_id: str) -> str:
    """People whom a user might follow, and why."""
    summary = user_summary(site().driver, user_id)
    found = suggest_follows(site().driver, user_id, 20, choose_language())
    return render_template("follow.html", user=summary, found=found.suggestions)
