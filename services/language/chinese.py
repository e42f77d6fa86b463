"""Candidates of Chinese prose: 《titles》, known names and merged nouns, each with its feeling."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from services.language.candidate import Candidate
from services.language.chinese_feelings import chinese_feeling, chinese_feelings
from services.language.generic import is_generic
from services.language.scripts import has_han

TITLE, NAME, COMPOUND, SINGLE, FOREIGN = 2.5, 1.2, 1.0, 0.6, 0.8
LONGEST_NOUN = 8

_TITLE = re.compile("《([^《》\n]{1,60})》")
_SENTENCE = re.compile("[^。！？!?\n；;…]+[。！？!?\n；;…]*")
_CLAUSE_END = re.compile('[，,：:（）()“”"]|(?=但是|不过|可是|然而|只是|但(?!愿|凡))')
_CONTRAST = re.compile("但是|不过|可是|然而|只是|但")
_TURN_WITHIN = re.compile("却|反而|倒是")
_NOUN = re.compile(r"n[a-z]*|vn|eng|j|l")
_NAME_TAGS = frozenset({"nr", "ns", "nz", "nt", "nrt", "nrfg"})
_MODIFIERS = frozenset({"b", "vn", "an"})


def chinese_candidates(text: str, start: int, end: int, known: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates of ``text[start:end]``; a clause without a verdict takes that of the clause before."""
    done: list[Candidate] = []
    for sentence in _SENTENCE.finditer(text, start, end):
        carried = 0.0
        waiting: list[Candidate] = []
        for begin, stop in _clauses(text, sentence.start(), sentence.end()):
            if _CONTRAST.match(text, begin, stop) or _TURN_WITHIN.search(text, begin, stop):
                carried, done, waiting = 0.0, [*done, *waiting], []
            named = _named(text, begin, stop, known)
            values = chinese_feelings(text, begin, stop, named or [Candidate(stop, stop, "", "topic", 0.0)])
            felt = max(values, key=abs)
            if felt:
                shared = 0.0 if named and felt < 0 else felt * 0.8
                done += [replace(c, feeling=shared) for c in waiting]
                done += [replace(c, feeling=value) for c, value in zip(named, values, strict=False)]
                carried, waiting = felt, []
            elif carried:
                done += [replace(c, feeling=carried) for c in named]
            else:
                waiting += named
        done += waiting
    return done


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    inside = [found.span() for found in _TITLE.finditer(text, start, end)]
    for border in _CLAUSE_END.finditer(text, start, end):
        if any(a < border.start() < b for a, b in inside):
            continue
        if border.start() > begin:
            yield begin, border.start()
        begin = border.end()
    if begin < end:
        yield begin, end


def _named(text: str, start: int, end: int, known: Sequence[Candidate]) -> list[Candidate]:
    titles = [
        Candidate(found.start(), found.end(), found.group(1).strip(), "item", TITLE)
        for found in _TITLE.finditer(text, start, end)
        if found.group(1).strip()
    ]
    within = [c for c in known if start <= c.start and c.end <= end and not _overlaps(c, titles)]
    taken = [*titles, *within]
    nouns = list(_nouns(text, start, end))
    longer = [n for n in nouns if n.confidence == SINGLE and any(_holds(n, k) for k in within)]
    kept = [t for t in taken if not any(_holds(n, t) for n in longer)]
    return [*kept, *longer, *(n for n in nouns if not _overlaps(n, [*kept, *longer]))]


def _nouns(text: str, start: int, end: int) -> Iterator[Candidate]:
    """Merge neighbouring nouns; a modifier joins only before a noun."""
    run: list[tuple[int, int, str]] = []
    at = start
    for word, tag in _tagged(text[start:end]):
        span = (at, at + len(word), tag)
        at += len(word)
        if (_NOUN.fullmatch(tag) or tag in _MODIFIERS) and not word.isspace() and word != "的":
            if run and not _joins(text, run, span):
                yield from _noun(text, run)
                run = []
            run.append(span)
        elif run and word == " " and run[-1][2] == "eng":
            continue
        else:
            yield from _noun(text, run)
            run = []
    yield from _noun(text, run)


def _joins(text: str, run: Sequence[tuple[int, int, str]], span: tuple[int, int, str]) -> bool:
    if is_generic(text[span[0] : span[1]]) or is_generic(text[run[-1][0] : run[-1][1]]):
        return False
    return span[1] - run[0][0] <= LONGEST_NOUN or span[2] == "eng"


def _noun(text: str, run: Sequence[tuple[int, int, str]]) -> Iterator[Candidate]:
    while run and (run[-1][2] in {"b", "an"} or (run[-1][2] == "vn" and run[0][2] in _NAME_TAGS)):
        run = run[:-1]
    if not run:
        return
    start, end = run[0][0], run[-1][1]
    surface = text[start:end]
    lone_verb = len(run) == 1 and run[0][2] in {"vn", "l", "j"}
    if lone_verb or chinese_feeling(surface) or is_generic(surface) or (len(surface) < 2 and has_han(surface)):
        return
    if not has_han(surface):
        if len(surface) > 2 or surface.isupper():
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
