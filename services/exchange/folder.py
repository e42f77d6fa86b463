"""A folder that appears when all of it is written, and not before."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_schema.errors import ExportError


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a hidden folder beside ``path`` that takes its place at the end; after an error nothing is left.

    Only the owner can look into it, for what is exported speaks of people. Raises ExportError where something is in
    the way.
    """
    if path.is_symlink() or (path.exists() and not path.is_dir()) or (path.is_dir() and any(path.iterdir())):
        raise ExportError(f"{path}: something is there already; choose a new folder, or remove it first")
    path.parent.mkdir(parents=True, exist_ok=True)
    hidden = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    try:
        yield hidden
        hidden.replace(path)
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
