"""A question to a language model: fixed words, examples, and the shape of the reply."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict


class Reply(BaseModel):
    """What a model is asked to fill in: every field required and nothing beside, as strict schemas want it.

    Fields that a model adds all the same are ignored; give no field a default.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, json_schema_extra={"additionalProperties": False})


R = TypeVar("R", bound=Reply)
Message = tuple[str, str]
"""Who speaks (system, user or assistant), and what."""


@dataclass(frozen=True, slots=True)
class Example(Generic[R]):
    """A text and the reply it should get."""

    text: str
    reply: R


@dataclass(frozen=True, slots=True)
class Prompt(Generic[R]):
    """A question of one kind; replies are cached by its name, version, words and schema.

    Attributes
    ----------
    name
        What it is for, as in ``mine-interests``; costs are counted by it.
    version
        Raised with every change that should be told apart in the graph.
    instructions
        The same for every text and sent first, so that a server reads it once.
    examples
        A few texts with their replies.
    reply
        The shape of a reply.
    max_tokens
        How long a reply may be: a small model with an open string would go on to the end of its memory.
    """

    name: str
    version: int
    instructions: str
    reply: type[R]
    examples: Sequence[Example[R]] = field(default_factory=tuple)
    max_tokens: int = 600

    @property
    def schema(self) -> dict[str, Any]:
        """Return the JSON schema of a reply."""
        return _schema(self.reply)

    @property
    def fingerprint(self) -> str:
        """Return a hash of everything but the text: two prompts with equal ones get equal replies."""
        words = [self.name, self.version, self.instructions, self.schema, self.max_tokens]
        shown = [[example.text, example.reply.model_dump_json()] for example in self.examples]
        return hashlib.sha256(json.dumps([words, shown], ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def messages(self, text: str, with_schema: bool = False) -> list[Message]:
        """Return the conversation that ends with the text; ``with_schema`` tells the shape in words, too."""
        said = self.instructions
        if with_schema:
            schema = json.dumps(self.schema, ensure_ascii=False, separators=(",", ":"))
            said += f"\n\nReply with one JSON object and nothing else. It follows this JSON schema:\n{schema}"
        told: list[Message] = [("system", said)]
        for example in self.examples:
            told += [("user", example.text), ("assistant", example.reply.model_dump_json())]
        return [*told, ("user", text)]


@cache
def _schema(reply: type[Reply]) -> dict[str, Any]:
    return reply.model_json_schema()
