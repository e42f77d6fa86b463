"""What the pages and the API are handed: settings of the site, and the graph behind it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import current_app
from neo4j import Driver

from graph_schema.errors import ModelNotSetError
from services.conversation.dialogue import Understanding
from services.conversation.session import Session
from services.database.embedded.folder import DataFolder
from services.database.embedded.server import find_server
from services.feedback.kinds import FeedbackTable, read_table
from services.interests.rules import InterestRules
from services.lists.listing import Lists
from services.llm.endpoint_model import EndpointModel
from services.llm.language_model import LanguageModel
from web.settings import Settings
from web.talking import talking

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """How the site may be reached.

    ``hosts`` are the names a request may be addressed to (None: any, for a site behind a password).
    ``browser_url`` is where Neo4j Browser answers and ``bolt_url`` what it connects to; without them no link is shown.
    ``folder`` holds the project's files; without it nobody can be forgotten over the site.
    """

    password: str | None = None
    hosts: frozenset[str] | None = LOOPBACK
    browser_url: str | None = None
    bolt_url: str | None = None
    bolt_user: str | None = None
    folder: DataFolder | None = None
    secret_key: str = field(default_factory=lambda: secrets.token_hex(32), repr=False)


def site_settings(
    settings: Settings, host: str, hosts: Sequence[str] = (), browser_url: str | None = None
) -> SiteSettings:
    """Return how a site at this address may be reached, and where Neo4j Browser is.

    Of the embedded server both are known; of another one only what ``browser_url`` says.
    """
    names = LOOPBACK | {host} if host in LOOPBACK else frozenset[str]()
    named = frozenset(hosts) | names
    allowed = named if hosts or names else None
    server = find_server(settings.folder) if settings.database is None else None
    login = server.settings if server else settings.database
    return SiteSettings(
        settings.web_password,
        allowed,
        browser_url or (server.browser_url if server else None),
        login.uri if login else None,
        login.username if login else None,
        settings.folder,
    )


@dataclass(frozen=True, slots=True)
class Site:
    """The graph as the pages and the API use it."""

    settings: SiteSettings
    driver: Driver
    lists: Lists
    table: FeedbackTable = field(default_factory=read_table)
    rules: InterestRules = field(default_factory=InterestRules)
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    understanding: Understanding | None = None
    model: EndpointModel | None = None
    asked: LanguageModel | None = None
    """What writes Cypher for questions in words; templates answer without it."""

    @property
    def reranker(self) -> LanguageModel | None:
        """What orders lists: the model that is set, where its server was away what says so, or None for none."""
        return self.model.for_job("rerank") if self.model else self.asked

    @property
    def session(self) -> Session:
        """Conversations as this site holds them; without an understanding of another kind, by rules."""
        return talking(self.lists, self.table, self.rules, self.now, self.understanding)


def reranker() -> LanguageModel:
    """Return what orders lists on this site. Raises ModelNotSetError."""
    model = site().reranker
    if model is None:
        raise ModelNotSetError
    return model


def site() -> Site:
    """Return the site of the application that answers this request."""
    return current_app.extensions["interest_graph"]
