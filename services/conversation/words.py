"""What a dialogue says, in English and in Chinese: sentences around facts, never facts of their own."""

# ruff: noqa: E501  (a sentence is read best whole)

from __future__ import annotations

from collections.abc import Sequence

from services.conversation.acts import Assumption, Constraint, Thing

SENTENCES = {
    "en": {
        "hello": "Hello! Tell me what you are in the mood for, and I will look for it.",
        "thanks": "You are welcome.",
        "bye": "Goodbye, and enjoy.",
        "abilities": "You can ask for something (“poetry”, “like {example}”), narrow it (“before 1900”, “no war”), criticise a list"
        " (“lighter”, “less romance”), ask “why the second?”, tell me what you know already (“read the first one, loved it”), and"
        " change what I keep of you (“remember that I like poetry”, “I don't like horror any more”, “undo”).",
        "unknown": "I did not understand that. Name a topic, a title or an author, or ask “what can you do?”.",
        "nothing_to_do": "So there is nothing to change.",
        "language_set": "I will go on in English.",
        "list": "Here is what I found{about}{within}.",
        "list_one": "I found just one{about}{within}.",
        "about": " for {names}",
        "from_you": " from what I know of you",
        "popular": " that many people liked",
        "within": ", {limits}",
        "less": "less {name}",
        "which": "Which do you mean: {choices}?",
        "which_item": "Which one do you mean: {choices}?",
        "nothing_named": "Nothing here is about “{words}”. What is there: {choices}. Which shall it be?",
        "did_you_mean": "I know nothing called “{words}”. Did you mean {choices}?",
        "too_broad": "What are you in the mood for? For example {choices}.",
        "nothing_left": "Nothing is left{about}{within}. {relax}",
        "relax": "Without {limit} there would be {count}: shall I drop that? Say “{how}”.",
        "relax_none": "Try another topic, or “start over”.",
        "no_list": "There is no list yet to go by. What are you in the mood for?",
        "why": "{title} scores {score}; the reasons add up to that:",
        "why_none": "Nothing that I know speaks for {title}.",
        "profile": "What I know of you: you are drawn to {interests}.",
        "profile_against": "You are put off by {interests}.",
        "profile_said": "You told me: {said}.",
        "profile_nothing": "I know nothing of you yet.",
        "profile_guest": "I do not know who you are and store nothing of you.",
        "profile_here": "In this conversation: {limits}.",
        "noted_like": "Noted, and stored: you liked {titles}.",
        "noted_dislike": "Noted, and stored: {titles} was not for you.",
        "noted_view": "Noted, and stored: you know {titles} already.",
        "kept_like": "Noted for this conversation: you liked {titles}.",
        "kept_dislike": "Noted for this conversation: {titles} was not for you.",
        "kept_view": "Noted for this conversation: you know {titles} already.",
        "stated_added": "I will remember that “{name}” interests you. (Changed in your profile; “undo” takes it back.)",
        "stated_pinned": "I will remember “{name}” as one of your favourites. (Changed in your profile; “undo” takes it back.)",
        "stated_muted": "I have muted “{name}” in your profile: it no longer counts. (“undo” takes it back.)",
        "stated_removed": "I have removed “{name}” from your profile for good. (“undo” takes it back.)",
        "guest_for": "I do not know who you are, so “{name}” counts in this conversation only.",
        "guest_against": "I do not know who you are, so I leave out “{name}” in this conversation only.",
        "undone_statement": "Taken back: your profile says of “{name}” what it said before.",
        "undone_constraint": "Taken back: {limit} no longer holds.",
        "undone_wish": "Taken back: I forget that you wished for “{name}”.",
        "undone_feedback": "What you said of {titles} stays stored; tell me the opposite if you changed your mind.",
        "nothing_to_undo": "There is nothing to take back.",
        "nothing_to_remember": "What shall I remember? Say for example “remember that I like poetry”.",
        "lifted": "{limit} no longer holds.",
        "fresh": "A fresh start: all wishes and limits are gone. What are you in the mood for?",
        "no_prices": "Nothing here has a price, so I cannot tell what is cheaper. Shall I narrow by year or topic instead?",
        "no_figures": "None of these has a {field}, so I cannot compare. Shall I narrow by something else?",
        "no_language": "The catalogue does not say which language things are in, so I cannot filter by that.",
        "rejected": "I leave out {title}.",
        "model_failed": "(The language model did not answer, so I read this by rules.)",
    },
    "zh": {
        "hello": "您好！告诉我您想看点什么，我来找。",
        "thanks": "不客气。",
        "bye": "再见，祝您愉快。",
        "abilities": "您可以提愿望（“诗歌”“类似{example}的”），加条件（“1900年以前”“不要战争”），评列表（“轻松一点”“少点爱情”），"
        "问“为什么推荐第二个”，说说看过什么（“第一本看过了，很喜欢”），也可以改我记住的内容（“记住我喜欢诗歌”“我不喜欢恐怖了”“撤销”）。",
        "unknown": "这句我没听懂。请说一个主题、书名或作者，或者问“你能做什么”。",
        "nothing_to_do": "所以没有什么要改的。",
        "language_set": "好的，我说中文。",
        "list": "这是我找到的{about}{within}。",
        "list_one": "只找到一个{about}{within}。",
        "about": "：{names}",
        "from_you": "，依据我对您的了解",
        "popular": "，很多人喜欢它们",
        "within": "，{limits}",
        "less": "少些{name}",
        "which": "您指的是哪一个：{choices}？",
        "which_item": "您指的是哪一个：{choices}？",
        "nothing_named": "这里没有关于“{words}”的内容。这里有：{choices}。您想要哪一类？",
        "did_you_mean": "我不知道“{words}”。您是指{choices}吗？",
        "too_broad": "您想看哪方面的？比如{choices}。",
        "nothing_left": "没有剩下的了{about}{within}。{relax}",
        "relax": "去掉“{limit}”会有 {count} 个：要去掉吗？请说“{how}”。",
        "relax_none": "换个主题，或者说“重新开始”。",
        "no_list": "还没有列表可以比较。您想看哪方面的？",
        "why": "{title}得 {score} 分，由以下理由相加而成：",
        "why_none": "我所知道的里面没有支持{title}的理由。",
        "profile": "我了解的您：对{interests}感兴趣。",
        "profile_against": "您不太喜欢{interests}。",
        "profile_said": "您告诉过我：{said}。",
        "profile_nothing": "我还不了解您。",
        "profile_guest": "我不知道您是谁，也不保存您的任何信息。",
        "profile_here": "这次对话里：{limits}。",
        "noted_like": "记下并保存了：您喜欢{titles}。",
        "noted_dislike": "记下并保存了：{titles}不合您的口味。",
        "noted_view": "记下并保存了：您已经知道{titles}。",
        "kept_like": "本次对话里记下了：您喜欢{titles}。",
        "kept_dislike": "本次对话里记下了：{titles}不合您的口味。",
        "kept_view": "本次对话里记下了：您已经知道{titles}。",
        "stated_added": "我记住了，您对“{name}”感兴趣。（已改入您的画像，说“撤销”可收回。）",
        "stated_pinned": "我记住了，“{name}”是您的最爱之一。（已改入您的画像，说“撤销”可收回。）",
        "stated_muted": "已在您的画像里屏蔽“{name}”，不再计入。（说“撤销”可收回。）",
        "stated_removed": "已从您的画像里永久去掉“{name}”。（说“撤销”可收回。）",
        "guest_for": "我不知道您是谁，所以“{name}”只在这次对话里算数。",
        "guest_against": "我不知道您是谁，所以只在这次对话里避开“{name}”。",
        "undone_statement": "已收回：画像里“{name}”恢复原样。",
        "undone_constraint": "已收回：不再要求“{limit}”。",
        "undone_wish": "已收回：不再找“{name}”。",
        "undone_feedback": "您对{titles}的评价已保存；改变主意的话，请告诉我相反的看法。",
        "nothing_to_undo": "没有可以收回的。",
        "nothing_to_remember": "要记住什么？比如说“记住我喜欢诗歌”。",
        "lifted": "不再要求“{limit}”。",
        "fresh": "重新开始：愿望和条件都清空了。您想看哪方面的？",
        "no_prices": "这里的东西都没有价格，所以没法比便宜。要不要按年份或主题来挑？",
        "no_figures": "这些都没有{field}，没法比较。要不要换个条件？",
        "no_language": "目录里没有写是什么语言的，所以没法按语言挑。",
        "rejected": "不再列出{title}。",
        "model_failed": "（语言模型没有回答，这句是按规则理解的。）",
    },
}
ASSUMED = {
    "en": {
        "mood": "I take “{name}” to mean {interests}.",
        "taken": "I take “{words}” to mean {title}.",
        "this_dialogue": "I take it that “{name}” is for this conversation; say “remember that” to keep it in your profile.",
        "nothing_of_it": "Nothing here is about “{words}” anyway.",
        "cheaper": "I take cheaper as at most {number}.",
        "dearer": "I take more expensive as at least {number}.",
        "newer": "I take newer as from {number} on.",
        "older": "I take older as until {number}.",
        "still": "What you asked for before still counts half: {names}.",
        "also": "I take it that {names} may come in again, since you asked for it.",
        "rejected": "I leave out “{words}”: the graph knows nothing of that name.",
    },
    "zh": {
        "mood": "我把“{name}”理解为{interests}。",
        "taken": "我把“{words}”理解为{title}。",
        "this_dialogue": "我理解“{name}”只在这次对话里算数；想长期记住，请说“记住这个”。",
        "nothing_of_it": "这里本来就没有关于“{words}”的内容。",
        "cheaper": "我把“便宜”理解为不超过 {number}。",
        "dearer": "我把“贵”理解为不低于 {number}。",
        "newer": "我把“新”理解为 {number} 年以后。",
        "older": "我把“老”理解为 {number} 年以前。",
        "still": "您之前想要的仍算一半：{names}。",
        "also": "您又想要{names}了，所以不再排除。",
        "rejected": "我略过了“{words}”：图里没有这个名字。",
    },
}
LIMITS = {
    "en": {
        "without": "without {name}",
        "only": "only {name}",
        "without_mood": "nothing {name}",
        "only_mood": "only something {name}",
        "between": "{field} {least} to {most}",
        "least": "{field} from {least}",
        "most": "{field} until {most}",
    },
    "zh": {
        "without": "不含{name}",
        "only": "只要{name}",
        "without_mood": "不要{name}的",
        "only_mood": "只要{name}的",
        "between": "{field} {least} 到 {most}",
        "least": "{field} {least} 起",
        "most": "{field}不超过 {most}",
    },
}
FIELDS = {"en": {"year": "year", "price": "price"}, "zh": {"year": "年份", "price": "价格"}}
HOW = {
    "en": {"year": "any year", "price": "any price", "thing": "{name} is fine"},
    "zh": {"year": "年份不限", "price": "价格不限", "thing": "{name}也可以"},
}
STATED = {
    "en": {"pinned": "pinned {name}", "added": "added {name}", "muted": "muted {name}", "removed": "removed {name}"},
    "zh": {"pinned": "置顶{name}", "added": "添加{name}", "muted": "屏蔽{name}", "removed": "去掉{name}"},
}


def say(language: str, key: str, **values: object) -> str:
    """Return a sentence filled with facts."""
    return SENTENCES[language][key].format(**values)


def called(thing: Thing, language: str) -> str:
    """Return a name as it stands in a sentence: titles in their quotation marks."""
    name = thing.shown(language)
    if thing.label == "Item":
        return f"《{name}》" if language == "zh" else f"“{name}”"
    if thing.label == "Mood":
        return f"{name}的" if language == "zh" else f"something {name}"
    return name


def joined(names: Sequence[str], language: str, last: str = "and") -> str:
    """Join names as a language does."""
    if language == "zh":
        return "、".join(names)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}" if names else ""


def limit_words(one: Constraint, language: str) -> str:
    """Say a constraint: without horror, year from 1900."""
    words = LIMITS[language]
    if one.thing is not None and one.thing.label == "Mood":
        return words[f"{one.kind}_mood"].format(name=one.thing.shown(language))
    if one.thing is not None:
        return words[one.kind].format(name=called(one.thing, language))
    field = FIELDS[language][one.kind]
    form = "between" if one.least is not None and one.most is not None else "least" if one.least is not None else "most"
    return words[form].format(field=field, least=_number(one.least), most=_number(one.most))


def how_to_lift(one: Constraint, language: str) -> str:
    """Say the words that withdraw a constraint."""
    if one.thing is not None:
        return HOW[language]["thing"].format(name=one.thing.shown(language))
    return HOW[language][one.kind]


def assumed(one: Assumption, language: str) -> str:
    """Say what was taken for granted."""
    thing = one.thing
    return ASSUMED[language][one.kind].format(
        name=thing.shown(language) if thing else one.words,
        title=called(thing, language) if thing else one.words,
        words=one.words,
        names=one.words,
        interests=one.words,
        number=_number(one.number),
    )


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")
