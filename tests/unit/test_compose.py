"""docker-compose.yml: sound by the Compose specification, and as careful as docs/containers.md promises."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
VARIABLE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")
PASSWORDS = {"NEO4J_PASSWORD": "planted-one", "INTEREST_GRAPH_PASSWORD": "planted-two"}


def filled(values: dict[str, str]) -> dict[str, Any]:
    """Return the file with its variables filled in as Compose does; raises KeyError for one that must be set."""

    def fill(found: re.Match[str]) -> str:
        name, sign, rest = found.groups()
        if not values.get(name) and sign != "-":
            raise KeyError(name)
        return values.get(name) or rest

    return yaml.safe_load(VARIABLE.sub(fill, TEXT))


@pytest.fixture
def services() -> dict[str, Any]:
    return filled(PASSWORDS)["services"]


def test_the_specification_knows_all_of_it() -> None:
    compose = PyCompose.from_json(json.dumps(filled(PASSWORDS)))
    compose.validate()
    assert set(compose.service_names()) == {"neo4j", "migrate", "app"}


def test_the_specification_would_refuse_a_slip() -> None:
    wrong = filled(PASSWORDS)
    wrong["services"]["app"]["helthcheck"] = {}
    with pytest.raises(ValueError, match="helthcheck"):
        PyCompose.from_json(json.dumps(wrong))


@pytest.mark.parametrize("name", PASSWORDS)
def test_nothing_starts_without_its_password(name: str) -> None:
    with pytest.raises(KeyError, match=name):
        filled({one: value for one, value in PASSWORDS.items() if one != name})
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert f"#{name}=\n" in example, "the example names it, and gives it no value"


def test_ports_are_open_on_this_machine_alone(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports and all(port.startswith("127.0.0.1:") for port in ports)


def test_no_service_has_rights_it_does_not_need(services: dict[str, Any]) -> None:
    for service in services.values():
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert "privileged" not in service and "docker.sock" not in json.dumps(service)
    assert services["neo4j"]["user"].split(":")[0] != "0"
    assert services["app"]["read_only"] and services["migrate"]["read_only"]


def test_the_app_waits_for_a_healthy_database_with_its_schema(services: dict[str, Any]) -> None:
    assert services["neo4j"]["healthcheck"]["test"][0] == "CMD"
    assert services["migrate"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["app"]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_what_must_stay_is_in_named_volumes(services: dict[str, Any]) -> None:
    mounted = [volume.split(":") for service in services.values() for volume in service.get("volumes", [])]
    assert {name for name, _ in mounted} == set(filled(PASSWORDS)["volumes"])
    assert ["graph", "/data"] in mounted


def test_the_image_is_the_version_of_the_embedded_server(services: dict[str, Any]) -> None:
    lock = tomllib.loads((ROOT / "services/database/embedded/jars.lock.toml").read_text(encoding="utf-8"))
    [version] = set(re.findall(r"org\.neo4j\.app:neo4j-server:([\d.]+)", json.dumps(lock)))
    assert services["neo4j"]["image"] == f"neo4j:{version}"
    assert json.loads(services["neo4j"]["environment"]["NEO4J_PLUGINS"]) == ["graph-data-science"]


def test_app_and_migrate_log_in_alike(services: dict[str, Any]) -> None:
    migrate, app = services["migrate"]["environment"], services["app"]["environment"]
    assert migrate.items() <= app.items()
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{app['NEO4J_PASSWORD']}"
