"""The plain words of copy, by language and tone; longer copy adds a sentence for each further fact."""

from __future__ import annotations

OPENING = {
    "en": {
        "plain": "{title}: {interest}.",
        "warm": "For your liking of {interest}: {title}.",
        "lively": "More {interest}? Try {title}!",
    },
    "zh": {
        "plain": "{title}：{interest}。",
        "warm": "献给喜欢{interest}的您：{title}。",
        "lively": "喜欢{interest}？试试{title}！",
    },
}
CREATORS = {"en": "By {creators}.", "zh": "来自{creators}。"}
YEAR = {"en": "From {year}.", "zh": "{year} 年作品。"}
BEFORE = {"en": "From {year} BC.", "zh": "公元前 {year} 年作品。"}
OTHERS = {"en": "Also about {others}.", "zh": "还涉及{others}。"}
QUOTE = {"en": "Described as “{quote}”.", "zh": "介绍中写道：“{quote}”。"}
PEOPLE = {"en": "{people} people here liked it.", "zh": "这里有 {people} 人喜欢它。"}
AND = {"en": " and ", "zh": "和"}
