"""Brings up a server on a data folder and waits until it answers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from graph_schema.errors import DatabaseError
from services.database.embedded import configuration, processes
from services.database.embedded.configuration import Ports
from services.database.embedded.first_start import remember_ready, set_aside_unfinished
from services.database.embedded.folder import DataFolder, ServerRecord
from services.database.embedded.jars import provide_jars
from services.database.embedded.java import find_java
from services.database.embedded.ports import choose_ports, is_free
from services.database.embedded.readiness import answers, last_lines, log_text
from services.observability.progress import Progress, Step

START_SECONDS = 180.0
LOOK_SECONDS = 0.2
LEAST_DISK = 100_000_000
TRIES = 3
PORT_TAKEN = ("Address already in use", "PortBindException", "BindException")
ROOT = Path(__file__).parents[3]


def start(folder: DataFolder, progress: Progress, extra: Sequence[str], usual: Ports | None) -> ServerRecord:
    """Start a server on a folder that has none; ports taken meanwhile by others are tried anew."""
    java, jars = find_java(), provide_jars(progress)
    _check_room(folder)
    set_aside_unfinished(folder, progress)
    folder.set_password_once()
    configuration.link_plugins(folder, jars)
    memory = configuration.choose_memory(configuration.memory_limit())
    command = configuration.command(java, jars, folder, memory)
    with progress.step("Starting Neo4j", unit="seconds") as step:
        for attempt in range(1, TRIES + 1):
            ports = choose_ports(usual if attempt == 1 else None)
            text = configuration.server_settings(ports, memory, extra)
            (folder.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")
            try:
                record = _wait_until_ready(folder, ports, _spawn_guard(folder, ports, command), step)
                remember_ready(folder)
                return record
            except DatabaseError:
                if attempt == TRIES or not any(mark in log_text(folder) for mark in PORT_TAKEN):
                    raise
    raise AssertionError("the last try returns or raises")


def _check_room(folder: DataFolder) -> None:
    """Refuse to start where the first writes would fail: Neo4j then looks sound and never answers."""
    free = shutil.disk_usage(folder.path).free
    if free < LEAST_DISK:
        raise DatabaseError(
            f"only {free / 1e6:.0f} MB free on the disk of {folder.path}, and Neo4j needs {LEAST_DISK / 1e6:.0f} MB "
            "to start: make room, or set INTEREST_GRAPH_HOME to a folder on another disk"
        )


def _spawn_guard(folder: DataFolder, ports: Ports, command: list[str]) -> subprocess.Popen[bytes]:
    log = folder.logs / "neo4j.log"
    if log.exists():
        log.replace(log.with_suffix(".previous.log"))
    places = [str(ROOT), os.environ.get("PYTHONPATH", "")]
    with (folder.logs / "guard.log").open("ab") as output:
        return subprocess.Popen(
            [
                sys.executable,
                "-m",
                "services.database.embedded.guard",
                str(folder.path),
                str(ports.bolt),
                str(ports.http),
                *command,
            ],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(place for place in places if place)},
        )


def _wait_until_ready(folder: DataFolder, ports: Ports, guard: subprocess.Popen[bytes], step: Step) -> ServerRecord:
    began = time.monotonic()
    try:
        while time.monotonic() - began < START_SECONDS:
            if guard.poll() is not None:
                raise DatabaseError(f"Neo4j ended while starting; {last_lines(folder)}")
            if not is_free(ports.bolt) and answers(folder, ports):
                record = folder.read_record()
                if record is not None and record.guard_pid == guard.pid:
                    return record
            time.sleep(LOOK_SECONDS)
        raise DatabaseError(f"Neo4j did not answer within {START_SECONDS:.0f} seconds; {last_lines(folder)}")
    except BaseException:
        processes.end(guard.pid, processes.start_time(guard.pid))
        guard.wait()
        raise
    finally:
        step.advance(round(time.monotonic() - began))
