"""What an utterance says without naming anything: undo, more, cheaper, who am I, thanks."""

from __future__ import annotations

import re

from services.conversation import cues
from services.conversation.acts import (
    Act,
    Critique,
    Lift,
    More,
    Question,
    Remember,
    SmallTalk,
    Speak,
    Thing,
    Undo,
    Unsupported,
)
from services.conversation.moves import named
from services.conversation.names import Names
from services.conversation.references import ORDINALS
from services.conversation.state import State

NUMBER = re.compile(
    r"^(?:no\. ?|number |#|第)?(\d{1,2}|[一二三四五六七八九])[个本种项]?(?:吧|的)?[.。! ]*$", re.IGNORECASE
)
RESTART = "all"

WHOLE: tuple[tuple[re.Pattern[str], Act], ...] = (
    (cues.RESET, Lift("all")),
    (cues.UNDO, Undo()),
    (cues.REMEMBER, Remember()),
    (cues.LIFT_ALL, Lift("all")),
    (cues.LIFT_YEAR, Lift("year")),
    (cues.LIFT_PRICE, Lift("price")),
    (cues.ITEM_LANGUAGE, Unsupported("language")),
    (cues.SPEAK_ENGLISH, Speak("en")),
    (cues.SPEAK_CHINESE, Speak("zh")),
    (cues.PROFILE, Question("profile")),
    (cues.ABILITIES, Question("abilities")),
    (cues.CHEAPER, Critique("cheaper")),
    (cues.DEARER, Critique("dearer")),
    (cues.NEWER, Critique("newer")),
    (cues.OLDER, Critique("older")),
    (cues.MORE, More()),
    (cues.THANKS, SmallTalk("thanks")),
    (cues.BYE, SmallTalk("bye")),
    (cues.GREETING, SmallTalk("greeting")),
)
FOLLOWED = frozenset({"older", "newer"})
"""Words that with a year behind them are a bound."""


def commanded(text: str) -> tuple[list[Act], str]:
    """Return the acts that need no name, and the text without the words that said them."""
    found: list[Act] = []
    for pattern, act in WHOLE:
        match = pattern.search(text)
        if match is None or (isinstance(act, Critique) and re.match(r"\s*than\s+\d", text[match.end() :])):
            continue
        found.append(act)
        text = f"{text[: match.start()]} , {text[match.end() :]}"
    return found, text


def answered(text: str, state: State, names: Names) -> Act | None:
    """Return the act that an answer to the question asked last completes; None when it is no answer."""
    if state.asked is None or not state.asked.choices:
        return None
    choices = state.asked.choices
    if cues.YES.match(text) and len(choices) == 1:
        return named(state.asked.then, choices[0])
    if match := NUMBER.match(text):
        written = match.group(1)
        number = int(written) if written.isdigit() else ORDINALS[written]
        return named(state.asked.then, choices[number - 1]) if 1 <= number <= len(choices) else None
    chosen = _chosen(text, choices)
    if chosen is None and len(text) <= 60:
        chosen = _placed(text, choices)
    return named(state.asked.then, chosen) if chosen else None


def _chosen(text: str, choices: tuple[Thing, ...]) -> Thing | None:
    said = text.casefold().strip(" .。!！《》\"'")
    return next((one for one in choices if said in (one.name.casefold(), (one.name_zh or "").casefold())), None)


def _placed(text: str, choices: tuple[Thing, ...]) -> Thing | None:
    match = re.fullmatch(
        r"(?:the )?(\w+)(?: one| book)?[.! ]*|第?([一二三四五六七八九])[本个部]?(?:吧)?[。! ]*", text, re.IGNORECASE
    )
    if match is None:
        return None
    number = ORDINALS.get((match.group(1) or match.group(2)).lower(), 0)
    return choices[number - 1] if 1 <= number <= len(choices) else None
