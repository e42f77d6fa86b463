"""How many scripted dialogues go as they should, the half that was tuned for and the frozen half apart."""

from __future__ import annotations

from collections.abc import Sequence

from neo4j import Driver

from services.conversation.dialogue import Dialogue, Understanding
from services.conversation.tools import Tools
from services.feedback.kinds import read_table
from services.interests.rules import InterestRules
from services.lists.listing import Lists
from services.recommenders.catalogue import recommenders
from tests.dialogues.script import Played, Script, newcomer, play, read_scripts, readers
from tests.worlds import NOW


def dialogue_over(driver: Driver, understanding: Understanding, rules: InterestRules) -> Dialogue:
    """Return a dialogue over a graph as the site holds it."""
    return Dialogue(understanding, Tools(Lists(driver, recommenders(driver)), read_table(), rules, lambda: NOW))


def play_all(dialogue: Dialogue, world: str, is_reversed: bool = False) -> list[Played]:
    """Hold every dialogue of a world, each with a person of its own; a second time with others (``is_reversed``)."""
    driver = dialogue.tools.lists.driver
    people = readers(driver, is_reversed)
    played = []
    for number, script in enumerate(one for one in read_scripts() if one.world == world):
        hour = number + 1000 * is_reversed
        played.append(play(script, dialogue, _who(driver, script, people), hour))
    return played


def failed(played: Sequence[Played], is_frozen: bool) -> list[Played]:
    """Return the dialogues of a half in which something went wrong."""
    return [one for one in played if one.script.is_frozen == is_frozen and one.problems]


def table(played: Sequence[Played], by: str) -> str:
    """Return the rates of both halves and languages as lines of a table."""
    lines = [f"dialogues understood by {by}"]
    for is_frozen, half in ((False, "tuned for"), (True, "frozen")):
        for language in ("en", "zh"):
            of = [one for one in played if one.script.is_frozen == is_frozen and one.script.language == language]
            went_well = sum(not one.problems for one in of)
            lines.append(f"  {half:<10} {language}  {went_well:>2} of {len(of)}")
    turns = sum(len(one.turns) for one in played)
    lines.append(f"  {turns} turns, {sum(one.invented for one in played)} invented items")
    return "\n".join(lines)


def _who(driver: Driver, script: Script, people: object) -> str | None:
    if script.user == "guest":
        return None
    if script.user == "newcomer":
        return newcomer(driver, script.id)
    return script.user if script.user != "reader" else next(people)  # type: ignore[call-overload,no-any-return]
