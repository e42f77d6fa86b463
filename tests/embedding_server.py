"""A server that speaks the embeddings part of OpenAI's protocol on loopback, and can fail in the ways servers do."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from services.embedding.hashing import HashingEmbedder

Failure = tuple[int, dict[str, str], bytes]


@dataclass
class EmbeddingServer:
    """``failures`` are answered first, one a request; ``asked`` holds the bodies, ``keys`` the Authorization lines."""

    url: str
    failures: list[Failure] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    dimension: int = 64


@contextmanager
def embedding_server() -> Iterator[EmbeddingServer]:
    """Run the server in a thread until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.asked.append(json.loads(body))
            state.keys.append(self.headers.get("Authorization"))
            if state.failures:
                return self._answer(*state.failures.pop(0))
            if self.path != "/v1/embeddings":
                return self._answer(404, {}, b"no such page")
            return self._answer(200, {}, json.dumps({"data": _rows(state)}).encode())

        def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state = EmbeddingServer(f"http://127.0.0.1:{server.server_address[1]}/v1")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _rows(state: EmbeddingServer) -> list[dict[str, Any]]:
    """Return the rows backwards: only their index says whose they are."""
    vectors = HashingEmbedder().embed(state.asked[-1]["input"])
    rows = [
        {"object": "embedding", "index": index, "embedding": [float(x) for x in vector[: state.dimension]]}
        for index, vector in enumerate(vectors + 0.001)
    ]
    return rows[::-1]
