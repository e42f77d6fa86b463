"""The page where a person decides which interests are one: what waits, what stands, and the way back."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from graph_schema.records import Distinction, Merge
from services.merges.decisions import accept, refuse, standing_merges, undone_merges
from services.merges.proposals import count_proposals, proposals
from web.merging import merge_on, refresh_on, undo_on
from web.pages.routes import pages
from web.site import site

PERSON = "person"
SHOWN = 50


@pages.get("/merges")
def merges() -> str:
    """What waits for a decision, the merges that stand, and those that were taken back."""
    driver = site().driver
    return render_template(
        "merges.html",
        proposals=proposals(driver, SHOWN),
        total=count_proposals(driver),
        standing=standing_merges(driver, SHOWN),
        undone=undone_merges(driver, 10),
    )


@pages.post("/merges")
def decide() -> Response:
    """Merge, keep apart or take back, and show the list again. Raises UnknownInterestError, MergeError."""
    one, other = request.form.get("interest_id", "").strip(), request.form.get("other_id", "").strip()
    driver, now = site().driver, site().now()
    match request.form.get("decision"):
        case "same":
            accept(driver, one, other, PERSON, now)
            refresh_on(site())
        case "apart":
            refuse(driver, Distinction(one, other, PERSON, None, now))
        case "merge":
            merge_on(site(), Merge(one, other, PERSON, request.form.get("why", "").strip()[:200] or None, now))
        case "undo":
            undo_on(site(), one, PERSON)
        case _:
            raise BadRequest("decision: choose one of same, apart, merge, undo")
    return redirect(url_for("pages.merges"), 303)
