"""Candidates of Chinese prose, clause by clause, each with its feeling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.language.candidate import Candidate
from services.language.carrying import Reading, Told, carried
from services.language.chinese_cues import CONTRASTS, IRONY, MOCKING_FACES, NOW, TURNS
from services.language.chinese_feelings import CUE, chinese_feelings
from services.language.chinese_nouns import TITLE_MARKS, named_in_chinese
from services.language.other_people import is_others_in_chinese
from services.language.scripts import FACES

_SENTENCE = re.compile(f"[^。！？!?\n；;…]+[。！？!?\n；;…]*[{FACES}]*")
_CLAUSE_END = re.compile(
    '[，,：:（）()“”"~～]|(?=但是|不过|可是|然而|只是|但(?!愿|凡))'
    f"|(?<=[{FACES}])(?! *[{FACES}])|(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])"
)
_TURN_WITHIN = re.compile("却|反而|倒是")
_ANEW = re.compile(
    "\\s*(?:所以|于是|就)?(?:我|咱|自己|最近|这阵子|还好|幸好|好在|改[^善进良]|换成?|转(?:战|投|去|头)|省下|从此|天天|每天|每晚|去年|今年|重新)"
)
_WRITER = re.compile("我|咱")


def chinese_candidates(text: str, start: int, end: int, known: Sequence[Candidate], is_of_one: bool = False) -> Told:
    """Return the candidates of ``text[start:end]``: 《titles》, the known names in it and its own nouns."""
    return carried(_readings(text, start, end, known), is_of_one)


def _readings(text: str, start: int, end: int, known: Sequence[Candidate]) -> Iterator[Reading]:
    for number, sentence in enumerate(_SENTENCE.finditer(text, start, end)):
        is_ironic = IRONY.search(sentence.group()) is not None
        is_others = False
        for begin, stop in _clauses(text, sentence.start(), sentence.end()):
            clause = text[begin:stop]
            turns = TURNS.match(clause) is not None or _TURN_WITHIN.search(clause) is not None
            goes_on = is_others and not turns and not _WRITER.search(clause)
            is_others = goes_on or is_others_in_chinese(clause)
            named = named_in_chinese(text, begin, stop, known)
            values = chinese_feelings(text, begin, stop, named or [Candidate(stop, stop, "", "topic", 0.0)])
            if is_ironic or MOCKING_FACES.search(clause):
                values = [-max(abs(value), CUE) for value in values]
            yield Reading(
                named=tuple(replace(c, feeling=value) for c, value in zip(named, values, strict=False)),
                verdict=max(values, key=abs),
                sentence=number,
                turns=turns,
                contrasts=CONTRASTS.search(clause) is not None,
                opens_anew=_ANEW.match(clause) is not None,
                refers_back=not named,
                is_now=NOW.search(clause) is not None,
                is_others=is_others and not is_ironic,
            )


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    inside = [found.span() for found in TITLE_MARKS.finditer(text, start, end)]
    for border in _CLAUSE_END.finditer(text, start, end):
        if any(a < border.start() < b for a, b in inside):
            continue
        if border.start() > begin:
            yield begin, border.start()
        begin = border.end()
    if begin < end:
        yield begin, end
