"""Fetches locked jars into the cache: several at once, each checked by hash before it counts."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from collections.abc import Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

import requests

from graph_schema.errors import DatabaseError
from services.database.embedded.jar_lock import Jar
from services.observability.progress import Progress, Step

AT_ONCE = 8
TRIES = 4
FIRST_PAUSE = 1.0
"""Seconds before the second try; each further pause is twice as long."""
TIMEOUT = (15, 60)
CHUNK = 1 << 16


class BrokenDownloadError(OSError):
    """What arrived is not what the lock file names."""


@dataclass
class Download:
    """One round of fetching; ``is_stopped`` makes the threads end early."""

    base_url: str
    folder: Path
    step: Step
    session: requests.Session = field(default_factory=requests.Session)
    is_stopped: threading.Event = field(default_factory=threading.Event)
    counting: threading.Lock = field(default_factory=threading.Lock)

    def fetch(self, jar: Jar) -> None:
        """Fetch one jar, with several tries. Raises DatabaseError."""
        url = f"{self.base_url.rstrip('/')}/{jar.path}"
        for attempt in range(1, TRIES + 1):
            counted = [0]
            try:
                return self._fetch_once(url, jar, counted)
            except (requests.RequestException, BrokenDownloadError) as error:
                self._count(-counted[0])
                if self.is_stopped.is_set():
                    return None  # another jar failed, and its error is the one to show
                if attempt == TRIES:
                    raise DatabaseError(
                        f"cannot fetch {jar.name} from {url}: {error}; check the network, or set "
                        "INTEREST_GRAPH_MAVEN_URL to a Maven repository you can reach, and run the command again"
                    ) from error
                self.is_stopped.wait(FIRST_PAUSE * 2 ** (attempt - 1))
        return None

    def _fetch_once(self, url: str, jar: Jar, counted: list[int]) -> None:
        target = self.folder / jar.path
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        digest = hashlib.sha256()
        try:
            with self.session.get(url, stream=True, timeout=TIMEOUT) as response, part.open("wb") as file:
                response.raise_for_status()
                for chunk in response.iter_content(CHUNK):
                    if self.is_stopped.is_set():
                        raise BrokenDownloadError("stopped")
                    file.write(chunk)
                    digest.update(chunk)
                    counted[0] += len(chunk)
                    self._count(len(chunk))
            if digest.hexdigest() != jar.sha256:
                raise BrokenDownloadError(f"its SHA-256 is {digest.hexdigest()}, not {jar.sha256}")
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    def _count(self, n: int) -> None:
        with self.counting:
            self.step.advance(n)


def download(jars: Sequence[Jar], folder: Path, base_url: str, progress: Progress) -> None:
    """Fetch the jars below ``folder``. Raises DatabaseError; jars that arrived whole stay."""
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    size = sum(jar.size for jar in jars)
    with progress.step(f"Fetching {len(jars)} jars of Neo4j", total=size, unit="bytes") as step:
        job = Download(base_url, folder, step)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            futures = [pool.submit(job.fetch, jar) for jar in sorted(jars, key=lambda jar: -jar.size)]
            try:
                wait(futures, return_when=FIRST_EXCEPTION)
            finally:
                job.is_stopped.set()
                pool.shutdown(cancel_futures=True)
        for future in futures:
            if not future.cancelled():
                future.result()


def _sweep(folder: Path, older_than: float = 3600.0) -> None:
    """Remove what an interrupted download left behind, in seconds of age."""
    for part in folder.rglob(".*.part"):
        if time.time() - part.stat().st_mtime > older_than:
            part.unlink(missing_ok=True)
