"""The image's commands, run without an image: its command and health check here, its installation on request."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from neo4j import Driver

from services.database.settings import DatabaseSettings

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")
PORT = "5000"
VENV = "/opt/interest-graph"


def instruction(name: str, stage: str = DOCKERFILE.rpartition("FROM ")[2]) -> list[str]:
    """Return the arguments of an instruction of the last stage that is written as a JSON list."""
    [found] = re.findall(rf"^{name}\b[^\[\n]*(\[.*\])$", stage, re.MULTILINE)
    return json.loads(found)


@contextmanager
def served(command: Sequence[str], environment: dict[str, str], folder: Path) -> Iterator[int]:
    """Run the image's entry point with its command, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    arguments = [str(port) if one == PORT else one for one in instruction("CMD")]
    with subprocess.Popen([*command, *arguments], env=environment, cwd=folder, stdout=subprocess.PIPE) as process:
        try:
            yield port
        finally:
            process.terminate()
            assert process.wait(timeout=30) == 0


def is_healthy(port: int, python: str = sys.executable) -> bool:
    """Run the image's health check until it is content, for a minute at most."""
    head, *check = [part.replace(f":{PORT}/", f":{port}/") for part in instruction("HEALTHCHECK")]
    assert head == "python"
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if subprocess.run([python, *check], capture_output=True, check=False).returncode == 0:
            return True
        time.sleep(0.5)
    return False


@pytest.fixture
def environment(server: DatabaseSettings, outside: dict[str, str]) -> dict[str, str]:
    login = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.username, "NEO4J_PASSWORD": server.password}
    return {**outside, **login, "INTEREST_GRAPH_PASSWORD": "planted", "INTEREST_GRAPH_HOSTS": "localhost 127.0.0.1"}


def test_the_command_serves_and_its_health_check_is_content(
    driver: Driver, environment: dict[str, str], tmp_path: Path
) -> None:
    assert instruction("ENTRYPOINT") == ["interest-graph"]
    with served([sys.executable, "-m", "web.cli.main"], environment, tmp_path) as port:
        assert is_healthy(port)


def test_the_health_check_fails_where_nothing_answers() -> None:
    code = instruction("HEALTHCHECK")[-1].replace(f":{PORT}/", ":9/")
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode != 0


def test_the_image_runs_as_a_user_without_rights() -> None:
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE)[-1] == "10001:10001"
    assert "COPY . " not in DOCKERFILE and "ADD " not in DOCKERFILE


def test_everything_that_is_copied_is_let_through_to_the_build() -> None:
    copied = {name for line in re.findall(r"^COPY (?!--)(.*)$", DOCKERFILE, re.M) for name in line.split()[:-1]}
    let_through = set(re.findall(r"^!(.*)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), re.M))
    assert copied == let_through and all((ROOT / name).exists() for name in copied)


def test_compose_checks_the_app_as_the_image_does() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert compose["services"]["app"]["healthcheck"]["test"] == ["CMD", *instruction("HEALTHCHECK")]


@pytest.mark.timeout(900)
@pytest.mark.skipif("INTEREST_GRAPH_IMAGE_TEST" not in os.environ, reason="slow: set INTEREST_GRAPH_IMAGE_TEST=1")
def test_the_installing_commands_give_a_working_program(
    driver: Driver, environment: dict[str, str], tmp_path: Path
) -> None:
    source, venv = tmp_path / "source", tmp_path / "venv"
    source.mkdir()
    build = DOCKERFILE.rpartition("FROM ")[0]
    for line in re.findall(r"^COPY (.*)$", build, re.MULTILINE):
        for name in line.split()[:-1]:
            one = ROOT / name
            shutil.copytree(one, source / name) if one.is_dir() else shutil.copy(one, source / name)
    for line in re.findall(r"^RUN (.*)$", build, re.MULTILINE):
        words = [str(venv) + word.removeprefix(VENV) if word.startswith(VENV) else word for word in shlex.split(line)]
        subprocess.run([sys.executable if words[0] == "python" else words[0], *words[1:]], cwd=source, check=True)
    del environment["PYTHONPATH"]
    program = str(venv / "bin" / "interest-graph")
    subprocess.run([program, "export", "csv", "--output", "out"], env=environment, cwd=tmp_path, check=True)
    with served([program], environment, tmp_path) as port:
        assert is_healthy(port, str(venv / "bin" / "python"))
        page = f"import urllib.request as r; print(r.urlopen('http://127.0.0.1:{port}/static/style.css').status)"
        assert subprocess.check_output([venv / "bin" / "python", "-c", page]) == b"200\n"
