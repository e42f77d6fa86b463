"""Picks what understands a conversation: the language model that is set, or rules."""

from __future__ import annotations

from neo4j import Driver

from graph_schema.errors import ModelUnavailableError
from services.conversation.dialogue import Understanding
from services.conversation.model_understanding import AfterFailure, ModelUnderstanding
from services.conversation.names import Names
from services.conversation.rules import Rules
from web.settings import Settings
from web.wiring import choose_model

JOB = "chat"


def choose_understanding(settings: Settings, driver: Driver) -> Understanding:
    """Return the understanding that is set; where its server is away, rules that say so. Raises SettingsError."""
    rules = Rules(Names(driver))
    try:
        model = choose_model(settings, JOB)
    except ModelUnavailableError as error:
        return AfterFailure(rules, str(error))
    return rules if model is None else ModelUnderstanding(model, rules)
