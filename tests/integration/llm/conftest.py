"""A model behind a scripted server, and a prompt to ask it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.prices import Price
from services.llm.prompt import Example, Prompt, Reply
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import ModelStore
from tests.scripted_model import ScriptedModel, scripted_model

KEY = "sk-very-secret-key-0123456789"


class Liked(Reply):
    names: list[str]


LIKED = Prompt("find-liked", 1, "Name what the writer likes.", Liked, (Example("I love tea", Liked(names=["tea"])),))


@pytest.fixture
def scripted() -> Iterator[ScriptedModel]:
    """A server whose model always likes jazz."""
    with scripted_model(lambda asked: '{"names":["jazz"]}') as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ModelStore]:
    """An empty store of replies."""
    opened = ModelStore(tmp_path / "models.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def make_model(scripted: ScriptedModel, store: ModelStore) -> Callable[..., EndpointModel]:
    """``make_model(timeout=1.0, limiter=...)`` gives a model that asks the scripted server."""

    def make(limiter: Limiter | None = None, **settings: object) -> EndpointModel:
        chosen = ModelSettings(scripted.url, "scripted", KEY, **settings)  # type: ignore[arg-type]
        price = Price(input=1.0, output=2.0)
        return EndpointModel(Server(chosen), store, limiter or Limiter(chosen.at_once), price, first_pause=0.02)

    return make


@pytest.fixture
def model(make_model: Callable[..., EndpointModel]) -> EndpointModel:
    """A model that asks the scripted server."""
    return make_model()
