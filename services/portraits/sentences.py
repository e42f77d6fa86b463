"""The plain words of a portrait's facts, in English and in Chinese."""

from __future__ import annotations

DID = {
    "en": {True: "{name} has met {items} things, from {first} to {last}.", False: "{name} has met {items} things."},
    "zh": {True: "{name}在 {first} 至 {last} 之间接触过 {items} 件物品。", False: "{name}接触过 {items} 件物品。"},
}
LIKED = {
    "en": {
        "said": "{name} said that {interest} is what they like.",
        "both": "{name} likes {interest}: {feedback} things they met are about it, {mentions} times they wrote of it.",
        "done": "{name} likes {interest}: {feedback} things they met are about it.",
        "written": "{name} writes of {interest} with pleasure.",
    },
    "zh": {
        "said": "{name}说过喜欢“{interest}”。",
        "both": "{name}喜欢“{interest}”：接触过的 {feedback} 件物品与此有关，自己也写到它 {mentions} 次。",
        "done": "{name}喜欢“{interest}”：接触过的 {feedback} 件物品与此有关。",
        "written": "{name}在文字中表示喜欢“{interest}”。",
    },
}
DISLIKED = {
    "en": {
        True: "{name} does not care for {interest}, in their own words.",
        False: "{name} does not care for {interest}.",
    },
    "zh": {True: "{name}在自己的文字里表示不喜欢“{interest}”。", False: "{name}不太喜欢“{interest}”。"},
}
QUOTE = {"en": " (“{quote}”)", "zh": "（原话：“{quote}”）"}
FAVOURITES = {"en": "Among what {name} likes best: {titles}.", "zh": "{name}最喜欢的有：{titles}。"}
COMMUNITY = {
    "en": "{name} belongs with people drawn to {community}.",
    "zh": "{name}与一群喜欢“{community}”的人趣味相近。",
}
NOBODY = {"en": "The graph does not know anything about {name} yet.", "zh": "图中还没有关于{name}的记录。"}
DRAWN = {"en": "{name} is drawn most to {interests}.", "zh": "{name}最感兴趣的是{interests}。"}
PUT_OFF = {"en": "{name} does not care for {interests}.", "zh": "{name}不太喜欢{interests}。"}
JOINED = {"en": (", ", " and "), "zh": ("、", "和")}
