"""Whose taste a clause tells: the writer's or someone else's."""

from __future__ import annotations

import re

_KIN = (
    r"husbands?|wife|wives|hubby|son|sons|daughters?|kids?|child|children|boys?|girls?|toddler|baby|sisters?|brothers?|"
    r"mother|father|mum|mom|dad|parents|grand\w+|nephews?|nieces?|cousins?|uncle|aunt|boyfriend|girlfriend|partner|"
    r"fianc\w+|flatmates?|roommates?|housemate|neighbou?rs?|colleagues?|coworkers?|boss|friends?|mates?|buddy|students?|"
    r"in-laws?|family"
)
_ADORES = (
    "loves|adores|worships|swears by|raves|insists on|lives for|is (?:obsessed|mad|crazy) (?:with|about)|won't shut up"
)
_ENGLISH = re.compile(
    rf"^\W*(?:and |but |so |well |yes |also |even |what do |why do |does |do |while |when |although |since |because )*"
    rf"(?:(?:my|our|his|her|their|the|a|some|every|one of my)\s+(?:\w+\s+)?(?:{_KIN})\b(?!'s)"
    rf"|(?:everyone|everybody|all) (?:in|at|i know|else|around)\b|some people|other people|"
    rf"(?!(?:it|he|she|this|that|what|nobody|nothing|who|i|we|you)\b)(?-i:[A-Z])\w+ (?:{_ADORES})\b|"
    rf"most people|people|(?:{_KIN}) (?:is|are|was|loves?|likes?)\b|who\b)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(rf"\b(?:{_KIN})\b", re.IGNORECASE)
_PRONOUN = re.compile(r"^\W*(?:and |but |so |because |then )*(?:he|she)(?:'s|\b)", re.IGNORECASE)
_WRITER = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|we|we're|we've|me|us|myself)\b", re.IGNORECASE)
_SHARED = re.compile(r"\b(?:and|&) (?:i|me|myself)\b", re.IGNORECASE)
_HAN_KIN = (
    "老公|老婆|丈夫|妻子|媳妇|男朋友|女朋友|男友|女友|对象|儿子|女儿|闺女|孩子|小孩|娃|宝宝|孙子|孙女|妈妈?|爸爸?|母亲|父亲|爸妈|父母"
    "|爷爷|奶奶|外婆|外公|姥姥|姥爷|公公|婆婆|哥哥?|姐姐?|弟弟?|妹妹?|侄子|侄女|外甥|表[哥姐弟妹]|室友|舍友|同学|同事们?|朋友们?|闺蜜|邻居|老板|亲戚们?"
    "|[爸妈爹娘]|老[爸妈爹娘公婆伴头]|岳父|岳母|丈母娘|老丈人|公婆|舅舅|舅妈|姑姑|姑妈|姨妈|叔叔|婶婶|伯伯|大爷|大妈|发小|哥们儿?|兄弟们?|姐妹们?|同桌|前任|神兽|熊孩子|小朋友们?"
    "|领导|上司|组长|师傅|邻座|对门|隔壁(?:桌|家|邻居|宿舍|老王)|楼[上下]邻居|搭子|对床|上铺|下铺|[大二三小][姨姑舅伯叔]"
)
_CHINESE = re.compile(
    f"^\\W*(?:但|可|不过|而|因为|虽然|今天|昨天|平时|午休|周末|每次|每天|晚上|最近|上次|过年|聚会|饭后)?(?:(?:我们?家?的?|咱|俺|我家里?)?(?:小|大|老)?(?:{_HAN_KIN})(?![们的]?[的送给买])"
    "|(?:他|她|他们|她们|别人|人家|有些人|有的人|很多人|大家|人人|全(?:组|班|公司|家|宿舍|办公室|网|村|小区|部门)|满(?:朋友圈|屏|大街)|身边(?:人|的?朋友|同事)?|周围(?:人|的?朋友)?|朋友圈|年轻人|网友)(?!的))"
)
_HAN_WRITER = re.compile("我(?!们?家|老|妈|爸|哥|姐|弟|妹|儿|女|室|同|朋|闺|爷|奶|外|媳|对|孩|娃)|陪|带着?我")


def is_others_in_english(clause: str, before: str = "") -> bool:
    """Whether the clause speaks of someone else's doings and the writer stands not in it.

    ``he`` and ``she`` are someone close only where one was named ``before``; else they may be the singer or the author.
    """
    opened = _ENGLISH.search(clause)
    if opened is None and _SOMEBODY.search(before):
        opened = _PRONOUN.search(clause)
    if opened is None or _SHARED.search(clause):
        return False
    return _WRITER.search(clause, opened.end()) is None


def is_others_in_chinese(clause: str) -> bool:
    """The same for a Chinese clause: 老公就爱看战争片."""
    opened = _CHINESE.search(clause)
    return opened is not None and _HAN_WRITER.search(clause, opened.end()) is None
