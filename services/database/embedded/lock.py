"""Writes the jar lock: ``python -m services.database.embedded.lock`` resolves, fetches and hashes every jar."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click
from jgo.maven import MavenContext

from services.database.embedded.jar_lock import LOCK_FILE

SERVER = (
    "org.neo4j.app:neo4j-server:2026.08.1",
    "org.neo4j:neo4j:2026.08.1",
    "org.neo4j.client:neo4j-browser:5.24.0",
)
PLUGIN = ("org.neo4j.gds:opengds-extension:2.26.0", "org.neo4j.gds:proc:2.26.0")
TEST_LIBRARIES = {"junit", "org.mockito", "org.hamcrest", "net.bytebuddy", "org.objenesis"}


def resolve(context: MavenContext, roots: tuple[str, ...]) -> dict[str, Path]:
    """Return coordinate to file for the roots and all they need at run time."""
    wanted = [context.create_dependency(root) for root in roots]
    named, needed = context.resolver.resolve(wanted)
    found: dict[str, Path] = {}
    for dependency in (*named, *needed):
        if dependency.groupId in TEST_LIBRARIES or dependency.type != "jar":
            continue
        parts = (dependency.groupId, dependency.artifactId, dependency.version, dependency.classifier)
        found[":".join(part for part in parts if part)] = dependency.artifact.resolve()
    return found


def section(title: str, jars: dict[str, Path]) -> str:
    """Return the TOML of one part of the lock, in alphabetical order."""
    lines = []
    for coordinate, path in sorted(jars.items()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines += [f"[[{title}]]", f'coordinate = "{coordinate}"', f'sha256 = "{digest}"']
        lines += [f"size = {path.stat().st_size}", ""]
    return "\n".join(lines)


def without_version(coordinate: str) -> tuple[str, str]:
    """Return group and artifact: what may be on a class path only once."""
    group, artifact, *_ = coordinate.split(":")
    return group, artifact


@click.command()
def main() -> None:
    """Resolve the versions named in this file and write jars.lock.toml beside it."""
    context = MavenContext(timeout=60)
    server = resolve(context, SERVER)
    there = {without_version(coordinate) for coordinate in server}
    resolved = resolve(context, PLUGIN)
    plugin = {name: path for name, path in resolved.items() if without_version(name) not in there}
    head = "# Written by `python -m services.database.embedded.lock`; do not edit.\n\n"
    LOCK_FILE.write_text(head + section("server", server) + "\n" + section("plugin", plugin), encoding="utf-8")
    click.echo(f"{LOCK_FILE}: {len(server)} jars of the server, {len(plugin)} of the plugin")


if __name__ == "__main__":
    main()
