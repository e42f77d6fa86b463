"""How acts change what a dialogue wants: wishes, critiques, constraints, and their withdrawal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from services.conversation.acts import Assumption, Constraint, Critique, Lift, Thing, Wish
from services.conversation.state import Change, Wanted
from services.conversation.tools import Tools
from services.conversation.turn import Notes
from services.conversation.words import called, joined, limit_words, say
from services.language.dictionary import dictionary

FINEST = 0.01


def wish(notes: Notes, act: Wish) -> None:
    """Let lists be about this; what was kept out and is asked for comes in again, and that is told."""
    earlier = () if act.instead else tuple(one for one in notes.state.wishes if one.thing.id != act.thing.id)
    wishes = (*in_accord(earlier, act.thing), Wanted(act.thing, 1.0, notes.state.turn))
    _come_in_again(notes, act.thing)
    notes.state = replace(notes.state, wishes=wishes)
    notes.changes.append(Change("wish", notes.state.turn, act.thing))
    _tell_mood(notes, act.thing)
    notes.wants_list = True


def in_accord(earlier: Sequence[Wanted], thing: Thing) -> tuple[Wanted, ...]:
    """Return earlier wishes without what they held against a thing that is asked for now.

    "Lighter" turns away from war, until somebody wants a war novel; "less violent" as well.
    """
    asked = {*thing.ids}
    kept = []
    for one in earlier:
        ids = one.thing.ids if one.weight > 0 else tuple(id for id in one.thing.ids if id not in asked)
        against = one.thing.against if one.weight < 0 else tuple(id for id in one.thing.against if id not in asked)
        if ids or against or one.thing.label == "Item":
            kept.append(replace(one, thing=replace(one.thing, ids=ids, against=against)))
    return tuple(kept)


def critique(notes: Notes, act: Critique, tools: Tools) -> None:
    """Rank by more or less of a thing, or bound by the figures of the last list."""
    if act.thing is not None:
        weight = 1.0 if act.kind == "more" else -1.0
        kept = tuple(
            one for one in notes.state.wishes if one.thing.id != act.thing.id or (one.weight > 0 and weight < 0)
        )
        notes.state = replace(notes.state, wishes=(*kept, Wanted(act.thing, weight, notes.state.turn, leads=False)))
        notes.changes.append(Change("wish", notes.state.turn, act.thing))
        if weight > 0:
            _come_in_again(notes, act.thing)
        _tell_mood(notes, act.thing)
        notes.wants_list = True
        return
    language = notes.state.language
    if not notes.state.listed:
        notes.ask(say(language, "no_list"), "wish", tools.topics())
        return
    figures = tools.figures(notes.state.listed)
    is_price = act.kind in ("cheaper", "dearer")
    values = figures.prices if is_price else figures.years
    if not values:
        has_none = is_price and not tools.has_prices()
        field = {"en": ("price", "year"), "zh": ("价格", "年份")}[language][0 if is_price else 1]
        notes.ask(say(language, "no_prices") if has_none else say(language, "no_figures", field=field))
        return
    step = FINEST if is_price else 1.0
    middle = median(values)
    if act.kind in ("cheaper", "older"):
        bound = Constraint("price" if is_price else "year", None, None, round(middle - step, 2))
    else:
        bound = Constraint("price" if is_price else "year", None, round(middle + step, 2), None)
    notes.assumptions.append(Assumption(act.kind, "", None, bound.most if bound.least is None else bound.least))
    constrain(notes, bound)


def constrain(notes: Notes, act: Constraint) -> None:
    """Let every list keep this from now on; a new bound joins the old one's other side."""
    old = notes.state.constraints
    if act.thing is None:
        known = next((one for one in old if one.kind == act.kind), None)
        joint = _joined(known, act)
        kept = tuple(one for one in old if one.kind != act.kind)
        notes.state = replace(notes.state, constraints=(*kept, joint))
    else:
        if act.kind == "without":
            drop_wishes(notes, act.thing)
        else:
            _come_in_again(notes, act.thing)
        kept = tuple(one for one in old if one.thing is None or one.thing.id != act.thing.id)
        notes.state = replace(notes.state, constraints=(*kept, act))
        if act.thing.label == "Item":
            notes.parts.append(say(notes.state.language, "rejected", title=called(act.thing, notes.state.language)))
    notes.changes.append(Change("constraint", notes.state.turn, act.thing, "" if act.thing else act.kind))
    if act.thing is not None and act.thing.label == "Mood":
        _tell_mood(notes, act.thing)
    notes.wants_list = True


def lift(notes: Notes, act: Lift) -> None:
    """Withdraw constraints, and say which."""
    language = notes.state.language
    if act.kind == "all":
        notes.state = replace(notes.state, wishes=(), constraints=(), focus=None, listed=())
        notes.ask(say(language, "fresh"))
        return
    gone = [one for one in notes.state.constraints if _is_lifted(one, act)]
    if not gone:
        if act.thing is not None:
            wish(notes, Wish(act.thing))
        else:
            notes.wants_list = True
        return
    take_away(notes, gone)
    notes.parts.append(say(language, "lifted", limit=joined([limit_words(one, language) for one in gone], language)))
    notes.wants_list = True


def take_away(notes: Notes, gone: list[Constraint]) -> None:
    """Take constraints out."""
    notes.state = replace(notes.state, constraints=tuple(one for one in notes.state.constraints if one not in gone))


def drop_wishes(notes: Notes, thing: Thing) -> None:
    """Forget wishes for what is kept out now."""
    kept = tuple(
        one
        for one in notes.state.wishes
        if one.weight < 0 or (one.thing.id != thing.id and not (set(one.thing.ids) & set(thing.ids)))
    )
    notes.state = replace(notes.state, wishes=kept)


def _is_lifted(one: Constraint, act: Lift) -> bool:
    if act.thing is None:
        return one.kind == act.kind
    return one.thing is not None and (one.thing.id == act.thing.id or bool(set(one.thing.ids) & set(act.thing.ids)))


def _joined(known: Constraint | None, new: Constraint) -> Constraint:
    if known is None:
        return new
    least = new.least if new.least is not None else known.least
    most = new.most if new.most is not None else known.most
    if least is not None and most is not None and least > most:
        return new
    return Constraint(new.kind, None, least, most)


def _come_in_again(notes: Notes, thing: Thing) -> None:
    gone = [one for one in notes.state.constraints if one.kind == "without" and _is_lifted(one, Lift("thing", thing))]
    if gone:
        take_away(notes, gone)
        names = joined([called(one.thing, notes.state.language) for one in gone if one.thing], notes.state.language)
        notes.assumptions.append(Assumption("also", names))


def _tell_mood(notes: Notes, thing: Thing) -> None:
    if thing.label == "Mood":
        language = notes.state.language
        known = [(id, dictionary().by_key.get(id)) for id in thing.ids]
        shown = [(one.name_zh if language == "zh" else one.name) if one else id.replace("-", " ") for id, one in known]
        names = joined(shown, language, "or")
        notes.assumptions.append(Assumption("mood", names, thing))
