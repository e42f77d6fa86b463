"""The server's configuration and command line, made for this machine."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from services.database.embedded.folder import DataFolder
from services.database.embedded.jars import Jars
from services.database.embedded.java import VECTOR_MODULE, Java

MAIN_CLASS = "org.neo4j.server.Neo4jCommunity"
OPENED = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
QUICK_STOP = (
    "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s",
    "internal.dbms.bolt.netty_server_shutdown_timeout=1s",
)
"""Without these the server lies idle for ten seconds after its databases are closed."""
MEBIBYTE = 1 << 20
CGROUP_LIMITS = ("/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes")


@dataclass(frozen=True, slots=True)
class Memory:
    """Sizes in MiB."""

    heap: int
    page_cache: int


@dataclass(frozen=True, slots=True)
class Ports:
    """Loopback ports of one server."""

    bolt: int
    http: int


def memory_limit() -> int:
    """Return the memory this process may count on, in bytes: the machine's, or its container's if less."""
    limit = int(psutil.virtual_memory().total)
    for path in CGROUP_LIMITS:
        try:
            text = Path(path).read_text(encoding="ascii").strip()
        except OSError:
            continue
        if text.isdigit():
            limit = min(limit, int(text))
    return limit


def choose_memory(limit: int) -> Memory:
    """Give a quarter of the memory to the heap (512 MiB to 2 GiB), an eighth to the page cache (up to 1 GiB)."""
    total = limit // MEBIBYTE
    return Memory(heap=min(2048, max(512, total // 4)), page_cache=min(1024, max(64, total // 8)))


def server_settings(ports: Ports, memory: Memory, extra: Sequence[str] = ()) -> str:
    """Return the text of neo4j.conf."""
    lines = [
        "# Written anew at every start; do not edit.",
        "server.default_listen_address=127.0.0.1",
        f"server.bolt.listen_address=127.0.0.1:{ports.bolt}",
        f"server.bolt.advertised_address=127.0.0.1:{ports.bolt}",
        f"server.http.listen_address=127.0.0.1:{ports.http}",
        f"server.http.advertised_address=127.0.0.1:{ports.http}",
        "dbms.usage_report.enabled=false",
        "client.allow_telemetry=false",
        "server.fleet_discovery.enabled=false",
        "browser.remote_content_hostname_whitelist=localhost,127.0.0.1",
        "dbms.security.procedures.unrestricted=gds.*",
        "dbms.security.allow_csv_import_from_file_urls=false",
        f"server.memory.pagecache.size={memory.page_cache}m",
        "db.tx_log.rotation.retention_policy=1 files",
        "db.tx_log.preallocate=false",
        *QUICK_STOP,
        *extra,
    ]
    return "\n".join(lines) + "\n"


def command(java: Java, jars: Jars, folder: DataFolder, memory: Memory) -> list[str]:
    """Return the command that runs the server; its class path lies in an argument file."""
    arguments = folder.home / "conf" / "java.args"
    class_path = os.pathsep.join(str(path) for path in (*jars.plugin, *jars.server))
    quoted = class_path.replace("\\", "\\\\").replace('"', '\\"')
    arguments.write_text(f'-cp "{quoted}"\n', encoding="utf-8")
    options = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in OPENED]
    if java.has_vector_module:
        options += ["--add-modules", VECTOR_MODULE]
    return [
        str(java.path),
        f"-Xms{min(256, memory.heap)}m",
        f"-Xmx{memory.heap}m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        "--enable-native-access=ALL-UNNAMED",
        *options,
        f"@{arguments}",
        MAIN_CLASS,
        f"--home-dir={folder.home}",
        f"--config-dir={folder.home / 'conf'}",
    ]


def link_plugins(folder: DataFolder, jars: Jars) -> None:
    """Make the plugin folder hold links to exactly the locked jars."""
    plugins = folder.home / "plugins"
    wanted = {path.name: path for path in jars.plugin}
    for there in plugins.iterdir():
        if there.name not in wanted or there.resolve() != wanted[there.name]:
            there.unlink()
    for name, path in wanted.items():
        if not (plugins / name).exists():
            (plugins / name).symlink_to(path)
