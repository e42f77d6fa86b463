"""Picks what understands a conversation: the language model that is set, or rules."""

from __future__ import annotations

from neo4j import Driver

from services.conversation.dialogue import Understanding
from services.conversation.model_understanding import AfterFailure, ModelUnderstanding
from services.conversation.names import Names
from services.conversation.rules import Rules
from services.llm.endpoint_model import EndpointModel
from web.settings import Settings
from web.wiring import find_model

JOB = "chat"


def choose_understanding(settings: Settings, driver: Driver) -> Understanding:
    """Return the understanding that is set; where its server is away, rules that say so. Raises SettingsError."""
    return understanding_by(driver, *find_model(settings, JOB))


def understanding_by(driver: Driver, model: EndpointModel | None, missing: str | None) -> Understanding:
    """Return what reads utterances: the model with rules behind it, or rules, which say why a model is missing."""
    rules = Rules(Names(driver))
    if missing is not None:
        return AfterFailure(rules, missing)
    return rules if model is None else ModelUnderstanding(model, rules)
