"""Which models are wanted, for texts and for vectors, as the environment says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph_schema.errors import SettingsError
from services.embedding.settings import KINDS, EmbeddingSettings
from services.llm.settings import AT_ONCE, METHODS, TIMEOUT, ModelSettings

OPENAI = "https://api.openai.com/v1"


def read_model_settings(values: Mapping[str, str], here: Path) -> ModelSettings | None:
    """Return the language model that is set, None for none: nothing is asked before somebody names one.

    Naming a model alone means OpenAI's own address. Raises SettingsError.
    """
    url, model = values.get("LLM_BASE_URL", "").strip(), values.get("LLM_MODEL", "").strip()
    if not url and not model:
        return None
    url = _address(url or values.get("OPENAI_BASE_URL") or OPENAI, "LLM_BASE_URL", "LLM_API_KEY")
    method = values.get("LLM_STRUCTURED", "").strip()
    if method and method not in METHODS:
        raise SettingsError(f"LLM_STRUCTURED is {method!r}: choose one of {', '.join(METHODS)}")
    prices = values.get("LLM_PRICES")
    return ModelSettings(
        url,
        model,
        values.get("LLM_API_KEY") or values.get("OPENAI_API_KEY") or "",
        next((known for known in METHODS if known == method), None),
        _number(values, "LLM_AT_ONCE") or AT_ONCE,
        _number(values, "LLM_RPM"),
        _number(values, "LLM_TPM"),
        float(_number(values, "LLM_TIMEOUT") or TIMEOUT),
        _number(values, "LLM_TEXTS_A_CALL") or 1,
        here / Path(prices).expanduser() if prices else None,
        _choice(values, "LLM_SMALL"),
    )


def read_embedding_settings(values: Mapping[str, str]) -> EmbeddingSettings:
    """Return what makes vectors; naming a model means an endpoint. Raises SettingsError."""
    model = values.get("EMBED_MODEL", "").strip()
    wanted = values.get("INTEREST_GRAPH_EMBEDDER", "").strip() or ("endpoint" if model else None)
    kind = next((known for known in KINDS if known == wanted), None)
    if wanted and kind is None:
        raise SettingsError(f"INTEREST_GRAPH_EMBEDDER is {wanted!r}: choose one of {', '.join(KINDS)}")
    if kind != "endpoint":
        return EmbeddingSettings(kind)
    if not model:
        raise SettingsError("INTEREST_GRAPH_EMBEDDER is endpoint: name its model in EMBED_MODEL")
    url = values.get("EMBED_BASE_URL") or values.get("OPENAI_BASE_URL") or OPENAI
    key = values.get("EMBED_API_KEY") or values.get("OPENAI_API_KEY") or ""
    return EmbeddingSettings(kind, model, _address(url, "EMBED_BASE_URL or OPENAI_BASE_URL", "EMBED_API_KEY"), key)


def _address(url: str, name: str, key: str) -> str:
    if not url.startswith(("http://", "https://")) or "@" in url:
        raise SettingsError(f"{name}: write it as https://host/v1, and put a key into {key} or OPENAI_API_KEY")
    return url


def _choice(values: Mapping[str, str], name: str) -> bool | None:
    said = values.get(name, "").strip().lower()
    if said not in ("", "yes", "no"):
        raise SettingsError(f"{name} is {said[:40]!r}: write yes or no, or leave it out")
    return said == "yes" if said else None


def _number(values: Mapping[str, str], name: str) -> int | None:
    said = values.get(name, "").strip()
    if not said:
        return None
    if not said.isascii() or not said.isdigit() or int(said) == 0:
        raise SettingsError(f"{name} is {said[:40]!r}: write a whole number above 0")
    return int(said)
