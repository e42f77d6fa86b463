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

from flask import url_for

from services.explanations.pasting import pasteable
from services.search.question import Question
from web.site import SiteSettings

LONGEST_ADDRESS = 6000
WHITELIST = "browser.remote_content_hostname_whitelist=guides.neo4j.com,localhost,127.0.0.1"
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


def guide_params(values: Mapping[str, str]) -> str:
    """Return the line that sets parameters in Neo4j Browser; texts only, for it reads whole numbers as fractions."""
    shown = ", ".join(f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items())
    return f":params {{{shown}}}"


def browser_address(text: str, settings: SiteSettings) -> str | None:
    """Return the deep link that fills Neo4j Browser's editor; it runs only when the visitor presses play."""
    return _deep_link("edit", text, settings)


def greeting(site: str) -> tuple[str, ...]:
    """Return what in neo4j.conf makes Neo4j Browser open this site's guide on connecting."""
    return (f"browser.post_connect_cmd=guide {fetched(site)}/neo4j/guide.html",)


def fetched(address: str) -> str:
    """Return the address by the name that Neo4j Browser fetches from: its default whitelist holds localhost."""
    return address.replace("://127.0.0.1", "://localhost", 1)


def guide_address(language: str) -> str:
    """Return the guide's address as Neo4j Browser fetches it."""
    return fetched(url_for("neo4j.guide", language=language, _external=True))


def guide_link(guide: str, settings: SiteSettings) -> str | None:
    """Return the deep link that opens Neo4j Browser, connects, and opens the guide at this address."""
    return _deep_link("guide", guide, settings)


def _deep_link(command: str, argument: str, settings: SiteSettings) -> str | None:
    if settings.browser_url is None:
        return None
    arguments = {"cmd": command, "arg": argument}
    if settings.bolt_url is not None:
        scheme, place, *_ = urlsplit(settings.bolt_url)
        user = quote(settings.bolt_user or "", safe="")
        arguments = {"dbms": f"{scheme}://{user}@{place}", **arguments}
        if settings.bolt_user is None:
            arguments["preselectAuthMethod"] = "NO_AUTH"
    address = f"{settings.browser_url}?{urlencode(arguments, quote_via=quote)}"
    return address if len(address) <= LONGEST_ADDRESS else settings.browser_url
