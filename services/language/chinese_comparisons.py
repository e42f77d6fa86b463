"""Which side of a Chinese comparison loses: 与其看短视频，不如看书."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RATHER_THAN = re.compile("\\s*(?:比起|相比于?|与其|相较于?)")
_RATHER = re.compile("(?:比起|相比于?|跟|和|与)(?P<less>[^，,。]{1,20}?)(?:相比|来说)?[，, ]?(?:我|还是|更|倒|宁)")
_NOT_AS = re.compile(
    "(?P<less>.{1,20}?)(?:远|完全|还|就|都)?"
    "(?:不如|比不上|哪[里儿]?有|[哪怎]么?比得[上过]|不及|不敌|(?:替代|代替|取代)不了|输给了?|败给了?|没有)[^，,。]{1,20}"
)
_NOT_AS_GOOD = re.compile("没有[^，,。]{1,12}(?:好|精彩|有趣)")
_BEATS = re.compile(
    ".{1,20}?(?:完胜|吊打|碾压|秒杀|暴打|胜过|强过|好过|赛过|远胜|盖过|甩开?(?=.{1,12}(?:条街|远)))(?P<less>[^，,。]{1,20})"
)
_AFTER_TRYING = re.compile(
    "(?:[打看用吃喝听玩读追穿住坐去骑开睡][完过惯多遍]了?|换了|试过)[^，,。]{1,20}?[，,]?(?:再|回头|之后|以后)"
    "(?:去|来|也|就)?(?:点开|回头看|[看听用吃喝玩读打坐穿住])(?P<less>[^，,。]{1,20})"
)
_TAUGHT_BY = re.compile(
    "[住用吃喝看玩去坐穿听]过(?P<less>[^，,。]{1,12}?)[，,]?才(?:知道|明白|懂|发现|觉得)[^，,。]{1,20}?(?:多|才|真|是)"
)
_THAN = re.compile(".{1,20}?比(?!较|如|赛|例)(?P<less>[^，,。]{1,20}?)(?:更|好|有|精彩|强|还|要)")
_THE_LATTER = re.compile(
    "(?P<less>[^，,。]{1,12}?)(?:和|跟|与|还是|vs)[^，,。]{1,12}?[，, ]?我.{0,2}[选站投要挑]后者", re.IGNORECASE
)
_THE_FORMER = re.compile(
    "[^，,。]{1,12}?(?:和|跟|与|还是|vs)(?P<less>[^，,。]{1,12}?)[，, ]?我.{0,2}[选站投要挑]前者", re.IGNORECASE
)
_THAN_BEFORE = re.compile("比(?:之前|以前|上一?|原来|旧|先前|老)")


def is_passed_over(clause: str) -> bool:
    """Whether the clause names only what loses: 比起健身房."""
    return _RATHER_THAN.match(clause) is not None and not re.search("更|宁|倒|还是", clause)


def sides_that_lose(clause: str) -> Iterator[tuple[int, int]]:
    """Give the span in the clause that may hold what another thing is preferred to, likeliest first."""
    if _THAN_BEFORE.search(clause):
        return
    for pattern in (_RATHER, _NOT_AS, _BEATS, _AFTER_TRYING, _TAUGHT_BY, _THAN, _THE_LATTER, _THE_FORMER):
        compared = pattern.search(clause)
        if compared is not None and _is_comparison(pattern, compared, clause):
            yield compared.span("less")


def _is_comparison(pattern: re.Pattern[str], compared: re.Match[str], clause: str) -> bool:
    """跟 needs 更 to compare, and 没有 a praise."""
    if pattern is _RATHER:
        return clause[compared.start() :].startswith(("比起", "相比")) or "更" in clause
    if pattern is _NOT_AS and "没有" in compared.group():
        return _NOT_AS_GOOD.search(clause) is not None
    return True
