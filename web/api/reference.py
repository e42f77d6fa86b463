"""The API reference in Markdown, made from the OpenAPI description."""

from __future__ import annotations

from typing import Any

from web.pages.api_docs import schema_name, type_name

HEAD = """# The JSON API

`interest-graph serve` answers under `/api/v1`; `/openapi.json` is the same description for programs (OpenAPI 3.1),
`/api/docs` the same for people. Ids in addresses are percent-encoded as one segment, so `a/b` is `a%2Fb`.

Errors are `application/problem+json` (RFC 9457): `title`, `status`, `detail` (what), `where`, `remedy` (what to do).
Lists say `total`; those that are cut say `left_off`, or give a `cursor` for the next part.
`POST` and `PUT` take `application/json` only, up to 64 KiB, and only from pages of the same site or from programs.
With INTEREST_GRAPH_PASSWORD set, send Basic credentials: any user name and that password, or the password as X-API-Key.
"""


def api_reference(spec: dict[str, Any]) -> str:
    """Return every operation and every schema as Markdown."""
    parts = [HEAD, "## Operations\n"]
    for path, methods in sorted(spec["paths"].items()):
        parts += [_operation(method.upper(), path, operation) for method, operation in methods.items()]
    parts.append("## Schemas\n")
    parts += [_schema(name, schema) for name, schema in sorted(spec["components"]["schemas"].items())]
    return "\n".join(parts)


def _operation(method: str, path: str, operation: dict[str, Any]) -> str:
    lines = [f"### {method} {path}\n", f"{operation['summary']}.\n"]
    if operation.get("description"):
        lines.append(f"{operation['description']}\n")
    if parameters := operation.get("parameters"):
        lines += ["| Parameter | In | Type | Meaning |", "|---|---|---|---|"]
        lines += [_parameter(one) for one in parameters]
        lines.append("")
    if body := operation.get("requestBody"):
        name = schema_name(body["content"])
        lines.append(f"Body: {_link(name)}\n")
    replies = sorted(operation["responses"].items())
    shown = [f"{status} {_link(schema_name(reply.get('content')))}".strip() for status, reply in replies]
    lines.append(f"Replies: {', '.join(shown)}\n")
    return "\n".join(lines)


def _parameter(one: dict[str, Any]) -> str:
    kind = type_name(one["schema"]).replace("|", "\\|")
    default = one["schema"].get("default")
    shown = f"{kind}, {default} if left out" if default is not None else kind
    name = f"`{one['name']}`" + (" (needed)" if one.get("required") else "")
    return f"| {name} | {one['in']} | {shown} | {one.get('description', '')} |"


def _schema(name: str, schema: dict[str, Any]) -> str:
    lines = [f"### {name}\n"]
    if schema.get("description"):
        lines.append(f"{schema['description']}\n")
    for field, one in (schema.get("properties") or {}).items():
        meaning = f": {one['description']}" if one.get("description") else ""
        lines.append(f"- `{field}` ({type_name(one)}){meaning}")
    return "\n".join(lines) + "\n"


def _link(name: str | None) -> str:
    return f"[{name}](#{name.lower()})" if name else ""
