"""Picks what understands a conversation: the language model that is set, or rules."""

from __future__ import annotations

from neo4j import Driver

from graph_schema.errors import ModelUnavailableError
from services.conversation.dialogue import Understanding
from services.conversation.model_understanding import AfterFailure, ModelUnderstanding
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.llm.endpoint_model import EndpointModel
from web.settings import Settings
from web.wiring import choose_model

JOB = "chat"


def choose_understanding(settings: Settings, driver: Driver) -> Understanding:
    """Return the understanding that is set; where its server is away, rules that say so. Raises SettingsError."""
    model, missing = find_model(settings)
    return understanding_by(driver, model, missing)


def find_model(settings: Settings) -> tuple[EndpointModel | None, str | None]:
    """Return the model that is set, and why it cannot be asked where its server is away. Raises SettingsError."""
    try:
        return choose_model(settings, JOB), None
    except ModelUnavailableError as error:
        return None, str(error)


def understanding_by(driver: Driver, model: EndpointModel | None, missing: str | None) -> Understanding:
    """Return what reads utterances: the model with rules behind it, or rules, which say why a model is missing."""
    rules = Rules(Names(driver))
    if missing is not None:
        return AfterFailure(rules, missing)
    return rules if model is None else ModelUnderstanding(model, rules)
