"""The key of a data folder that stands between people and their pseudonyms."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from graph_schema.errors import SettingsError

NAME = "privacy.key"
KEY_BYTES = 32
DIGITS = 20
"""80 bits: among ten million people two share a pseudonym once in forty thousand million tries."""


@dataclass(frozen=True, slots=True)
class PrivacyKey:
    """Who has it can tell which pseudonym an id has; who has not, cannot even try ids out."""

    secret: bytes = field(repr=False)

    def pseudonym(self, user_id: str) -> str:
        """Return the same name for the same id, whichever load it comes with."""
        return f"p-{self._hash('user', user_id)}"

    def opaque(self, id: str) -> str:
        """Return what stands for an id of an event or a text, which may hold the person's own."""
        return f"o-{self._hash('fact', id)}"

    def subject(self, user_id: str) -> str:
        """Return what a kept report calls a person."""
        return self._hash("report", user_id)

    def _hash(self, purpose: str, id: str) -> str:
        text = f"{purpose}:{id}".encode("utf-8", "surrogatepass")
        return hmac.new(self.secret, text, hashlib.sha256).hexdigest()[:DIGITS]


def key_file(folder: Path) -> Path:
    """Return where the key of a data folder lies."""
    return folder / NAME


def read_or_make_key(folder: Path) -> PrivacyKey:
    """Return the folder's key; the first time, make one that only its owner can read.

    Raises SettingsError when others can read the file or when it is damaged.
    """
    path = key_file(folder)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _make(path)
    if path.stat().st_mode & 0o077:
        raise SettingsError(
            f"{path}: others can read the key of the pseudonyms: run `chmod 600 {path}`, and if somebody may have read "
            "it, delete the graph and the key and load again"
        )
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (ValueError, UnicodeDecodeError):
        secret = b""
    if len(secret) != KEY_BYTES:
        raise SettingsError(
            f"{path}: is not the key as it was made (64 hex digits): restore it from a backup; with another key "
            "the same people get other pseudonyms"
        )
    return PrivacyKey(secret)


def _make(path: Path) -> None:
    """Write a whole file under another name and link it, so that of two processes one wins."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(part, path)
    except FileExistsError:
        pass  # the other process's key is the one
    finally:
        part.unlink()
