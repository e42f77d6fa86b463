"""Questions and why they are asked, in English and Chinese."""

from __future__ import annotations

from services.interview.question import Label
from services.wording.naming import in_marks

QUESTION: dict[str, dict[Label, str]] = {
    "en": {"Item": "Do you like {name}?", "Interest": "Are you drawn to {name}?"},
    "zh": {"Item": "您喜欢{name}吗？", "Interest": "您对{name}感兴趣吗？"},
}
WHY = {
    "en": {
        (False, False): "About {share} % of the people here would say yes: enough that you may, and not so many that it"
        " says nothing.",
        (True, False): "Of the people who answer as you do about {share} % would say yes: a yes shows which of them"
        " you are most like.",
        (False, True): "Few people here would say yes, about {share} %: if you do, it says a lot.",
        (True, True): "Few of the people who answer as you do would say yes, about {share} %:"
        " if you do, it says a lot.",
    },
    "zh": {
        (False, False): "这里约有 {share}% 的人会说“是”：您也可能是其中之一，而这个回答仍能说明问题。",
        (True, False): "与您回答相同的人中约有 {share}% 会说“是”：如果您也是，就能看出您与其中哪些人最像。",
        (False, True): "这里只有约 {share}% 的人会说“是”：如果您也是，就很能说明问题。",
        (True, True): "与您回答相同的人中只有约 {share}% 会说“是”：如果您也是，就很能说明问题。",
    },
}
FEW = 0.15


def question_text(label: Label, name: str, language: str) -> str:
    """Return the question; a title stands in the marks of the language."""
    marked = in_marks(name, language) if label == "Item" or language == "zh" else name
    if label == "Interest" and language == "zh":
        marked = f"“{name}”"
    return QUESTION[language][label].format(name=marked)


def why_asked(share: float, has_answers: bool, language: str) -> str:
    """Say why a question is asked: how the people looked at would answer it, and what that tells."""
    return WHY[language][has_answers, share < FEW].format(share=max(1, round(100 * share)))
