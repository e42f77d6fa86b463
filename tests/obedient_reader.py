"""What a model would reply to the prompts that read texts, made by looking for `I love X` and `I hate X`."""

from __future__ import annotations

import json
import re
from typing import Any

FELT = re.compile(r"I (love|hate) ([a-z]+)")
NUMBERED = re.compile(r"^(\d+)\n<text>\n(.*?)\n</text>$", re.DOTALL | re.MULTILINE)
MATERIAL = re.compile(r"<text>\n(.*)\n</text>", re.DOTALL)


def read(asked: dict[str, Any]) -> str:
    """Reply to one request, in the shape it asks for."""
    said = asked["messages"][-1]["content"]
    name = asked.get("response_format", {}).get("json_schema", {}).get("name", "")
    if name == "mine_interests_of_many":
        texts = [{"number": int(number), "interests": found(text)} for number, text in NUMBERED.findall(said)]
        return json.dumps({"texts": texts})
    material = MATERIAL.search(said)
    interests = found(material.group(1) if material else said)
    if name == "understand_items":
        aspects = [{key: value for key, value in one.items() if key != "polarity"} for one in interests]
        return json.dumps({"aspects": aspects})
    return json.dumps({"interests": interests})


def found(text: str) -> list[dict[str, Any]]:
    """Return the interests of one text."""
    return [
        {
            "name": what,
            "evidence": f"I {verb} {what}",
            "kind": "topic",
            "feeling": f"{verb}s it",
            "polarity": f"{'likes' if verb == 'love' else 'dislikes'}",
            "strength": 4,
        }
        for verb, what in FELT.findall(text)
    ]
