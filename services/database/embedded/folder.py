"""The data folder of a project: what lies where, and the login kept in it."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from graph_schema.errors import DatabaseError

USERNAME = "neo4j"
ROUNDS = 1024


@dataclass(frozen=True, slots=True)
class ServerRecord:
    """What a running server's guard writes down; ``started`` as :func:`processes.start_time` tells it."""

    guard_pid: int
    guard_started: float
    pid: int
    started: float
    bolt_port: int
    http_port: int


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A folder with one embedded server's data, logs, login and locks."""

    path: Path

    @property
    def home(self) -> Path:
        return self.path / "neo4j"

    @property
    def logs(self) -> Path:
        return self.home / "logs"

    @property
    def console(self) -> Path:
        return self.logs / "console.log"

    @property
    def record_file(self) -> Path:
        return self.path / "server.json"

    @property
    def password_file(self) -> Path:
        return self.path / "password"

    @property
    def never_ready_file(self) -> Path:
        """There from before a store's first start until that start has answered; it goes wherever the store goes."""
        return self.home / "data" / "never-ready"

    @property
    def users_lock(self) -> Path:
        return self.path / "users.lock"

    @property
    def start_lock(self) -> Path:
        return self.path / "start.lock"

    @property
    def keep_file(self) -> Path:
        return self.path / "keep-running"

    def make(self) -> None:
        """Create the folder, for its owner only. Raises DatabaseError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            for name in ("conf", "data", "logs", "plugins", "run", "import"):
                (self.home / name).mkdir(parents=True, exist_ok=True)
            (self.path / ".gitignore").write_text("*\n", encoding="utf-8")
        except OSError as error:
            raise DatabaseError(
                f"cannot write the data folder {self.path}: {error.strerror or error}; make room or rights there, "
                "or set INTEREST_GRAPH_HOME to another folder"
            ) from error

    def read_record(self) -> ServerRecord | None:
        try:
            return ServerRecord(**json.loads(self.record_file.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def write_record(self, record: ServerRecord) -> None:
        write_private(self.record_file, json.dumps(asdict(record)))

    def read_password(self) -> str | None:
        try:
            return self.password_file.read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None

    def set_password_once(self) -> str:
        """Return the password; before a store's first start, hand it to the server, made now if there is none.

        Neo4j reads ``data/dbms/auth.ini`` when it creates its user store, as `neo4j-admin dbms
        set-initial-password` writes it; the password itself is never on a command line.
        """
        initial = self.home / "data" / "dbms" / "auth.ini"
        known = self.read_password()
        if (self.home / "data" / "databases").exists():
            if known is None:
                raise DatabaseError(
                    f"{self.password_file} is missing, and without it nobody can log in to the data beside it: "
                    "restore the file (one line, the password), or move the data folder away and load again"
                )
            return known
        password = known or secrets.token_urlsafe(18)
        initial.parent.mkdir(parents=True, exist_ok=True)
        self.never_ready_file.touch()
        write_private(initial, credential(password, secrets.token_bytes(32)))
        if known is None:
            write_private(self.password_file, password + "\n")
        return password


def credential(password: str, salt: bytes) -> str:
    """Return the line that Neo4j stores for its user: salted SHA-256, 1024 rounds."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USERNAME}:SHA-256,{digest.hex()},{salt.hex()},{ROUNDS}:"


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read; it appears whole or not at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    part.replace(path)
