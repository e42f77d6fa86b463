"""A model behind an OpenAI-compatible address: the official one, or a server of one's own."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import requests
from pydantic import BaseModel, ValidationError

from graph_schema.errors import EmbeddingError
from services.embedding.embedder import Vectors, unit_rows

TIMEOUT = (10.0, 60.0)
"""Seconds to connect, and to wait for the answer."""
TRIES = 5
LONGEST_PAUSE = 30.0
MOST_BYTES = 64 << 20
TRY_AGAIN = (408, 409, 425, 429)


class Row(BaseModel):
    index: int
    embedding: list[float]


class Reply(BaseModel):
    data: list[Row]


@dataclass(frozen=True, slots=True)
class EndpointEmbedder:
    """Asks ``base_url``/embeddings; the key goes into no message and no log."""

    base_url: str
    model: str
    key: str = field(default="", repr=False)
    batch: int = 64
    first_pause: float = 1.0

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See Embedder."""
        reply = self._ask(list(texts))
        rows = sorted(reply.data, key=lambda row: row.index)
        if [row.index for row in rows] != list(range(len(texts))):
            raise EmbeddingError(f"{self._address}: asked for {len(texts)} vectors, got others or none")
        return unit_rows([row.embedding for row in rows], len(texts), self.model)

    def embed_query(self, text: str) -> list[float]:
        """See Embedder."""
        return [float(number) for number in self.embed([text])[0]]

    @property
    def _address(self) -> str:
        return f"{self.base_url.rstrip('/')}/embeddings"

    def _ask(self, texts: list[str]) -> Reply:
        """Ask, and ask again after what passes: a full queue, a server that restarts, a line that broke."""
        why = ""
        for attempt in range(1, TRIES + 1):
            pause = self.first_pause * 2 ** (attempt - 1) * random.uniform(0.75, 1.25)
            try:
                response = self._post(texts)
            except requests.RequestException as error:
                why = type(error).__name__
            else:
                if response.status_code == 200:
                    return self._read(response)
                why = f"status {response.status_code} {self._said(response)}"
                if response.status_code not in TRY_AGAIN and response.status_code < 500:
                    raise EmbeddingError(f"{self._address} refused: {why}; {_remedy(response.status_code)}")
                pause = max(pause, _asked_pause(response))
            if attempt < TRIES:
                time.sleep(min(pause, LONGEST_PAUSE))
        raise EmbeddingError(
            f"{self._address} gave no vectors in {TRIES} tries: {why}; what was embedded before is stored: "
            "run the command again when the server answers"
        )

    def _post(self, texts: list[str]) -> requests.Response:
        return requests.post(
            self._address,
            json={"model": self.model, "input": texts, "encoding_format": "float"},
            headers={"Authorization": f"Bearer {self.key}"} if self.key else {},
            timeout=TIMEOUT,
            allow_redirects=False,
        )

    def _read(self, response: requests.Response) -> Reply:
        if len(response.content) > MOST_BYTES:
            raise EmbeddingError(f"{self._address} answered with more than {MOST_BYTES >> 20} MiB")
        try:
            return Reply.model_validate_json(response.content)
        except ValidationError as error:
            raise EmbeddingError(
                f"{self._address} answered with something else than vectors: is it an OpenAI-compatible address "
                "(it usually ends in /v1)?"
            ) from error

    def _said(self, response: requests.Response) -> str:
        """Return the beginning of what the server said, without the key should it repeat it."""
        text = " ".join(response.text[:2000].split())
        return (text.replace(self.key, "***") if self.key else text)[:300]


def _remedy(status: int) -> str:
    if status in (401, 403):
        return "check EMBED_API_KEY or OPENAI_API_KEY"
    if status == 404:
        return "check EMBED_MODEL, and EMBED_BASE_URL or OPENAI_BASE_URL"
    if 300 <= status < 400:
        return "the address leads elsewhere: set EMBED_BASE_URL to where it leads"
    return "see what the server says"


def _asked_pause(response: requests.Response) -> float:
    """Return the seconds that the server asks to wait, 0 when it does not say."""
    try:
        return max(0.0, float(response.headers.get("Retry-After", "0")))
    except ValueError:
        return 0.0
