"""Which models count as small: those that the settings say, else those whose names tell."""

from __future__ import annotations

import pytest

from services.llm.settings import ModelSettings


@pytest.mark.parametrize(
    ("name", "is_small"),
    [
        ("qwen2.5-coder-1.5b-instruct-q4_k_m", True),
        ("llama3.2:3b", True),
        ("SmolLM2-135M-Instruct", True),
        ("gemma-3-270m", True),
        ("org/Phi-3.8B", True),
        ("qwen2.5:7b-instruct", False),
        ("llama-3.1-70b", False),
        ("mixtral-8x7b", False),
        ("gpt-4.1-mini", False),
        ("deepseek-chat", False),
        ("bge-m3", False),
        ("", False),
    ],
)
def test_a_name_tells_how_large_a_model_is(name: str, is_small: bool) -> None:
    assert ModelSettings("http://127.0.0.1/v1", name).is_small is is_small


def test_what_is_said_counts_more_than_the_name() -> None:
    assert ModelSettings("http://127.0.0.1/v1", "gpt-4.1-nano", small=True).is_small
    assert not ModelSettings("http://127.0.0.1/v1", "qwen-1.5b", small=False).is_small
