"""The jar cache: one for each person, shared by all data folders."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from filelock import FileLock

from graph_schema.errors import DatabaseError
from services.database.embedded.download import download
from services.database.embedded.jar_lock import Jar, read_jar_lock
from services.observability.progress import Progress, SilentProgress

STAMP = "verified.json"


@dataclass(frozen=True, slots=True)
class Jars:
    """Paths of the jars on this machine."""

    server: tuple[Path, ...]
    plugin: tuple[Path, ...]


def cache_folder() -> Path:
    """Return where jars are kept: INTEREST_GRAPH_CACHE, else the system's cache folder for this person."""
    if named := os.environ.get("INTEREST_GRAPH_CACHE"):
        return Path(named).expanduser().absolute()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "interest-graph"
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "interest-graph"


def repository_url() -> str:
    """Return the base of the Maven repository: our setting, Maven's own mirror setting, else the central one."""
    if named := os.environ.get("INTEREST_GRAPH_MAVEN_URL"):
        return named
    return _mirror(Path.home() / ".m2" / "settings.xml") or _central()


def _central() -> str:
    from jgo.constants import MAVEN_CENTRAL_URL

    return MAVEN_CENTRAL_URL


def _mirror(settings: Path) -> str | None:
    try:
        root = ElementTree.parse(settings).getroot()
    except (OSError, ElementTree.ParseError):
        return None
    for mirror in root.findall("{*}mirrors/{*}mirror"):
        of = {name.strip() for name in (mirror.findtext("{*}mirrorOf") or "").split(",")}
        if of & {"*", "central", "external:*"} and "!central" not in of:
            return (mirror.findtext("{*}url") or "").strip() or None
    return None


def provide_jars(
    progress: Progress | None = None,
    folder: Path | None = None,
    jars: Sequence[Jar] | None = None,
    base_url: str | None = None,
) -> Jars:
    """Return the jars, after fetching what is missing or not what the lock file names.

    The first time every file is hashed; later a file counts as the same while its size and time of change do.
    """
    locked = read_jar_lock() if jars is None else tuple(jars)
    root = (cache_folder() if folder is None else folder) / "jars"
    if not _is_verified(root, locked):
        _fetch_and_verify(root, locked, base_url, progress or SilentProgress())
    server = tuple(root / jar.path for jar in locked if not jar.is_plugin)
    return Jars(server, tuple(root / jar.path for jar in locked if jar.is_plugin))


def missing_jars(folder: Path | None = None) -> list[Jar]:
    """Return the locked jars that are not in the cache with the size they should have."""
    root = (cache_folder() if folder is None else folder) / "jars"
    return [jar for jar in read_jar_lock() if (seen := _seen(root / jar.path)) is None or seen[0] != jar.size]


def _fetch_and_verify(root: Path, locked: Sequence[Jar], base_url: str | None, progress: Progress) -> None:
    try:
        root.mkdir(parents=True, exist_ok=True)
        with FileLock(root / "fetch.lock"):
            if _is_verified(root, locked):
                return
            if missing := [jar for jar in locked if not _is_whole(root / jar.path, jar)]:
                download(missing, root, base_url or repository_url(), progress)
            _write_stamp(root, locked)
    except OSError as error:
        raise DatabaseError(
            f"cannot keep jars in {root}: {error.strerror or error}; make room there, or set "
            "INTEREST_GRAPH_CACHE to another folder"
        ) from error


def _is_whole(path: Path, jar: Jar) -> bool:
    if not path.is_file() or path.stat().st_size != jar.size:
        return False
    return hashlib.sha256(path.read_bytes()).hexdigest() == jar.sha256


def _seen(path: Path) -> list[int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return [found.st_size, found.st_mtime_ns]


def _is_verified(root: Path, locked: Sequence[Jar]) -> bool:
    try:
        stamp = json.loads((root / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return all(stamp.get(jar.sha256) == (_seen(root / jar.path) or "missing") for jar in locked)


def _write_stamp(root: Path, locked: Sequence[Jar]) -> None:
    stamp = {jar.sha256: _seen(root / jar.path) for jar in locked}
    part = root / f".{STAMP}.part"
    part.write_text(json.dumps(stamp), encoding="utf-8")
    part.replace(root / STAMP)
