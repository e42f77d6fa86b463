"""`make` after an installation that was killed half way begins afresh, says so, and ends with a sound environment."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PROJECT = """
[project]
name = "tiny"
version = "1"
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
BACKEND = """
import pathlib, time, zipfile

def build_editable(folder, config_settings=None, metadata_directory=None):
    name, here = "tiny-1-py3-none-any.whl", pathlib.Path(__file__).parent
    if (here / "slow").exists():
        (here / "building").touch()
        time.sleep(120)
    with zipfile.ZipFile(pathlib.Path(folder) / name, "w") as wheel:
        wheel.writestr("tiny.py", "")
        wheel.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        names = "tiny.py,,\\ntiny-1.dist-info/METADATA,,\\ntiny-1.dist-info/WHEEL,,\\n"
        wheel.writestr("tiny-1.dist-info/RECORD", names)
    return name

def build_wheel(folder, config_settings=None, metadata_directory=None):
    return build_editable(folder)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of one empty module with our Makefile, installed without any network."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "backend.py").write_text(BACKEND)
    (tmp_path / "constraints.txt").touch()
    return tmp_path


def install(project: Path) -> subprocess.Popen[str]:
    outside = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.Popen(
        ["make", f"PYTHON={sys.executable}", ".venv/.installed"],
        cwd=project,
        env={**outside, "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        process_group=0,
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
def test_an_installation_killed_half_way_is_begun_afresh(project: Path) -> None:
    (project / "slow").touch()
    with install(project) as killed:
        until = time.monotonic() + 60
        while not (project / "building").exists() and time.monotonic() < until:
            time.sleep(0.05)
        os.killpg(killed.pid, signal.SIGKILL)
    [packages] = (project / ".venv").glob("lib/python*/site-packages")
    (packages / "tiny-1.dist-info").mkdir()
    (project / "slow").unlink()
    with install(project) as again:
        said, _ = again.communicate(timeout=120)
    assert again.returncode == 0, said
    assert [line for line in said.splitlines() if "afresh" in line] == [
        "The last installation into .venv was not finished: starting it afresh"
    ]
    assert (packages / "tiny-1.dist-info" / "METADATA").exists()
    with install(project) as third:
        assert "up to date" in third.communicate(timeout=120)[0]
