"""Every documented route is asked with whatever its description allows, and with what it does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from neo4j import Driver, GraphDatabase
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from services.database.embedded.folder import DataFolder
from tests.web_client import Client
from tests.worlds import RULES
from web.app import create_app, openapi
from web.guard import ATTEMPTED
from web.serving import start
from web.site import SiteSettings

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
KNOWN = {
    "user_id": ["ada", "dan", "nil"],
    "item_id": ["blue-train", "paranoid", "goldberg"],
    "interest_id": ["jazz", "metal"],
    "community_id": ["1-1", "2-1"],
    "name": ["top-interests", "like-minded", "long-tail"],
    "category": ["jazz", "metal"],
}
EXAMPLES = 10


def _operations() -> dict[str, Any]:
    with GraphDatabase.driver("bolt://127.0.0.1:9") as nowhere:
        described = json.loads(json.dumps(openapi(create_app(nowhere))))
    found = (one.ok() for one in schemathesis.openapi.from_dict(described).get_all_operations())
    return {one.label: one for one in found}


OPERATIONS = _operations()


@pytest.fixture(scope="module")
def site(world: Driver, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    folder = DataFolder(tmp_path_factory.mktemp("fuzzed"))
    running = start(create_app(world, SiteSettings(folder=folder), rules=RULES))
    yield Client(running.address)
    running.close()
    ATTEMPTED.forget()


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
@pytest.mark.parametrize("label", OPERATIONS)
def test_it_answers_as_it_is_described(site: Client, label: str, mode: GenerationMode) -> None:
    operation = OPERATIONS[label]
    if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
        pytest.skip("any text is an id")
    forgets = label.startswith("DELETE") and label.endswith("{user_id}")

    @seed(5)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode), picked=st.integers(0, 3))
    def ask(case: Any, picked: int) -> None:
        for name in case.path_parameters or {}:
            if picked and not forgets:
                case.path_parameters[name] = KNOWN.get(name, ["?"])[picked % len(KNOWN.get(name, ["?"]))]
        case.call_and_validate(base_url=site.address, checks=CHECKS, timeout=60)

    ask()
