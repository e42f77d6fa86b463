"""Reasons in words, in English and in Chinese."""

from __future__ import annotations

from services.explanations.social import is_social, social_sentence
from services.explanations.wishes import is_wish, wish_sentence
from services.recommenders.candidate import Node, Term, Tie

DID = {
    "en": {
        "view": "you looked at {seen}",
        "click": "you looked at {seen}",
        "read": "you read {seen}",
        "like": "you like {seen}",
        "rate": "you gave {seen} {value}",
        "buy": "you bought {seen}",
        "listen": "you played {seen} {value} times",
        "dislike": "you dislike {seen}",
        "wish": "you want {seen}",
        "other": "you met {seen}",
    },
    "zh": {
        "view": "您看过{seen}",
        "click": "您看过{seen}",
        "read": "您读过{seen}",
        "like": "您喜欢{seen}",
        "rate": "您给{seen}打了 {value} 分",
        "buy": "您买过{seen}",
        "listen": "您播放过{seen} {value} 次",
        "dislike": "您不喜欢{seen}",
        "wish": "您想要{seen}",
        "other": "您接触过{seen}",
    },
}
SIMILAR = {
    "en": {
        True: "{did}, and people who like it also like {item}.",
        False: "{did}, which speaks against {item}, liked by the same people.",
    },
    "zh": {True: "{did}，喜欢它的人也喜欢{item}。", False: "{did}，而喜欢它的人也喜欢{item}，因此减分。"},
}
SUGGESTED = {
    "en": {
        ("suggested", True): "{did}, and from there people go on to {item}.",
        ("suggested", False): "{did}, which leads away from {item}.",
        ("resembling", True): "{did}, and {item} is new and much like that or what goes with it.",
        ("resembling", False): "{did}, which leads away from what {item} is like.",
    },
    "zh": {
        ("suggested", True): "{did}，由此常会走向{item}。",
        ("suggested", False): "{did}，而由此较少走向{item}，因此减分。",
        ("resembling", True): "{did}，新来的{item}与它或与之相伴的内容相近。",
        ("resembling", False): "{did}，而由此较少走向与{item}相近的内容，因此减分。",
    },
}
ABOUT = {
    "en": {
        "catalogue": "{item} is catalogued under {interest}",
        "crowd": "people tag {item} with {interest}",
        "text": "texts about {item} speak of {interest}",
        "price": "the price of {item} makes it {interest} among its like",
    },
    "zh": {
        "catalogue": "{item}归类于“{interest}”",
        "crowd": "大家给{item}打上了“{interest}”标签",
        "text": "关于{item}的文字提到“{interest}”",
        "price": "{item}的价格在同类中属于“{interest}”",
    },
}
DRAWN = {
    "en": {
        True: "You are drawn to {interest}, and {about}.",
        False: "{interest} puts you off, and {about}: that counts against it.",
    },
    "zh": {True: "您对“{interest}”感兴趣，{about}。", False: "您不太喜欢“{interest}”，而{about}，因此减分。"},
}
STATED = {
    "en": {
        True: "You said that {interest} interests you, and {about}.",
        False: "You said that {interest} does not interest you, and {about}: that counts against it.",
    },
    "zh": {
        True: "您说过对“{interest}”感兴趣，{about}。",
        False: "您说过对“{interest}”不感兴趣，而{about}，因此减分。",
    },
}
COUNTED = {
    "en": {
        "popularity": "{people} liked {item}.",
        "trending": "{people} liked {item} in the last 30 days before the newest event.",
        "trending-earlier": "People liked {item} not long ago.",
        "taste": "People of much the same taste like {item}.",
        "leaning": "Your taste as a whole leans to {item}, beyond what is simply popular.",
        "leaning-away": "Your taste as a whole leans away from {item}, popular as it is: that counts against it.",
        "graph-vector": "{item} lies near you in the graph of people, things and interests.",
        "rest": "{reasons}.",
        "baseline": "Where every score starts.",
        "fill": "Fills the list: {people} liked {item}.",
        "boost": "Boosted by a rule: {note}.",
        "pin": "Pinned to place {support} by a rule, whatever its score.",
    },
    "zh": {
        "popularity": "有 {support} 人喜欢{item}。",
        "trending": "截至最新事件的 30 天里有 {support} 人喜欢{item}。",
        "trending-earlier": "不久前有人喜欢{item}。",
        "taste": "口味与您相近的人喜欢{item}。",
        "leaning": "除去大众喜好，您的整体口味更偏向{item}。",
        "leaning-away": "除去大众喜好，您的整体口味不太偏向{item}，因此减分。",
        "graph-vector": "在人、物品与兴趣构成的图中，{item}离您很近。",
        "rest": "其余 {support} 条较弱的理由合计。",
        "baseline": "所有评分的起点。",
        "fill": "用于补足列表：有 {support} 人喜欢{item}。",
        "boost": "按规则加分：{note}。",
        "pin": "按规则固定在第 {support} 位，与评分无关。",
    },
}
ALIKE = {
    "en": {
        True: "{someone} also likes {item}.",
        False: "{someone} does not like {item}, which counts against it.",
    },
    "zh": {True: "{someone}也喜欢{item}。", False: "{someone}不喜欢{item}，因此减分。"},
}
SOMEONE = {
    "en": {1: "Someone who likes one of the things you like", 2: "Someone who likes {common} of the things you like"},
    "zh": {1: "有人和您都喜欢 1 件物品，这个人", 2: "有人和您都喜欢 {common} 件物品，这个人"},
}
SHARED = {
    "en": {
        True: "{did}; someone who likes it too also likes {item}.",
        False: "{did}; someone who likes it too does not like {item}, which counts against it.",
    },
    "zh": {True: "{did}，有人也喜欢它，并且喜欢{item}。", False: "{did}，有人也喜欢它，却不喜欢{item}，因此减分。"},
}
MEANT = {
    "en": {
        (True, True): "{did}, and {item} is described much like it.",
        (True, False): "{did}, and {item} is described less like it than most are, which counts against it.",
        (False, True): "{did}, and {item} is described much like it, which counts against it.",
        (False, False): "{did}, and {item} is described less like it than most are.",
    },
    "zh": {
        (True, True): "{did}，{item}的介绍与它相近。",
        (True, False): "{did}，而{item}的介绍不如多数那样与它相近，因此减分。",
        (False, True): "{did}，而{item}的介绍与它相近，因此减分。",
        (False, False): "{did}，{item}的介绍不如多数那样与它相近。",
    },
}
BY_VECTORS = {
    "en": {
        "taste": "{did}, and {item} appeals to the same taste.",
        "graph-vector": "{did}, and {item} lies near it in the graph of people, things and interests.",
    },
    "zh": {
        "taste": "{did}，{item}合乎同样的口味。",
        "graph-vector": "{did}，在人、物品与兴趣构成的图中，{item}离它很近。",
    },
}
DRAWN_TO = {
    "en": {True: "you are drawn to {interest}", False: "{interest} puts you off"},
    "zh": {True: "您对“{interest}”感兴趣", False: "您不太喜欢“{interest}”"},
}
LANGUAGES = ("en", "zh")


def sentence(term: Term, item: Node, language: str = "en") -> str:
    """Say one term of the score of ``item`` in words; ``language`` is en or zh."""
    if not term.nodes:
        people = "1 person" if term.support == 1 else f"{term.support} people"
        reasons = "1 weaker reason" if term.support == 1 else f"{term.support} weaker reasons together"
        return COUNTED[language][term.kind].format(
            support=term.support, people=people, reasons=reasons, item=quoted(item, language), note=term.note
        )
    if term.kind == "user-based":
        return _neighbour_sentence(term, language)
    if is_wish(term):
        return _wish_sentence(term, item, language)
    if is_social(term):
        return social_sentence(term, quoted(item, language), language)
    if term.kind == "content":
        return _meaning_sentence(term, item, language)
    if (term.kind, True) in SUGGESTED[language]:
        did = _did(term.nodes[1], term.ties[0], language)
        words = SUGGESTED[language][term.kind, term.contribution > 0].format(did=did, item=quoted(item, language))
        return words[0].upper() + words[1:]
    if term.kind in BY_VECTORS[language]:
        did = _did(term.nodes[1], term.ties[0], language)
        words = BY_VECTORS[language][term.kind].format(did=did, item=quoted(item, language))
        return words[0].upper() + words[1:]
    if term.nodes[1].label == "Interest":
        return _interest_sentence(term, language)
    return _similar_sentence(term, language)


def quoted(node: Node, language: str) -> str:
    """Return a title in the quotation marks of the language: 《》 in Chinese."""
    if language == "zh":
        return f"《{node.name_zh or node.name}》"
    return f"“{node.name}”"


def _similar_sentence(term: Term, language: str) -> str:
    _, seen, item = term.nodes
    feedback = term.ties[0]
    words = SIMILAR[language][feedback.weight > 0].format(
        did=_did(seen, feedback, language), item=quoted(item, language)
    )
    return words[0].upper() + words[1:]


def _neighbour_sentence(term: Term, language: str) -> str:
    """Say what a similar user thinks of the item, and what makes that user similar, but not who it is."""
    _, *between, _, item = term.nodes
    likes = term.ties[-1].weight > 0
    if between:
        did = _did(between[0], term.ties[0], language)
        words = SHARED[language][likes].format(did=did, item=quoted(item, language))
        return words[0].upper() + words[1:]
    common = term.support or 1
    someone = SOMEONE[language][min(common, 2)].format(common=common)
    return ALIKE[language][likes].format(someone=someone, item=quoted(item, language))


def _meaning_sentence(term: Term, item: Node, language: str) -> str:
    """Say that the texts of two things mean much the same, or less so than most: that is why a term may be negative."""
    known, likes = term.nodes[1], term.ties[0].weight > 0
    if known.label == "Interest":
        did = DRAWN_TO[language][likes].format(interest=_named(known, language))
    else:
        did = _did(known, term.ties[0], language)
    is_near = (term.contribution > 0) == likes
    words = MEANT[language][likes, is_near].format(did=did, item=quoted(item, language))
    return words[0].upper() + words[1:]


def _did(seen: Node, feedback: Tie, language: str) -> str:
    """Say what the user did with an item."""
    verbs = DID[language]
    value = "" if feedback.value is None else f"{feedback.value:g}"
    verb = (
        verbs.get(feedback.detail or "other", verbs["other"]) if value or feedback.detail != "rate" else verbs["other"]
    )
    return verb.format(seen=quoted(seen, language), value=value)


def _interest_sentence(term: Term, language: str) -> str:
    _, interest, item = term.nodes
    name = _named(interest, language)
    about = ABOUT[language][term.ties[1].detail or "text"].format(item=quoted(item, language), interest=name)
    drawn = term.ties[0]
    words = (STATED if drawn.detail else DRAWN)[language][drawn.weight > 0].format(interest=name, about=about)
    return words[0].upper() + words[1:]


def _wish_sentence(term: Term, item: Node, language: str) -> str:
    first, title = term.nodes[0], quoted(item, language)
    about = ABOUT[language][term.ties[0].detail if term.ties[0].detail in ABOUT[language] else "text"]
    words = about.format(item=title, interest=_named(first, language))
    return wish_sentence(term, words, title, quoted(first, language), language)


def _named(interest: Node, language: str) -> str:
    return interest.name_zh if language == "zh" and interest.name_zh else interest.name
