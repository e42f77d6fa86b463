"""Cypher to look at: a query that runs and draws as it is pasted, and the address that opens it in Neo4j Browser.

Neo4j Browser draws the graph of one statement only, and reads whole numbers of ``:params`` as fractions. So what people
copy has its values written out; programs get the query with parameters.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit

from services.explanations.pasting import pasteable
from services.search.question import Question
from web.site import SiteSettings

LONGEST_ADDRESS = 6000
PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class ShownCypher:
    """A query as it pastes, and its address in Neo4j Browser where one is set up."""

    text: str
    address: str | None


def shown_question(question: Question, settings: SiteSettings) -> ShownCypher:
    """Show the question behind a list."""
    return shown_query(question.text, question.parameters, settings)


def shown_query(query: str, parameters: Mapping[str, object], settings: SiteSettings) -> ShownCypher:
    """Show a query with its values; lines for Neo4j Browser at its head (``:params ...``) are left out."""
    lines = query.splitlines()
    while lines and lines[0].startswith(":"):
        del lines[0]
    text = with_values("\n".join(lines), parameters)
    return ShownCypher(text, browser_address(text, settings))


def with_values(query: str, parameters: Mapping[str, object]) -> str:
    """Write the values into a query for people to read and run; JSON strings are Cypher strings.

    Our own code never runs what this returns: it sends parameters.
    """

    def value(match: re.Match[str]) -> str:
        return json.dumps(parameters[match[1]], ensure_ascii=False) if match[1] in parameters else match[0]

    lines = query.strip().splitlines()
    return "\n".join(line if line.startswith("//") else PARAMETER.sub(value, line) for line in lines) + "\n"


def cypher_with_parameters(question: Question) -> str:
    """Return the question as programs get it."""
    return pasteable(question.text, question.parameters)


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
