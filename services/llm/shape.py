"""How a server is asked for a reply of a shape, in its own terms."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from services.llm.prompt import Prompt, R
from services.llm.settings import Method, ModelSettings


def ask_for_shape(settings: ModelSettings, prompt: Prompt[R], method: Method) -> dict[str, Any]:
    """Return the arguments of a call that say shape and length; older servers know ``max_tokens`` only."""
    asked: dict[str, Any] = {"max_tokens": prompt.max_tokens}
    if urlsplit(settings.base_url).hostname != "api.openai.com":
        asked["extra_body"] = {"max_tokens": prompt.max_tokens}
    shape = {"name": prompt.name.replace("-", "_"), "strict": True}
    match method:
        case "json_schema":
            asked["response_format"] = {"type": "json_schema", "json_schema": shape | {"schema": prompt.schema}}
        case "function_calling":
            told = {"description": "Hand in the reply.", "parameters": prompt.schema}
            asked["tools"] = [{"type": "function", "function": shape | told}]
            asked["tool_choice"] = {"type": "function", "function": {"name": shape["name"]}}
        case "json_object":
            asked["response_format"] = {"type": "json_object"}
        case "text":
            pass
    return asked
