"""The committed list of jars the embedded server is made of, with size and SHA-256."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

LOCK_FILE = Path(__file__).parent / "jars.lock.toml"


@dataclass(frozen=True, slots=True)
class Jar:
    """One Maven artifact; ``coordinate`` is ``group:artifact:version`` or ``group:artifact:version:classifier``.

    ``is_plugin`` when it belongs into the server's plugin folder. ``size`` is in bytes.
    """

    coordinate: str
    sha256: str
    size: int
    is_plugin: bool = False

    @property
    def name(self) -> str:
        """File name, as in every Maven repository."""
        _, artifact, version, *classifier = self.coordinate.split(":")
        return "-".join((artifact, version, *classifier)) + ".jar"

    @property
    def path(self) -> str:
        """Path below the base of a Maven repository, with forward slashes."""
        group, artifact, version, *_ = self.coordinate.split(":")
        return "/".join((*group.split("."), artifact, version, self.name))


def read_jar_lock(path: Path = LOCK_FILE) -> tuple[Jar, ...]:
    """Return the locked jars: those of the server first, then the plugin's."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Jar(jar["coordinate"], jar["sha256"], jar["size"], is_plugin)
        for section, is_plugin in (("server", False), ("plugin", True))
        for jar in content[section]
    )
