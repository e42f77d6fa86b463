"""Cypher to look at: pasteable text, and the address that opens it in Neo4j Browser."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from services.explanations.pasting import pasteable
from services.search.question import Question
from web.site import SiteSettings

LONGEST_ADDRESS = 6000


@dataclass(frozen=True, slots=True)
class ShownCypher:
    """A query as it pastes, and its address in Neo4j Browser where one is set up."""

    text: str
    address: str | None


def shown_question(question: Question, settings: SiteSettings) -> ShownCypher:
    """Show the question behind a list."""
    return shown_cypher(pasteable(question.text, question.parameters), settings)


def shown_cypher(text: str, settings: SiteSettings) -> ShownCypher:
    """Show a query that is pasteable already."""
    return ShownCypher(text, browser_address(text, settings))


def browser_address(text: str, settings: SiteSettings) -> str | None:
    """Return the deep link that fills Neo4j Browser's editor; it runs only when the visitor presses play."""
    if settings.browser_url is None:
        return None
    arguments = {"cmd": "edit", "arg": text}
    if settings.bolt_url is not None:
        scheme, place, *_ = urlsplit(settings.bolt_url)
        user = quote(settings.bolt_user or "", safe="")
        arguments = {"dbms": f"{scheme}://{user}@{place}", **arguments}
        if settings.bolt_user is None:
            arguments["preselectAuthMethod"] = "NO_AUTH"
    address = f"{settings.browser_url}?{urlencode(arguments, quote_via=quote)}"
    return address if len(address) <= LONGEST_ADDRESS else settings.browser_url
