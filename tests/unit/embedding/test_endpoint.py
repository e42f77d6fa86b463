"""An OpenAI-compatible server: asked in batches, asked again when it stumbles, and its key is never told."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator

import numpy as np
import pytest

from graph_schema.errors import EmbeddingError
from services.embedding.endpoint import TRIES, EndpointEmbedder
from tests.embedding_server import EmbeddingServer, Failure, embedding_server

KEY = "sk-hush-hush"
BUSY: Failure = (429, {}, b"busy")


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with embedding_server() as running:
        yield running


@pytest.fixture
def embedder(server: EmbeddingServer) -> EndpointEmbedder:
    return EndpointEmbedder(server.url, "toy-3-small", KEY, first_pause=0.01)


def test_rows_come_back_in_the_order_of_the_texts(embedder: EndpointEmbedder, server: EmbeddingServer) -> None:
    rows = embedder.embed(["jazz", "metal"])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(rows[1], embedder.embed(["metal"])[0], atol=1e-6)
    assert server.asked[0] == {"model": "toy-3-small", "input": ["jazz", "metal"], "encoding_format": "float"}
    assert server.keys[0] == f"Bearer {KEY}"


def test_without_a_key_none_is_sent(server: EmbeddingServer) -> None:
    EndpointEmbedder(server.url, "toy").embed(["jazz"])
    assert server.keys == [None]


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503])
def test_what_passes_is_waited_for(embedder: EndpointEmbedder, server: EmbeddingServer, status: int) -> None:
    server.failures = [(status, {}, b"later")] * (TRIES - 1)
    assert embedder.embed(["jazz"]).shape == (1, server.dimension)
    assert len(server.asked) == TRIES


def test_the_pause_that_the_server_asks_for_is_kept(embedder: EndpointEmbedder, server: EmbeddingServer) -> None:
    server.failures = [(429, {"Retry-After": "0.4"}, b"busy")]
    began = time.monotonic()
    embedder.embed(["jazz"])
    assert time.monotonic() - began >= 0.4


def test_a_server_that_stays_busy_is_an_error_that_says_what_is_safe(
    embedder: EndpointEmbedder, server: EmbeddingServer
) -> None:
    server.failures = [BUSY] * TRIES
    with pytest.raises(EmbeddingError, match="5 tries: status 429 busy; what was embedded before is stored"):
        embedder.embed(["jazz"])


@pytest.mark.parametrize(
    ("status", "remedy"), [(401, "OPENAI_API_KEY"), (404, "EMBED_MODEL"), (400, "says"), (302, "leads elsewhere")]
)
def test_what_does_not_pass_is_refused_at_once(
    embedder: EndpointEmbedder, server: EmbeddingServer, status: int, remedy: str
) -> None:
    server.failures = [(status, {"Location": "http://127.0.0.1:9/"}, b"no")]
    with pytest.raises(EmbeddingError, match=remedy):
        embedder.embed(["jazz"])
    assert len(server.asked) == 1


def test_the_key_is_in_no_message_and_no_log(
    embedder: EndpointEmbedder, server: EmbeddingServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.failures = [(401, {}, f"Incorrect API key: {KEY}".encode())]
    with pytest.raises(EmbeddingError) as raised:
        embedder.embed(["jazz"])
    assert "Incorrect API key: ***" in str(raised.value)
    assert KEY not in str(raised.value) + repr(embedder) + caplog.text


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"{}",
        b'{"data": []}',
        b'{"data": [{"index": 0, "embedding": [NaN, 1]}]}',
        b'{"data": [{"index": 7, "embedding": [1.0]}]}',
        b'{"data": [{"index": 0, "embedding": []}]}',
        json.dumps({"data": [{"index": 0, "embedding": [0.0, 0.0]}]}).encode(),
        json.dumps({"data": [{"index": i, "embedding": [1.0]} for i in range(2)]}).encode(),
    ],
)
def test_an_answer_without_the_vectors_asked_for_is_refused(
    embedder: EndpointEmbedder, server: EmbeddingServer, body: bytes
) -> None:
    server.failures = [(200, {}, body)]
    with pytest.raises(EmbeddingError):
        embedder.embed(["jazz"])


def test_a_server_that_is_not_there_is_an_error_with_its_address() -> None:
    absent = EndpointEmbedder("http://127.0.0.1:9/v1", "toy", KEY, first_pause=0.0)
    with pytest.raises(EmbeddingError, match="127.0.0.1:9/v1/embeddings gave no vectors"):
        absent.embed(["jazz"])
