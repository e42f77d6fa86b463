"""A server that speaks the chat part of OpenAI's protocol on loopback: it says what a test wants, or fails."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Asked = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """One answer. ``text`` is what the model writes; ``body`` replaces the whole answer, ``cut`` sends half of it."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes | None = None
    finish: str = "stop"
    refusal: str | None = None
    seconds: float = 0.0
    cut: bool = False


@dataclass
class ScriptedModel:
    """``script`` is said first, one a request; then what ``answer`` makes of a request. ``asked`` holds the bodies."""

    url: str
    answer: Callable[[Asked], Said | str]
    script: list[Said] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    models: list[str] = field(default_factory=lambda: ["scripted"])
    at_once: int = 0
    most_at_once: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def texts(self) -> list[str]:
        """Return the last message of every request."""
        return [asked["messages"][-1]["content"] for asked in self.asked]


@contextmanager
def scripted_model(answer: Callable[[Asked], Said | str] = lambda asked: "{}") -> Iterator[ScriptedModel]:
    """Run the server in a thread until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            listed = {"object": "list", "data": [{"id": name, "object": "model"} for name in state.models]}
            self._send(200, {}, json.dumps(listed).encode())

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            with state.lock:
                state.asked.append(asked)
                state.keys.append(self.headers.get("Authorization"))
                said = state.script.pop(0) if state.script else None
                state.at_once += 1
                state.most_at_once = max(state.most_at_once, state.at_once)
            try:
                said = said or state.answer(asked)
                said = Said(said) if isinstance(said, str) else said
                time.sleep(said.seconds)
            finally:
                with state.lock:
                    state.at_once -= 1
            body = said.body if said.body is not None else _completion(asked, said)
            self._send(said.status, said.headers, body, said.cut)

        def _send(self, status: int, headers: dict[str, str], body: bytes, cut: bool = False) -> None:
            try:
                self.send_response(status)
                for name, value in {"Content-Type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[: len(body) // 2] if cut else body)
                self.close_connection = self.close_connection or cut
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # whoever asked has given up

        def log_message(self, *_: object) -> None:
            return None

    class Server(ThreadingHTTPServer):
        request_queue_size = 64

    server = Server(("127.0.0.1", 0), Handler)
    state = ScriptedModel(f"http://127.0.0.1:{server.server_address[1]}/v1", answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield state
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _completion(asked: Asked, said: Said) -> bytes:
    message: dict[str, Any] = {"role": "assistant", "content": said.text, "refusal": said.refusal}
    if asked.get("tools") and said.refusal is None:
        name = asked["tools"][0]["function"]["name"]
        call = {"id": "1", "type": "function", "function": {"name": name, "arguments": said.text}}
        message |= {"content": None, "tool_calls": [call]}
    words = sum(len(one["content"].split()) for one in asked["messages"])
    usage = {
        "prompt_tokens": words,
        "completion_tokens": len(said.text.split()),
        "total_tokens": words + len(said.text.split()),
        "prompt_tokens_details": {"cached_tokens": words // 2},
    }
    choice = {"index": 0, "message": message, "finish_reason": said.finish, "logprobs": None}
    return json.dumps(
        {
            "id": "chat-1",
            "object": "chat.completion",
            "created": 1,
            "model": asked["model"],
            "choices": [choice],
            "usage": usage,
        }
    ).encode()
