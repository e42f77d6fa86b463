"""The page that documents the API, drawn from our own OpenAPI description."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template

from web.pages.routes import pages

SCHEMA = "#/components/schemas/"


@pages.get("/api/docs")
def api_docs() -> str:
    """Show every path, its parameters and its replies."""
    spec = current_app.view_functions["openapi"]().get_json()  # type: ignore[union-attr]
    operations = [
        (method.upper(), path, operation)
        for path, methods in sorted(spec["paths"].items())
        for method, operation in methods.items()
    ]
    return render_template(
        "api_docs.html", spec=spec, operations=operations, schema_name=schema_name, type_name=type_name
    )


def schema_name(content: dict[str, Any] | None) -> str | None:
    """Return the name of the schema that a body refers to."""
    for media in (content or {}).values():
        reference = media.get("schema", {}).get("$ref", "")
        if reference.startswith(SCHEMA):
            return reference.removeprefix(SCHEMA)
    return None


def type_name(schema: dict[str, Any]) -> str:
    """Say a JSON schema in a few words: ``list of string``, ``integer or null``."""
    if "$ref" in schema:
        return schema["$ref"].removeprefix(SCHEMA)
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(type_name(one) for one in schema["anyOf"]))
    if "enum" in schema:
        return " | ".join(str(one) for one in schema["enum"])
    if schema.get("type") == "array":
        return f"list of {type_name(schema.get('items', {}))}"
    if schema.get("format"):
        return f"{schema['format']}"
    return str(schema.get("type", "any"))
