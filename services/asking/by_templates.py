"""Answers a question without any model: by the template that asks the same."""

from __future__ import annotations

import re
from typing import Any

from neo4j import Driver

from services.asking.answer import Answer, Nearest
from services.asking.catalogue import templates
from services.asking.matching import Match, matches
from services.asking.names import Mention, mentions
from services.asking.saying import say_match
from services.asking.template import SLOT, Template
from services.asking.wording import Piece
from services.language.scripts import has_han
from services.queries.catalogue import named_queries
from services.queries.guard.running import Answered, Limits, run_cypher
from services.queries.values import read_values

OFFERED = 3
MOST_COUNTED = 100
BY = "templates"
UNCLEAR = {
    "en": "I cannot answer this from the graph.",
    "zh": "我无法根据图回答这个问题。",
}
UNKNOWN = {"en": " I find nothing called {}.", "zh": "图中找不到“{}”。"}
FIRST = ("who-likes", "items-about", "popular-items")
"""Questions offered where nothing is near."""


def language_of(question: str) -> str:
    """Return zh for a question that has Chinese characters, but where they are only a name in an English one."""
    latin = sum(character.isascii() and character.isalpha() for character in question)
    han = sum(has_han(character) for character in question)
    return "zh" if has_han(question) and 3 * han >= latin else "en"


def ask_templates(driver: Driver, question: str, limits: Limits | None = None) -> Answer:
    """Answer by the template that asks the same, or say that none does, and which come near."""
    language = language_of(question)
    words, named = mentions(driver, question)
    found = matches(words, named)
    if found and found[0].is_enough:
        match = found[0]
        answered = run_match(driver, match, limits)
        parts = say_match(match, answered, language)
        near = _nearest(found[1:], named, language)
        return Answer(question, language, parts, match.template.titled(language), answered, BY, None, near)
    near = _nearest(found, named, language)
    return Answer(question, language, (_cannot(found, words, named, language),), "", None, BY, None, near)


def run_match(driver: Driver, match: Match, limits: Limits | None = None) -> Answered:
    """Run the template's Cypher, through the guard as everybody's."""
    most = limits or Limits()
    values = parameters_of(match)
    if match.count is not None and not any(slot.type == "count" for slot in match.template.slots):
        most = Limits(most.seconds, min(most.rows, match.count), most.bytes)
    return run_cypher(driver, match.template.cypher, values, most)


def parameters_of(match: Match) -> dict[str, Any]:
    """Return the parameters of the template's Cypher."""
    values: dict[str, Any] = {}
    for slot in match.template.slots:
        if slot.type == "count":
            values[slot.name] = min(MOST_COUNTED, max(1, match.count or slot.default or 1))
        elif slot.said in match.things:
            thing = match.things[slot.said]
            values[slot.name] = int(thing.id) if slot.type == "year" else thing.id
    query = named_queries().get(match.template.name)
    if query is None:
        return values
    return dict(read_values(query, {name: str(value) for name, value in values.items()}))


def _cannot(found: list[Match], words: list[Piece], named: list[Mention], language: str) -> str:
    unknown = found[0].unknown if found else ()
    text = UNCLEAR[language]
    if not unknown and not named:
        return text
    joined = "".join(unknown) if language == "zh" else " ".join(unknown)
    return text + (UNKNOWN[language].format(joined) if joined else "")


def _nearest(found: list[Match], named: list[Mention], language: str) -> tuple[Nearest, ...]:
    """Return questions that can be answered, with the names that were found in them."""
    near = [_offered(match, language) for match in found if match.score > 0][:OFFERED]
    if not near and not named:
        near = [_example(templates()[name], language) for name in FIRST]
    return tuple(near)


def _offered(match: Match, language: str) -> Nearest:
    fitting = [one for one in match.template.phrases(language) if set(SLOT.findall(one)) == set(match.things)]
    text = fitting[0] if fitting else match.template.titled(language)
    question = SLOT.sub(lambda slot: match.things[slot[1]].shown(language) if slot[1] in match.things else "", text)
    return Nearest(_of_items(question), match.template.titled(language))


def _example(template: Template, language: str) -> Nearest:
    examples = {"interest": {"en": "poetry", "zh": "诗歌"}, "count": {"en": "", "zh": ""}}
    text = SLOT.sub(lambda slot: examples.get(slot[1], {}).get(language, ""), template.phrases(language)[0])
    return Nearest(_of_items(text), template.titled(language))


def _of_items(question: str) -> str:
    """Offer a question in words that fit whatever the items are: the phrases are written for books."""
    question = re.sub(r"\bbook(s?)\b", r"item\1", question)
    return re.sub("本书|书(?!评)", lambda found: "件物品" if found.group() == "本书" else "物品", question)
