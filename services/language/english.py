"""Candidates of English prose, clause by clause, each with its feeling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from services.language.candidate import Candidate
from services.language.english_clauses import Clause, clauses
from services.language.english_feelings import feelings
from services.language.english_phrases import SINGLE, noun_phrases
from services.language.generic import is_generic


def english_candidates(text: str, start: int, end: int, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of ``text[start:end]``: the known names in it and its own noun phrases.

    A clause without a verdict takes that of the clause before it in its sentence (``I love jazz, blues and folk``),
    unless a word of contrast stands between; the first clause may take it from the next one.
    """
    felt: list[tuple[Clause, list[Candidate]]] = []
    for clause in clauses(text, start, end):
        within = [c for c in known if clause.start <= c.start and c.end <= clause.end]
        phrases = [
            rest
            for phrase in noun_phrases(text, clause.start, clause.end)
            if (rest := _beside(phrase, within, text)) is not None
        ]
        named = [*within, *phrases]
        values = feelings(text, clause.start, clause.end, named)
        felt.append((clause, [replace(c, feeling=value) for c, value in zip(named, values, strict=True)]))
        if not named:
            measured = feelings(text, clause.start, clause.end, [_nobody(clause)])[0]
            felt[-1] = (clause, [replace(_nobody(clause), feeling=measured)])
    return [c for c in _with_neighbours(felt) if c.surface]


def _nobody(clause: Clause) -> Candidate:
    return Candidate(clause.end, clause.end, "", "topic", 0.0)


def _with_neighbours(felt: Sequence[tuple[Clause, list[Candidate]]]) -> list[Candidate]:
    done: list[Candidate] = []
    carried, sentence = 0.0, -1
    for at, (clause, candidates) in enumerate(felt):
        if clause.sentence != sentence:
            sentence, carried = clause.sentence, 0.0
            following = felt[at + 1] if at + 1 < len(felt) else None
            if following and following[0].sentence == sentence and not following[0].turns:
                carried = _strongest(following[1]) * 0.5
        elif clause.turns:
            carried = 0.0
        own = _strongest(candidates)
        done += candidates if own else [replace(c, feeling=carried) for c in candidates]
        carried = own or carried
    return done


def _strongest(candidates: Sequence[Candidate]) -> float:
    return max((c.feeling for c in candidates), key=abs, default=0.0)


def _beside(phrase: Candidate, known: Sequence[Candidate], text: str) -> Candidate | None:
    """Leave of a phrase what the known names in it do not say already.

    ``Fender bass`` after the brand Fender leaves ``bass``; ``guitar strap`` stays whole, for it is no guitar;
    ``slow romance`` goes, for it is a romance.
    """
    for name in known:
        if name.start <= phrase.start and phrase.end <= name.end:
            return None
        if name.start >= phrase.end or name.end <= phrase.start:
            continue
        if name.start > phrase.start:
            return None
        if name.kind != "topic":
            rest = text[name.end : phrase.end]
            start = name.end + len(rest) - len(rest.lstrip(" -'"))
            surface = text[start : phrase.end]
            if len(surface) < 3 or is_generic(surface) or surface.startswith("s "):
                return None
            return replace(phrase, start=start, surface=surface, confidence=min(phrase.confidence, SINGLE))
    return phrase
