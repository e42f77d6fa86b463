"""A language model reads texts; the rules stand in for it where a text is too much for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph_schema.errors import InvalidReplyError
from services.extraction.found_tags import merged, tags_of
from services.extraction.pieces import pieces
from services.extraction.prompts import (
    ASPECTS,
    INTERESTS,
    MANY_INTERESTS,
    VERSION,
    FoundAspect,
    FoundAspects,
    FoundInterest,
    FoundInterests,
    ManyInterests,
    as_material,
    numbered,
)
from services.extraction.reading_along import read_along
from services.extraction.rules_extractor import RulesExtractor
from services.extraction.second_look import with_second_look
from services.extraction.text import DESCRIPTION, Reading, Text
from services.language.extraction import EXTRACTOR
from services.language.machine_talk import machine_talk, without_machine_talk
from services.language.tags import Tag
from services.llm.endpoint_model import EndpointModel
from services.llm.prompt import Prompt

SHORT = 400
"""Characters of a text that may share a call."""
MODEL = "model:"
"""How the version of every reading by a model begins."""


@dataclass(frozen=True, slots=True)
class ModelExtractor:
    """Reads texts with a model; ``twin`` reads what the model fails on, and along with a small one."""

    model: EndpointModel
    twin: RulesExtractor

    @property
    def version(self) -> str:
        return model_version(self.model)

    @property
    def is_small(self) -> bool:
        return self.model.is_small

    @property
    def at_once(self) -> int:
        return self.model.server.settings.at_once

    def groups(self, texts: Sequence[Text]) -> Iterator[list[Text]]:
        """Split texts into those that share a call: short ones of people, as many as the settings say.

        A text that speaks to a machine goes alone, so that it can spoil no other's reading.
        """
        most = self.model.server.settings.texts_a_call
        waiting: list[Text] = []
        for one in texts:
            if most == 1 or len(one.text) > SHORT or one.kind == DESCRIPTION or machine_talk(one.text):
                yield [one]
                continue
            waiting.append(one)
            if len(waiting) == most:
                yield waiting
                waiting = []
        if waiting:
            yield waiting

    def read(self, texts: Sequence[Text]) -> list[Reading]:
        """Return a reading of each text, in order; one that the model fails on is read by the rules and marked.

        Raises ModelUnavailableError and ModelBudgetError, when nothing should be marked.
        """
        if len(texts) > 1:
            self._read_together([one for one in texts if self._recall(one) is None])
        return [self._read(one) for one in texts]

    def questions(self, text: Text) -> Iterator[tuple[Prompt[Any], str, str, int]]:
        """Give what the model is asked about a text: the prompt, its material, the piece, and where that begins.

        What speaks to a machine is blanked before: the model never sees it, and no quote can be taken from it.
        """
        prompt = ASPECTS if text.kind == DESCRIPTION else INTERESTS
        for at, piece in pieces(without_machine_talk(text.text)):
            if any(character.isalnum() for character in piece):
                yield prompt, as_material(piece), piece, at

    def _read(self, text: Text) -> Reading:
        tags: list[Tag] = []
        try:
            for prompt, material, piece, at in self.questions(text):
                reply = self.model.ask(prompt, material, Bears(piece), text.writer)
                if isinstance(reply, FoundInterests) and not self.is_small:
                    reply = with_second_look(self.model, material, piece, text.language, reply, text.writer)
                tags += tags_of(piece, _entries(reply), at)
        except InvalidReplyError as error:
            [stood_in] = self.twin.read([text])
            return Reading(text, stood_in.tags, stood_in.extractor, str(error)[:300])
        kept = tuple(replace(tag, quote=text.text[tag.start : tag.end]) for tag in merged(tags))
        if self.is_small and text.kind != DESCRIPTION:
            [along] = self.twin.read([text])
            kept = read_along(text, kept, along.tags)
        return Reading(text, kept, self.version)

    def _recall(self, text: Text) -> FoundInterests | None:
        return self.model.recall(INTERESTS, as_material(text.text))

    def _read_together(self, texts: Sequence[Text]) -> None:
        """Ask about several texts in one call and keep what is said of each; what is not is asked alone afterwards."""
        if len(texts) < 2:
            return
        material = numbered(as_material(one.text) for one in texts)
        try:
            reply: ManyInterests = self.model.fresh(MANY_INTERESTS, material, texts=len(texts))
        except InvalidReplyError:
            return
        for said in reply.texts:
            if 1 <= said.number <= len(texts):
                one = texts[said.number - 1]
                alone = FoundInterests(interests=said.interests)
                if Bears(one.text)(alone) is None:
                    self.model.remember(INTERESTS, as_material(one.text), alone, one.writer)


def model_version(model: EndpointModel) -> str:
    """Return what is stored with the readings of a model: its name, the version of the prompts, who reads along."""
    along = f"+{EXTRACTOR}" if model.is_small else ""
    return f"{MODEL}{model.name}:{VERSION}{along}"


@dataclass(frozen=True, slots=True)
class Bears:
    """Checks that a reply which names something names at least one thing that the text bears out."""

    text: str

    def __call__(self, reply: FoundInterests | FoundAspects) -> str | None:
        entries = _entries(reply)
        if entries and not tags_of(self.text, entries):
            return "no evidence is a quote from the text: copy it exactly, and take names from the text"
        return None


def _entries(reply: FoundInterests | FoundAspects) -> Sequence[FoundInterest | FoundAspect]:
    return reply.interests if isinstance(reply, FoundInterests) else reply.aspects
