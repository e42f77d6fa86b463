"""What others wrote is here whole, with its licence."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "web" / "pages" / "static" / "vendor"
VENDOR = json.loads((FOLDER / "vendor.json").read_text(encoding="utf-8"))


def test_the_bundle_is_the_one_that_was_recorded() -> None:
    assert hashlib.sha256((FOLDER / VENDOR["file"]).read_bytes()).hexdigest() == VENDOR["sha256"]


def test_every_package_has_a_version_and_its_licence() -> None:
    for package in VENDOR["packages"]:
        assert package["version"]
        assert "Permission is hereby granted" in (FOLDER / package["licence_file"]).read_text(encoding="utf-8")
