"""Files of OpenAI's Batch API: questions to hand in, and replies that came back within a day at half the price."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from graph_schema.errors import InvalidReplyError, SourceError
from services.extraction.model_extractor import Bears, ModelExtractor
from services.extraction.text import Text
from services.llm.answer import Answer


class _Message(BaseModel):
    content: str | None = None


class _Choice(BaseModel):
    message: _Message
    finish_reason: str | None = None


class _Details(BaseModel):
    cached_tokens: int | None = 0


class _Usage(BaseModel):
    prompt_tokens: int = 0
    completion_tokens: int = 0
    prompt_tokens_details: _Details | None = None


class _Body(BaseModel):
    choices: list[_Choice]
    usage: _Usage = _Usage()


class _Response(BaseModel):
    status_code: int
    body: dict[str, Any]


class _Line(BaseModel):
    custom_id: str
    response: _Response | None = None


@dataclass(frozen=True, slots=True)
class BatchImport:
    """What a file of replies held: ``kept`` of them answer questions of this graph, ``unusable`` ones do not serve."""

    lines: int
    kept: int
    unusable: int


def write_batch(extractor: ModelExtractor, texts: Iterable[Text], path: Path) -> int:
    """Write a line for each question that has no stored reply; return how many. The file is whole or not there."""
    written = 0
    half_done = path.with_name(path.name + ".part")
    with half_done.open("w", encoding="utf-8") as out:
        for line in _questions(extractor, texts):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
            written += 1
    half_done.replace(path)
    return written


def read_batch(extractor: ModelExtractor, texts: Iterable[Text], path: Path) -> BatchImport:
    """Store the replies of a file, each checked against its text, so that the next `mine` finds them.

    Raises SourceError with the line that is none of a batch's.
    """
    answers, lines = _answers(path)
    kept = unusable = 0
    for text in texts:
        for prompt, material, piece, _ in extractor.questions(text):
            found = answers.pop(extractor.model.key(prompt, material), None)
            if found is None or extractor.model.recall(prompt, material) is not None:
                continue
            try:
                extractor.model.settle_batch(prompt, material, *found, Bears(piece), text.writer)
                kept += 1
            except InvalidReplyError:
                unusable += 1
    return BatchImport(lines, kept, unusable)


def _questions(extractor: ModelExtractor, texts: Iterable[Text]) -> Iterator[dict[str, Any]]:
    model = extractor.model
    asked: set[str] = set()
    for text in texts:
        for prompt, material, _, _ in extractor.questions(text):
            key = model.key(prompt, material)
            if key in asked or model.recall(prompt, material) is not None:
                continue
            asked.add(key)
            yield {
                "custom_id": key,
                "method": "POST",
                "url": "/v1/chat/completions",
                "body": model.server.request(model.messages(prompt, material), prompt, "json_schema"),
            }


def _answers(path: Path) -> tuple[dict[str, tuple[Answer, str]], int]:
    """Return the answers by their questions, each with its receipt (a hash of its line), and the number of lines."""
    found: dict[str, tuple[Answer, str]] = {}
    lines = 0
    with path.open("rb") as rows:
        for number, row in enumerate(rows, start=1):
            if not row.strip():
                continue
            lines += 1
            try:
                line = _Line.model_validate_json(row)
                if line.response is None or line.response.status_code != 200:
                    continue
                body = _Body.model_validate(line.response.body)
            except ValidationError as error:
                raise SourceError(
                    f"{path}:{number}: no line of a batch's output: {error.errors()[0]['msg']}"
                ) from error
            if body.choices:
                found[line.custom_id] = _answer(body), hashlib.sha256(row.strip()).hexdigest()
    return found, lines


def _answer(body: _Body) -> Answer:
    choice, usage = body.choices[0], body.usage
    cached = (usage.prompt_tokens_details.cached_tokens or 0) if usage.prompt_tokens_details else 0
    return Answer(
        choice.message.content or "",
        choice.finish_reason == "length",
        usage.prompt_tokens,
        cached,
        usage.completion_tokens,
    )
