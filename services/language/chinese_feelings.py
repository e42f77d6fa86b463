"""How a Chinese clause feels about what it names, by cues of liking and dislike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.language.candidate import Candidate
from services.language.chinese_cues import ASIDES, AT_FIRST, DENIED, DISLIKES, FORMERLY, GLAD_FACES, INTENSE, LIKES, SAD_FACES, STILL
from services.language.english_feelings import measured

SURE = 1.0
"""Confidence of a name whose own words say nothing about the writer's feeling."""
CUE = 0.6
STRONG = 0.85

_BLANK = "\u3000"
_LATIN = re.compile("[A-Za-z]{3}")
_NOT_AS_GOOD = re.compile("没有[^，,。]{1,12}(?:好|精彩|有趣)")
_RATHER_THAN = re.compile("\\s*(?:比起|相比于?|与其|相较于?)")
_RATHER = re.compile("(?:比起|相比于?|跟|和|与)(?P<less>[^，,。]{1,20}?)(?:相比|来说)?[，, ]?(?:我|还是|更|倒|宁)")
_NOT_AS = re.compile("(?P<less>.{1,20}?)(?:远|完全|还|就|都)?(?:不如|比不上|哪(?:里|儿)?有|[哪怎]么?比得[上过]|不及|不敌|(?:替代|代替|取代)不了|输给了?|败给了?|没有)(?P<more>[^，,。]{1,20})")
_THAN = re.compile("(?P<more>.{1,20}?)比(?!较|如|赛|例)(?P<less>[^，,。]{1,20}?)(?:更|好|有|精彩|强|还|要)")
_BEATS = re.compile(
    "(?P<more>.{1,20}?)(?:完胜|吊打|碾压|秒杀|暴打|胜过|强过|好过|赛过|远胜|盖过|甩开?(?=.{1,12}(?:条街|远))|才不像)(?P<less>[^，,。]{1,20})"
)
_ONCE_TRIED = re.compile(
    "(?:[打看用吃喝听玩读追穿住坐去骑开睡][完过惯多遍]了?|换了|试过)(?P<more>[^，,。]{1,20}?)[，,]?(?:再|回头|之后|以后)"
    "(?:去|来|也|就)?(?:点开|回头看|[看听用吃喝玩读打坐穿住])(?P<less>[^，,。]{1,20})"
)
_ONLY_THEN = re.compile("[住用吃喝看玩去坐穿听]过(?P<less>[^，,。]{1,12}?)[，,]?才(?:知道|明白|懂|发现|觉得)(?P<more>[^，,。]{1,20}?)(?:有?多|才|真|是)")
_CHOSEN = re.compile("(?P<first>[^，,。]{1,12}?)(?:和|跟|与|还是|vs)(?P<last>[^，,。]{1,12}?)(?:之间)?[，, ]?我(?:永远|果断|肯定|还是)?(?:选|站|投|要|挑)(?P<which>[前后])者", re.I)
_THAN_BEFORE = re.compile("比(?:之前|以前|上一?|原来|旧|先前|老)")


def chinese_feeling(clause: str) -> float:
    """Measure one clause in [-1, 1]; 0 where no cue stands in it. A dislike outweighs a liking: 不喜欢 holds 喜欢.

    A liking of old days is one given up, a dislike of old days is no verdict.
    """
    told = ASIDES.sub(_BLANK, clause)
    plain = DENIED.sub(_BLANK, told)
    if DISLIKES.search(plain):
        if AT_FIRST.search(clause):
            return 0.0
        sign = -1.0
    elif plain != told or LIKES.search(plain):
        sign = -1.0 if FORMERLY.search(clause) and not STILL.search(clause) else 1.0
    else:
        return (measured(clause) if _LATIN.search(clause) else 0.0) or _shown(clause)
    return sign * (STRONG if INTENSE.search(clause) else CUE)


def _shown(clause: str) -> float:
    """The feeling of the faces and signs in a clause without words of feeling."""
    if SAD_FACES.search(clause):
        return -CUE
    return CUE if GLAD_FACES.search(clause) else 0.0


def chinese_feelings(text: str, start: int, end: int, found: Sequence[Candidate]) -> list[float]:
    """Return the feeling of a clause about each of its candidates; comparisons split it into two sides."""
    clause = text[start:end]
    if _RATHER_THAN.match(clause) and not re.search("更|宁|倒|还是", clause):
        return [-CUE] * len(found)
    for pattern in (_RATHER, _NOT_AS, _BEATS, _ONCE_TRIED, _ONLY_THEN, _THAN):
        compared = pattern.search(clause)
        if compared is None or _THAN_BEFORE.search(clause):
            continue
        if pattern is _RATHER and not clause[compared.start() :].startswith(("比起", "相比")) and "更" not in clause:
            continue
        if pattern is _NOT_AS and "没有" in compared.group() and not _NOT_AS_GOOD.search(clause):
            continue
        less = (start + compared.start("less"), start + compared.end("less"))
        if any(less[0] <= c.start < less[1] for c in found):
            return [-CUE if less[0] <= c.start < less[1] else CUE for c in found]
    chosen = _CHOSEN.search(clause)
    if chosen is not None:
        less = chosen.span("first" if chosen.group("which") == "后" else "last")
        return [-CUE if less[0] <= c.start - start < less[1] else CUE for c in found]
    felt = chinese_feeling(_without(clause, start, found))
    return [felt] * len(found)


def _without(clause: str, start: int, found: Sequence[Candidate]) -> str:
    blanks = list(clause)
    for candidate in (c for c in found if c.confidence >= SURE):
        for at in range(max(candidate.start - start, 0), min(candidate.end - start, len(blanks))):
            blanks[at] = "\u3000"
    return "".join(blanks)
