"""Words of the pages: names in the reader's language, numbers, kinds of feedback."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from flask import Flask, request, url_for
from flask_babel import format_date, format_decimal, gettext, lazy_gettext, ngettext

from web.drawing import page_address
from web.languages import choose_language
from web.neo4j_browser import guide_address, guide_link, shown_query, shown_question
from web.pages.marked import marked
from web.pages.marks import mark
from web.site import site

DID = {
    "view": lazy_gettext("viewed"),
    "click": lazy_gettext("clicked"),
    "read": lazy_gettext("read"),
    "listen": lazy_gettext("played"),
    "like": lazy_gettext("liked"),
    "wish": lazy_gettext("wished for"),
    "share": lazy_gettext("shared"),
    "cart": lazy_gettext("put in the cart"),
    "buy": lazy_gettext("bought"),
    "rate": lazy_gettext("rated"),
    "dislike": lazy_gettext("disliked"),
    "skip": lazy_gettext("skipped"),
    "hide": lazy_gettext("hid"),
}
KINDS = {
    "topic": lazy_gettext("topic"),
    "genre": lazy_gettext("genre"),
    "person": lazy_gettext("person"),
    "brand": lazy_gettext("brand"),
    "item": lazy_gettext("title"),
}
SOURCES = {
    "catalogue": lazy_gettext("catalogue"),
    "crowd": lazy_gettext("people's tags"),
    "text": lazy_gettext("in texts"),
    "price": lazy_gettext("by its price"),
}
LABELS = {
    "User": lazy_gettext("User"),
    "Item": lazy_gettext("Item"),
    "Interest": lazy_gettext("Interest"),
    "Community": lazy_gettext("Community"),
}
TIES = {
    "INTERESTED_IN": lazy_gettext("interested in"),
    "INTERACTED_WITH": lazy_gettext("met"),
    "ABOUT": lazy_gettext("about"),
    "SIMILAR_TO": lazy_gettext("similar to"),
    "SUGGESTS": lazy_gettext("leads to"),
    "INTRODUCES": lazy_gettext("leads newcomers to"),
    "FOLLOWS": lazy_gettext("follows"),
    "IN_COMMUNITY": lazy_gettext("belongs to"),
    "LIKES": lazy_gettext("likes"),
}
RECOMMENDERS = {
    "hybrid": lazy_gettext("All together"),
    "item-based": lazy_gettext("Similar items"),
    "user-based": lazy_gettext("Similar people"),
    "interest-path": lazy_gettext("Shared interests"),
    "popularity": lazy_gettext("Popular"),
    "trending": lazy_gettext("Trending"),
    "content": lazy_gettext("Alike in meaning"),
    "social": lazy_gettext("People followed"),
    "cosine": lazy_gettext("Items by cosine"),
    "rp3beta": lazy_gettext("Items by walks"),
    "ease": lazy_gettext("Items by EASE"),
    "slim": lazy_gettext("Items by SLIM"),
    "als": lazy_gettext("Taste by ALS"),
    "bpr": lazy_gettext("Taste by BPR"),
    "lightgcn": lazy_gettext("Taste by LightGCN"),
    "gru": lazy_gettext("What comes next, by GRU"),
    "lstm": lazy_gettext("What comes next, by LSTM"),
    "sasrec": lazy_gettext("What comes next, by SASRec"),
    "fastrp": lazy_gettext("Near in the graph, by FastRP"),
    "node2vec": lazy_gettext("Near in the graph, by node2vec"),
    "deepwalk": lazy_gettext("Near in the graph, by DeepWalk"),
    "graphsage": lazy_gettext("Near in the graph, by GraphSAGE"),
    "item2vec": lazy_gettext("Items by item2vec"),
    "switching": lazy_gettext("What fits you"),
    "cascade": lazy_gettext("In two stages"),
    "fusion": lazy_gettext("By rank"),
}
USUAL = ("hybrid", "item-based", "user-based", "interest-path")
"""Recommenders that a page offers at once; the others are one click further."""
STATED = {
    "pinned": lazy_gettext("pinned"),
    "added": lazy_gettext("added"),
    "muted": lazy_gettext("muted"),
    "removed": lazy_gettext("removed"),
}
SAID = {
    "pinned": lazy_gettext("Pinned"),
    "added": lazy_gettext("Added"),
    "muted": lazy_gettext("Muted"),
    "removed": lazy_gettext("Removed"),
    "withdrawn": lazy_gettext("Taken back"),
}
REPLIES = {
    ("Item", "yes"): lazy_gettext("likes it"),
    ("Item", "no"): lazy_gettext("does not like it"),
    ("Item", "unknown"): lazy_gettext("does not know it"),
    ("Interest", "yes"): lazy_gettext("drawn to it"),
    ("Interest", "no"): lazy_gettext("not drawn to it"),
    ("Interest", "unknown"): lazy_gettext("not sure"),
}
THEMES = ("light", "dark")


def add_words(app: Flask) -> None:
    """Make these words known to every template."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    app.jinja_env.filters.update(number=number, short=short, day=day, named=named, marked=marked)
    app.jinja_env.globals.update(
        DID=DID,
        KINDS=KINDS,
        SOURCES=SOURCES,
        LABELS=LABELS,
        TIES=TIES,
        RECOMMENDERS=RECOMMENDERS,
        USUAL=USUAL,
        STATED=STATED,
        SAID=SAID,
        REPLIES=REPLIES,
        page_address=page_address,
        same_page=same_page,
        static=static,
        language=choose_language,
        theme=theme,
        question_cypher=lambda question: shown_question(question, site().settings),
        guide_link=lambda: guide_link(guide_address(choose_language()), site().settings),
        query_cypher=lambda query, values: shown_query(query.text, values, site().settings),
        found_cypher=lambda found: shown_query(found.cypher, found.parameters, site().settings),
        reason_cypher=lambda reason: shown_query(reason.cypher, reason.parameters, site().settings),
        fresh_id=lambda: uuid4().hex,
        has_password=lambda: site().settings.password is not None,
    )


def named(row: Any, language: str | None = None) -> str:
    """Return the name of a row in the reader's language where it has one, else its name, else its id."""
    if (language or choose_language()) == "zh":
        for field in ("title_zh", "name_zh"):
            if name := getattr(row, field, None):
                return name
    for field in ("title", "name", "user_id", "item_id", "interest_id", "id"):
        if name := getattr(row, field, None):
            return str(name)
    return ""


def number(value: float | None, digits: int = 2) -> str:
    """Return a number with at most that many digits behind the point; a dash for none."""
    if value is None:
        return "–"
    return format_decimal(value, "#,##0." + "#" * digits if digits else "#,##0")


def short(value: float, digits: int = 2) -> str:
    """Return a number with exactly that many digits behind the point."""
    return format_decimal(value, "#,##0." + "0" * digits)


def day(value: Any) -> str:
    """Return the date of a time; a dash for none."""
    return "–" if value is None else format_date(value, "medium")


def theme() -> str | None:
    """Return light or dark as the visitor chose; None follows the system."""
    asked = request.args.get("theme") or request.cookies.get("theme")
    return asked if asked in THEMES else None


def same_page(**changes: str | None) -> str:
    """Return the address of this page with some arguments changed; None takes one away."""
    arguments = {name: value for name, value in request.args.items() if name not in changes}
    arguments |= {name: value for name, value in changes.items() if value is not None}
    path = request.environ.get("REQUEST_URI", request.path).partition("?")[0]
    return f"{path}?{urlencode(arguments)}" if arguments else path


def static(name: str) -> str:
    """Return the address of a static file, with a mark that changes when the file does."""
    return url_for("static", filename=name, v=mark(name))
