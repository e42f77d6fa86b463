"""What a Chinese clause names: 《titles》, known names, Latin words, items of a list and merged nouns."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from services.language.candidate import Candidate
from services.language.chinese_feelings import chinese_feeling
from services.language.generic import is_generic
from services.language.scripts import has_han
from services.language.words import is_plain_word, parts_of_speech

TITLE, NAME, COMPOUND, MEANT, SINGLE, FOREIGN = 2.5, 1.2, 1.0, 0.8, 0.5, 0.8
LONGEST_NOUN = 8

TITLE_MARKS = re.compile("《([^《》\n]{1,60})》")
_NOUN = re.compile(r"n[a-z]*|vn|eng|j|l")
_NAME_TAGS = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg"})
_MODIFIERS = frozenset({"b", "vn", "an"})
_LATIN = re.compile(r"(?<![A-Za-z])[A-Za-z][A-Za-z0-9'+#&.-]*(?: [A-Za-z][A-Za-z0-9'+#&-]*){0,3}")
_LATIN_SLANG = re.compile(
    "(?:yyds|get|ok|okay|lol|omg|emo|diss|nice|app|vs|ps|btw|bug|no|yes|pick|cp|up|vip"
    "|u1s1|jiojio|boss|low|out|bgm|ootd|ddl|kpi|nb|tql|awsl|xswl|ooc|be|he)",
    re.I,
)
_SPELT = re.compile("[b-df-hj-np-tv-xz]{3,5}")
"""First letters of spelt Chinese: nsdd, xswl."""
_LISTED = re.compile("(?<=、)(?:还有|以及|和|跟)?([\u3400-\u9fff]{2,8})(?=[、。！!？?，,\\s]|$)")
_PROSE = re.compile("[的了是在我很太不也都就还]")
_ALONE = frozenset("猫狗茶酒鱼虾辣烟汤粥")
_OPENS = re.compile(
    "(?:\\W|就是|但是?|不过|而且|只是|可惜|还有|就|连|这[个款家本]?|那[个款家本]?|[他她它]们?家?的?|店里的?|[这那](?:[款部本台双只杯碗家套瓶支盒把件条张首份盆辆场门种块包锅座间节档])?|的)*"
)
_COOKED = frozenset("烤炒炸煎炖蒸煮卤拌腌烩涮熏焖酥糖冻")
_LIKENED = re.compile(
    "(?:(?<![图画偶想雕录摄肖头影好])像(?!素|样|话|《|[^，]{1,8}(?:这[样种类]|之类))|好像|如同|仿佛|宛如|堪比|比作|不过是|无非是|简直是|就是[个只台件]|[活成]像)"
)
"""What follows is a likeness, not what is told of: 软得像棉花."""
_TAKES = re.compile(
    "(?:[爱欢厌烦学练玩看吃喝追听弹打用买做养种跳唱写读画把对逛刷撸拍织囤戴骑追迷馋戒换改]"
    "|[这那一][款部本台双只杯碗家套瓶支盒把件条张首份盆辆场门种块包锅座间节档]|喜欢|讨厌|的)$"
)
_NO_NOUN = re.compile("[没不无别有很太真好]|么|谢谢|一样")
_CHOOSES = re.compile("[选爱养要吸撸]([猫狗])")


def named_in_chinese(text: str, start: int, end: int, known: Sequence[Candidate]) -> list[Candidate]:
    """Return what ``text[start:end]`` names; a known name that only begins a longer word gives way to it."""
    titles = [
        Candidate(found.start(), found.end(), found.group(1).strip(), "item", TITLE)
        for found in TITLE_MARKS.finditer(text, start, end)
        if found.group(1).strip()
    ]
    likened = _LIKENED.search(text, start, end)
    told = likened.end() if likened else end
    within = [c for c in known if start <= c.start and c.end <= told and not _overlaps(c, titles)]
    taken = [*titles, *within]
    taken += [c for c in _written(text, start, told) if not _overlaps(c, taken)]
    nouns = [n for n in _nouns(text, start, end, taken) if n.end <= told]
    longer = [n for n in nouns if n.confidence == SINGLE and any(_holds(n, k) for k in within)]
    kept = [t for t in taken if not any(_holds(n, t) for n in longer)]
    beside = (n for n in nouns if not _overlaps(n, [*kept, *longer]))
    return [*kept, *longer, *(_weighed(n, text, start) for n in beside)]


def _weighed(noun: Candidate, text: str, start: int) -> Candidate:
    """A lone noun is meant where it opens its clause or is what a verb takes; else it only comes by."""
    if noun.confidence != SINGLE:
        return noun
    before = text[start : noun.start]
    return replace(noun, confidence=MEANT) if _OPENS.fullmatch(before) or _TAKES.search(before) else noun


def _written(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Latin words, and the items of a list that hold no words of prose."""
    for found in _LATIN.finditer(text, start, end):
        surface = found.group().rstrip(".-'&")
        if not _is_meant(surface):
            continue
        if (len(surface) > 2 or surface.isupper()) and not _LATIN_SLANG.fullmatch(surface) and not is_generic(surface):
            yield Candidate(found.start(), found.start() + len(surface), surface, "topic", FOREIGN)
    for found in _LISTED.finditer(text, start, end):
        surface = found.group(1)
        if not _PROSE.search(surface) and not chinese_feeling(surface) and not is_generic(surface):
            yield Candidate(found.start(1), found.end(1), surface, "topic", COMPOUND)


def _is_meant(surface: str) -> bool:
    """Whether Latin letters in a Chinese clause are a name, and neither a stray English verb nor spelt-out Chinese."""
    words = surface.split()
    if _SPELT.fullmatch(surface):
        return False
    if not surface.islower():
        return True
    if len(words) > 1:
        return any(is_plain_word(word) for word in words)
    return not is_plain_word(surface) or parts_of_speech(words)[0].startswith(("NN", "JJ"))


def _nouns(text: str, start: int, end: int, taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """Merge neighbouring nouns; a modifier joins only before a noun, and what is taken stands between."""
    run: list[tuple[int, int, str]] = []
    at = start
    for word, tag in _tagged(text[start:end]):
        span = (at, at + len(word), tag)
        at += len(word)
        chosen = _CHOOSES.fullmatch(word)
        if chosen:
            yield Candidate(span[0] + 1, span[1], chosen.group(1), "topic", SINGLE)
        elif (_NOUN.fullmatch(tag) or tag in _MODIFIERS or word in _ALONE) and not word.isspace() and word != "的":
            if any(t.start <= span[0] and span[1] <= t.end for t in taken):
                before_longer = [t for t in taken if t.start == span[0] and t.end > span[0]]
                if not before_longer or before_longer[0].end != span[1]:
                    yield from _noun(text, run)
                    run = []
                    continue
            if run and not _joins(text, run, span):
                yield from _noun(text, run)
                run = []
            run.append(span)
        elif word in _COOKED:
            yield from _noun(text, run)
            run = [span]
        elif run and word == " " and run[-1][2] == "eng":
            continue
        else:
            yield from _noun(text, run)
            run = []
    yield from _noun(text, run)


def _joins(text: str, run: Sequence[tuple[int, int, str]], span: tuple[int, int, str]) -> bool:
    if is_generic(text[span[0] : span[1]]) or is_generic(text[run[-1][0] : run[-1][1]]):
        return False
    if span[2] == "eng" and run[-1][2] in _MODIFIERS:
        return False
    if not (_is_listed(text, span) and _is_listed(text, run[-1])):
        return False
    return span[1] - run[0][0] <= LONGEST_NOUN or span[2] == "eng"


def _is_listed(text: str, span: tuple[int, int, str]) -> bool:
    """Whether a piece stands in the tokenizer's dictionary; a guessed one may hold a verb and joins no other."""
    return span[2] == "eng" or text[span[0] : span[1]] in _tagger().tokenizer.FREQ


def _noun(text: str, run: Sequence[tuple[int, int, str]]) -> Iterator[Candidate]:
    while run and (run[-1][2] in {"b", "an"} or (run[-1][2] == "vn" and run[0][2] in _NAME_TAGS)):
        run = run[:-1]
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    surface = text[start:end]
    if surface in _ALONE:
        yield Candidate(start, end, surface, "topic", SINGLE)
        return
    is_verb = len(run) == 1 and (run[0][2] in {"vn", "l", "j"} or surface in _COOKED)
    is_short = len(surface) < 2 and has_han(surface)
    if is_verb or is_short or _NO_NOUN.match(surface) or chinese_feeling(surface) or is_generic(surface):
        return
    if not has_han(surface):
        if (len(surface) > 2 or surface.isupper()) and not _LATIN_SLANG.fullmatch(surface) and _is_meant(surface):
            yield Candidate(start, end, surface, "topic", FOREIGN)
        return
    is_name = any(tag in _NAME_TAGS for _, _, tag in run)
    kind = "person" if len(run) == 1 and run[0][2] in {"nr", "nrfg"} and len(surface) > 2 else "topic"
    yield Candidate(start, end, surface, kind, NAME if is_name else COMPOUND if len(surface) > 3 else SINGLE)


def _overlaps(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    return any(candidate.start < o.end and o.start < candidate.end for o in others)


def _holds(noun: Candidate, name: Candidate) -> bool:
    """Whether a known name is only the beginning of a longer word: 手机 in 手机壳."""
    return name.kind == "topic" and noun.start == name.start and noun.end > name.end


def _tagged(text: str) -> Iterator[tuple[str, str]]:
    return ((pair.word, pair.flag) for pair in _tagger().cut(text))


@cache
def _tagger():  # type: ignore[no-untyped-def]
    import jieba  # reads its dictionary in about a second: only when a Chinese text comes in
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    return _quiet_tokenizer(jieba)


def _quiet_tokenizer(jieba):  # type: ignore[no-untyped-def]
    tokenizer = jieba.Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequencies, total, True  # no cache file is written
    return jieba.posseg.POSTokenizer(tokenizer)
