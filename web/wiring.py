"""The one place that picks implementations for what people start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from neo4j import Driver

from graph_schema import migrations
from graph_schema.errors import ModelNotSetError, ModelUnavailableError, SchemaError, SettingsError
from services.database.connection import connect, database_errors
from services.database.embedded.server import use_server
from services.database.settings import DatabaseSettings
from services.embedding.bundled import BundledEmbedder, is_installed
from services.embedding.embedder import Embedder
from services.embedding.endpoint import EndpointEmbedder
from services.embedding.hashing import HashingEmbedder
from services.embedding.settings import EmbeddingSettings
from services.lists.listing import Lists
from services.llm.budget import Budget
from services.llm.endpoint_model import EndpointModel
from services.llm.limiter import Limiter
from services.llm.server import Server
from services.llm.settings import ModelSettings
from services.llm.store import NAME, ModelStore
from services.observability.progress import Progress, choose_progress
from services.recommenders.catalogue import recommenders
from web.settings import Settings, read_settings


def choose_embedder(settings: EmbeddingSettings) -> Embedder:
    """Return the embedder that is set; nothing is loaded or asked before its first text."""
    match settings.kind:
        case "endpoint":
            return EndpointEmbedder(settings.base_url, settings.model, settings.key)
        case "bundled":
            return BundledEmbedder()
        case "hashing":
            return HashingEmbedder()
    return BundledEmbedder() if is_installed() else HashingEmbedder()


def choose_model(settings: Settings, job: str, budget: Budget | None = None) -> EndpointModel | None:
    """Return the language model that is set, counted for ``job``; None: the offline twins do its work.

    A server with a single model need not be told its name. Raises ModelUnavailableError, SettingsError.
    """
    wanted = settings.model
    if wanted is None:
        return None
    if not wanted.model:
        wanted = replace(wanted, model=_only_model(wanted))
    price = settings.prices().of(wanted.model, wanted.base_url)
    limiter = Limiter(wanted.at_once, wanted.requests_a_minute, wanted.tokens_a_minute)
    return EndpointModel(Server(wanted), open_model_store(settings), limiter, price, job, budget=budget or Budget())


def require_model(settings: Settings, job: str) -> EndpointModel:
    """Return the language model that is set. Raises ModelNotSetError, and as ``choose_model``."""
    model = choose_model(settings, job)
    if model is None:
        raise ModelNotSetError
    return model


def find_model(settings: Settings, job: str) -> tuple[EndpointModel | None, str | None]:
    """Return the model that is set, and why it cannot be asked where its server is away. Raises SettingsError."""
    try:
        return choose_model(settings, job), None
    except ModelUnavailableError as error:
        return None, str(error)


def open_model_store(settings: Settings) -> ModelStore:
    """Return the file of replies and costs, in the data folder."""
    return ModelStore(settings.folder.path / NAME)


def _only_model(settings: ModelSettings) -> str:
    offered = Server(settings).offered()
    if len(offered) == 1:
        return offered[0]
    known = ", ".join(sorted(offered)[:20]) or "none"
    raise SettingsError(f"{settings.base_url} offers {len(offered)} models: name one in LLM_MODEL ({known})")


@contextmanager
def open_database(
    settings: Settings | None = None, progress: Progress | None = None, extra: Sequence[str] = ()
) -> Iterator[tuple[Driver, DatabaseSettings]]:
    """Give a connected driver, and the address and login behind it; the schema is not looked at.

    With NEO4J_URI that server is used and nothing is started. Without, the embedded server of the data
    folder: the running one, else one is started (with ``extra`` lines of neo4j.conf) and ends with its last user.
    Errors that the driver raises inside the block come out as DatabaseError.
    """
    chosen = settings or read_settings()
    if chosen.database is not None:
        with _connected(chosen.database) as driver:
            yield driver, chosen.database
        return
    with (
        use_server(chosen.folder, progress or choose_progress(), extra) as server,
        _connected(server.settings) as driver,
    ):
        yield driver, server.settings


@contextmanager
def open_graph(
    settings: Settings | None = None, progress: Progress | None = None, extra: Sequence[str] = ()
) -> Iterator[Driver]:
    """Give a connected driver to a graph whose schema is current.

    The embedded server's schema is brought up to date by itself; another server's is only looked at.
    Raises SchemaError when it is behind or newer.
    """
    chosen = settings or read_settings()
    with open_database(chosen, progress, extra) as (driver, login):
        if chosen.database is None:
            migrations.migrate(driver)
        elif not migrations.status(driver).is_current:
            raise SchemaError(f"the database at {login.uri} lacks schema steps: run `interest-graph migrate` first")
        yield driver


@contextmanager
def open_lists(settings: Settings | None = None) -> Iterator[Lists]:
    """Give every recommender over the graph, and the rules of the house. Raises as ``open_graph``."""
    chosen = settings or read_settings()
    rules = chosen.house_rules()
    with open_graph(chosen) as driver:
        yield Lists(driver, recommenders(driver), rules)


@contextmanager
def _connected(login: DatabaseSettings) -> Iterator[Driver]:
    with connect(login) as driver, database_errors(login):
        yield driver
