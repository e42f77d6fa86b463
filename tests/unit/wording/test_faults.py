"""A claim is kept only where its facts bear it out."""

from __future__ import annotations

import pytest

from services.wording.fact import Claim, Fact
from services.wording.faults import find_fault

FACTS = {
    fact.fact_id: fact
    for fact in (
        Fact("f1", "Ann likes jazz: 12 things they met are about it.", ("jazz", "爵士乐"), 1),
        Fact("f2", "Ann does not care for golf.", ("golf", "高尔夫"), -1),
        Fact("f3", "Among what Ann likes best: “Kind of Blue”.", ("Kind of Blue", "Miles Davis"), 1),
    )
}
FACTS_ZH = {
    fact.fact_id: fact
    for fact in (
        Fact("f1", "小林喜欢“推理小说”：接触过的 8 件物品与此有关。", ("detective fiction", "推理小说"), 1),
        Fact("f2", "小林不太喜欢“恐怖”。", ("horror", "恐怖"), -1),
        Fact("f3", "小林最喜欢的有：《白夜行》。", ("白夜行", "东野圭吾"), 1),
    )
}

BORNE_OUT = [
    ("en", "Ann listens to jazz, 12 things so far.", ("f1",)),
    ("en", "“Kind of Blue” by Miles Davis is a favourite.", ("f3",)),
    ("en", "Jazz is close to Ann, and “Kind of Blue” is a favourite.", ("f1", "f3")),
    ("en", "Golf is nothing for Ann.", ("f2",)),
    ("zh", "小林爱读推理小说，接触过 8 件。", ("f1",)),
    ("zh", "《白夜行》是心头好。", ("f3",)),
    ("zh", "恐怖题材不合小林的口味。", ("f2",)),
]
NOT_BORNE_OUT = [
    ("en", "Ann owns 300 jazz records.", ("f1",), "300"),
    ("en", "Ann likes jazz and opera.", ("f1",), "opera"),
    ("en", "Ann adores jazz, above all John Coltrane.", ("f1",), "John Coltrane"),
    ("en", "Ann's favourite is “Giant Steps”, which is jazz.", ("f1",), "Giant Steps"),
    ("en", "Ann loves golf.", ("f2",), "other way round"),
    ("en", "Ann hates jazz.", ("f1",), "other way round"),
    ("en", "Everyone in the club adores golf, and Ann worships golf.", ("f2",), "other way round"),
    ("en", "Ann is a curious person.", ("f1",), "does not name"),
    ("en", "Jazz it is.", (), "cite"),
    ("en", "Jazz it is.", ("f9",), "cite"),
    ("en", "Jazz it is [f1].", ("f1",), "cite"),
    ("en", "安喜欢爵士乐，非常喜欢。", ("f1",), "English"),
    ("en", "", ("f1",), "characters"),
    ("en", "Jazz " * 100, ("f1",), "characters"),
    ("zh", "小林爱读推理小说和科幻小说。", ("f1",), "科幻"),
    ("zh", "小林最爱的是《嫌疑人X的献身》，也是推理小说。", ("f1",), "嫌疑人"),
    ("zh", "小林超喜欢恐怖。", ("f2",), "other way round"),
    ("zh", "小林接触过 80 件推理小说。", ("f1",), "80"),
]


@pytest.mark.parametrize(("language", "text", "cited"), BORNE_OUT)
def test_what_the_facts_say_may_be_said(language: str, text: str, cited: tuple[str, ...]) -> None:
    facts = FACTS if language == "en" else FACTS_ZH
    assert find_fault(Claim(text, cited), facts, language, 200) is None


@pytest.mark.parametrize(("language", "text", "cited", "why"), NOT_BORNE_OUT)
def test_what_they_do_not_say_may_not(language: str, text: str, cited: tuple[str, ...], why: str) -> None:
    facts = FACTS if language == "en" else FACTS_ZH
    fault = find_fault(Claim(text, cited), facts, language, 200)
    assert fault is not None
    assert why in fault
