"""A scripted server as the model that services ask: no waiting between tries, a memory of its own."""

from __future__ import annotations

from pathlib import Path

from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from tests.scripted_model import ScriptedModel


def asked_model(scripted: ScriptedModel, folder: Path) -> EndpointModel:
    """Return the model; what it was asked is remembered in the folder."""
    settings = ModelSettings(scripted.url, "scripted")
    return EndpointModel(Server(settings), ModelStore(folder / "m.sqlite"), Limiter(1), None, first_pause=0.01)
