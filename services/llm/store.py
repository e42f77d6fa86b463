"""The file of replies, calls and servers: what was paid for once is never asked again."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path

from graph_schema.errors import SettingsError

NAME = "models.sqlite"
SCHEMA = Path(__file__).with_name("store.sql")
BUSY_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it is counted; ``outcome`` is ok, invalid, failed or batch, ``cost`` None for an unknown price.

    ``texts`` is how many texts shared it, ``guessed_tokens`` what its input was thought to be.
    """

    at: float
    run: str
    job: str
    prompt: str
    model: str
    outcome: str
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    guessed_tokens: int
    texts: int
    milliseconds: int
    cost: float | None


@dataclass(frozen=True, slots=True)
class Spent:
    """The sum of a group of calls; ``cost`` leaves out the ``unpriced`` ones."""

    job: str
    prompt: str
    model: str
    calls: int
    unusable: int
    texts: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    guessed_tokens: int
    milliseconds: int
    cost: float
    unpriced: int


class ModelStore:
    """An SQLite file that threads and processes share; readable by its owner only."""

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises SettingsError when that cannot be."""
        self.path = path
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600, exist_ok=True)
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, check_same_thread=False, isolation_level=None
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA secure_delete = ON")
            self._connection.executescript(SCHEMA.read_text(encoding="utf-8"))
        except (OSError, sqlite3.Error) as error:
            raise SettingsError(
                f"{path}: the replies of language models cannot be kept there ({error}); free the place, "
                "or remove the file: replies are then paid for again"
            ) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def reply(self, key: str) -> str | None:
        """Return the stored reply, as JSON."""
        with self._lock:
            row = self._connection.execute("SELECT reply FROM replies WHERE key = ?", [key]).fetchone()
        return None if row is None else str(row[0])

    def keep(self, key: str, about: str | None, model: str, prompt: str, version: int, reply: str, at: float) -> None:
        """Store a reply; ``about`` is the user whom it concerns."""
        row = [key, about and _hidden(about), model, prompt, version, reply, at]
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO replies VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def drop(self, key: str) -> None:
        """Forget one reply."""
        with self._lock:
            self._connection.execute("DELETE FROM replies WHERE key = ?", [key])

    def forget(self, about: str, name: str | None = None) -> int:
        """Erase every reply that concerns this user, from the file itself too; return how many.

        A reply that is not one person's, such as a query about two, goes where it quotes the id or the name.
        """
        quoted = _quoted([about, *([name] if name else [])])
        with self._transaction() as connection:
            erased = connection.execute("DELETE FROM replies WHERE about = ?", [_hidden(about)]).rowcount
            rows = connection.execute("SELECT key, reply FROM replies WHERE about IS NULL")
            keys = [(key,) for key, reply in rows if quoted.search(reply)]
            connection.executemany("DELETE FROM replies WHERE key = ?", keys)
        with self._lock:
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return erased + len(keys)

    def count(self, call: Call, receipt: str | None = None) -> None:
        """Write down what a call used; under the same receipt only once."""
        with self._transaction() as connection:
            if receipt and not connection.execute("INSERT OR IGNORE INTO receipts VALUES (?)", [receipt]).rowcount:
                return
            connection.execute("INSERT INTO calls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", list(astuple(call)))

    def spent(self, run: str | None = None, since: float = 0.0) -> tuple[Spent, ...]:
        """Return the sums by job, prompt and model, of one run or of all since a time."""
        with self._lock:
            rows = self._connection.execute(
                """
                SELECT job, prompt, model, count(*), sum(outcome NOT IN ('ok', 'batch')), sum(texts), sum(input_tokens),
                       sum(cached_tokens), sum(output_tokens), sum(guessed_tokens), sum(milliseconds),
                       coalesce(sum(cost), 0.0), sum(cost IS NULL)
                FROM calls WHERE (? IS NULL OR run = ?) AND at >= ?
                GROUP BY job, prompt, model ORDER BY job, prompt, model
                """,
                [run, run, since],
            ).fetchall()
        return tuple(Spent(*row) for row in rows)

    def method(self, endpoint: str) -> str | None:
        """Return the way in which a server is best asked, as far as that was found out."""
        with self._lock:
            row = self._connection.execute("SELECT method FROM servers WHERE endpoint = ?", [endpoint]).fetchone()
        return None if row is None else str(row[0])

    def learn(self, endpoint: str, method: str) -> None:
        """Remember how a server is best asked, and forgive what went wrong so far."""
        with self._lock:
            self._connection.execute("INSERT OR REPLACE INTO servers VALUES (?, ?, 0)", [endpoint, method])

    def strike(self, endpoint: str, method: str) -> int:
        """Count a failure of this way of asking; return how many there were in a row."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO servers VALUES (?, ?, 1) ON CONFLICT (endpoint) DO UPDATE SET strikes = strikes + 1",
                [endpoint, method],
            )
            row = connection.execute("SELECT strikes FROM servers WHERE endpoint = ?", [endpoint]).fetchone()
        return int(row[0])

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")


def forget_replies(folder: Path, user_id: str, name: str | None) -> int:
    """Erase what models replied about a user, where the data folder keeps replies at all; return how many."""
    path = folder / NAME
    if not path.exists():
        return 0
    store = ModelStore(path)
    try:
        return store.forget(user_id, name)
    finally:
        store.close()


def _hidden(user_id: str) -> str:
    return hashlib.sha256(user_id.encode("utf-8", "surrogatepass")).hexdigest()


def _quoted(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds one of some words in a stored reply: as a whole value, or between quotation marks of Cypher."""
    spelled = "|".join(re.escape(json.dumps(word, ensure_ascii=False)[1:-1]) for word in words)
    return re.compile(rf"[\"'](?:{spelled})\\*[\"']", re.IGNORECASE)
