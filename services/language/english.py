"""Candidates of English prose, clause by clause, each with its feeling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.language.candidate import IN_PASSING, Candidate
from services.language.carrying import Reading, Told, carried
from services.language.english_clauses import Clause, clauses
from services.language.english_cues import FIGURES, NOW, OPENS_ANEW, PAST, REFERS_BACK
from services.language.english_feelings import CUE, feelings, is_ironic, is_verdict
from services.language.english_names import TITLE, capitalised
from services.language.english_phrases import SINGLE, is_topic, noun_phrases
from services.language.generic import is_generic
from services.language.other_people import is_others_in_english
from services.language.word_lists import word_list
from services.language.words import parts_of_speech

CLASSIFIES = word_list("classifies")

LOOKED_BACK = 300
"""Characters before a clause in which ``she`` may have been named."""


def english_candidates(text: str, start: int, end: int, known: Sequence[Candidate], is_of_one: bool = False) -> Told:
    """Return the candidates of ``text[start:end]``: the known names in it and its own noun phrases."""
    return carried(_readings(text, start, end, known), is_of_one)


def _readings(text: str, start: int, end: int, known: Sequence[Candidate]) -> Iterator[Reading]:
    ironic: dict[int, bool] = {}
    for clause in clauses(text, start, end):
        if clause.sentence not in ironic:
            ironic[clause.sentence] = is_ironic(text[clause.start : clause.sentence_end])
        yield _read(text, clause, _named(text, clause, known), ironic[clause.sentence])


def _read(text: str, clause: Clause, named: Sequence[Candidate], is_ironic: bool) -> Reading:
    words = text[clause.start : clause.end]
    nobody = Candidate(clause.end, clause.end, "", "topic", 0.0)
    values = feelings(text, clause.start, clause.end, named or [nobody])
    if is_ironic:
        values = [-max(abs(value), CUE) for value in values]
    return Reading(
        named=tuple(replace(c, feeling=value) for c, value in zip(named, values, strict=False)),
        verdict=max(values, key=abs),
        sentence=clause.sentence,
        turns=clause.turns,
        opens_anew=OPENS_ANEW.match(words) is not None,
        refers_back=not named or REFERS_BACK.search(words) is not None,
        is_now=NOW.search(words) is not None,
        is_topic=bool(named) and is_topic(words),
        is_past=PAST.search(words) is not None,
        is_others=not is_ironic
        and is_others_in_english(words, text[max(clause.start - LOOKED_BACK, 0) : clause.start]),
    )


def _named(text: str, clause: Clause, known: Sequence[Candidate]) -> list[Candidate]:
    within = [c for c in known if clause.start <= c.start and c.end <= clause.end]
    names = [name for name in capitalised(text, clause.start, clause.end) if not _is_said(name, within)]
    phrases = list(noun_phrases(text, clause.start, clause.end))
    titles = [name for name in names if name.confidence >= TITLE and not _is_first_noun(name, phrases)]
    within = [c for c in within if c.kind != "topic" or not _covers(titles, c)]
    phrases = [phrase for phrase in phrases if not _touches(titles, phrase)]
    beside = (_beside(phrase, within, text) for phrase in phrases)
    lone = [name for name in names if name.confidence < TITLE and not _touches(phrases, name)]
    kept = [rest for rest in beside if rest is not None]
    within = [c for c in within if c.kind != "topic" or not any(p.start < c.start and c.end == p.end for p in kept)]
    found = [*within, *titles, *lone, *kept]
    figure = FIGURES.search(text, clause.start, clause.end)
    if figure is None:
        return found
    return [replace(c, confidence=IN_PASSING) if c.start >= figure.end() else c for c in found]


def _is_said(name: Candidate, known: Sequence[Candidate]) -> bool:
    """Whether the known names say all that a capitalised one does: Science Fiction in ``Science Fiction Books``."""
    for one in known:
        if one.start >= name.end or name.start >= one.end:
            continue
        rest = f"{name.surface[: max(one.start - name.start, 0)]} {name.surface[one.end - name.start :]}"
        if one.kind != "topic" or not rest.strip() or is_generic(rest):
            return True
    return False


def _touches(names: Sequence[Candidate], one: Candidate) -> bool:
    return any(name.start < one.end and one.start < name.end for name in names)


def _is_first_noun(name: Candidate, phrases: Sequence[Candidate]) -> bool:
    """Whether an article and a noun only open a longer phrase: The Zoom in ``The Zoom seminars``."""
    return name.surface.lower().startswith("the ") and any(
        phrase.start == name.start + 4 and phrase.end > name.end for phrase in phrases
    )


def _covers(names: Sequence[Candidate], one: Candidate) -> bool:
    return any(name.start <= one.start and one.end <= name.end for name in names)


def _is_narrower(before: str) -> bool:
    """Whether what stands before a name makes it a kind of its own."""
    words = before.replace("-", " ").split()
    tags = parts_of_speech(words)
    return bool(words) and all(
        word.lower() in CLASSIFIES or (tag.startswith("NN") and not is_generic(word) and not is_verdict(word))
        for word, tag in zip(words, tags, strict=True)
    )


def _beside(phrase: Candidate, known: Sequence[Candidate], text: str) -> Candidate | None:
    """Leave of a phrase what the known names in it do not say already.

    ``Fender bass`` after the brand Fender leaves ``bass``; ``guitar strap`` stays whole, for it is no guitar;
    ``slow romance`` goes, for it is a romance, but ``smooth jazz`` and ``budget gym`` are kinds of their own.
    """
    for name in known:
        if name.start <= phrase.start and phrase.end <= name.end:
            return None
        if name.start >= phrase.end or name.end <= phrase.start:
            continue
        if name.start > phrase.start:
            return phrase if name.kind == "topic" and _is_narrower(text[phrase.start : name.start]) else None
        if name.kind != "topic":
            rest = text[name.end : phrase.end]
            start = name.end + len(rest) - len(rest.lstrip(" -'"))
            surface = text[start : phrase.end]
            if len(surface) < 3 or is_generic(surface) or surface.startswith("s "):
                return None
            return replace(phrase, start=start, surface=surface, confidence=min(phrase.confidence, SINGLE))
    return phrase
