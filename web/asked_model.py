"""Picks what writes Cypher for questions in words: the language model that is set, or none."""

from __future__ import annotations

from dataclasses import dataclass

from graph_schema.errors import ModelUnavailableError
from services.llm.endpoint_model import EndpointModel
from services.llm.language_model import Check, LanguageModel, accept
from services.llm.prompt import Prompt, R
from web.settings import Settings
from web.wiring import find_model

JOB = "ask"


@dataclass(frozen=True, slots=True)
class AwayModel:
    """Stands for a model whose server did not answer at the start: every call says so, and templates answer."""

    why: str
    name: str = "away"
    is_small: bool = False

    def ask(self, prompt: Prompt[R], text: str, check: Check[R] = accept, about: str | None = None) -> R:
        """Raise ModelUnavailableError."""
        raise ModelUnavailableError(self.why)


def asked_by(model: EndpointModel | None, missing: str | None) -> LanguageModel | None:
    """Return what writes Cypher where the model was found before; ``missing`` says why one that is set was not."""
    if model is not None:
        return model.for_job(JOB)
    return AwayModel(missing) if missing else None


def choose_asked(settings: Settings) -> LanguageModel | None:
    """Return the model that is set; None: templates answer. Raises SettingsError."""
    return asked_by(*find_model(settings, JOB))
