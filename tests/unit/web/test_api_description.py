"""The API describes itself, validly, and the written reference is up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase
from openapi_spec_validator import validate

from web.api.reference import api_reference
from web.app import create_app, openapi

REFERENCE = Path(__file__).parents[3] / "docs" / "api.md"


@pytest.fixture(scope="module")
def spec() -> dict[str, Any]:
    with GraphDatabase.driver("bolt://127.0.0.1:9") as driver:
        return openapi(create_app(driver))


def test_it_is_valid_openapi_3_1(spec: dict[str, Any]) -> None:
    assert spec["openapi"] == "3.1.0"
    validate(spec)


def test_every_operation_and_parameter_says_what_it_is(spec: dict[str, Any]) -> None:
    for path, methods in spec["paths"].items():
        for operation in methods.values():
            assert operation["summary"], path
            assert all(one.get("description") for one in operation.get("parameters", [])), path


def test_problems_are_problem_json(spec: dict[str, Any]) -> None:
    for methods in spec["paths"].values():
        for operation in methods.values():
            for status, reply in operation["responses"].items():
                if status.startswith("4"):
                    assert list(reply["content"]) == ["application/problem+json"]


def test_the_reference_is_up_to_date(spec: dict[str, Any]) -> None:
    assert REFERENCE.read_text(encoding="utf-8") == api_reference(spec), "run python docs/api_reference.py"
