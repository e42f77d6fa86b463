"""The jar cache: fetched once, checked by hash, whole or not there."""

from __future__ import annotations

import hashlib
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from graph_schema.errors import DatabaseError
from services.database.embedded import download, jars
from services.database.embedded.jar_lock import Jar, read_jar_lock
from services.database.embedded.jars import provide_jars

CONTENTS = {"alpha": b"a" * 200_000, "beta": b"b" * 10, "gamma": b"c" * 70_000}


def jar_of(name: str, is_plugin: bool = False) -> Jar:
    content = CONTENTS[name]
    return Jar(f"org.example:{name}:1.0", hashlib.sha256(content).hexdigest(), len(content), is_plugin)


JARS = (jar_of("alpha"), jar_of("beta"), jar_of("gamma", is_plugin=True))


@dataclass
class Repository:
    """A Maven repository on loopback; ``served`` beats the true content, ``broken`` names answer 503 so often."""

    url: str = ""
    asked: Counter[str] = field(default_factory=Counter)
    served: dict[str, bytes] = field(default_factory=dict)
    broken: Counter[str] = field(default_factory=Counter)
    cut_off: set[str] = field(default_factory=set)


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch) -> Iterator[Repository]:
    found = Repository()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.split("/")[-3]
            found.asked[name] += 1
            if found.broken[name] > 0:
                found.broken[name] -= 1
                self.send_error(503)
                return
            body = found.served.get(name, CONTENTS[name])
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2] if name in found.cut_off else body)

        def log_message(self, format: str, *args: object) -> None:
            return

    monkeypatch.setattr(download, "FIRST_PAUSE", 0.01)
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        found.url = f"http://127.0.0.1:{server.server_port}/maven2/"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield found
        server.shutdown()
        thread.join()


def test_fetches_all_jars_once(repository: Repository, tmp_path: Path) -> None:
    found = provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    again = provide_jars(folder=tmp_path, jars=JARS, base_url="http://127.0.0.1:9/")
    assert found == again
    assert [path.read_bytes() for path in (*found.server, *found.plugin)] == list(CONTENTS.values())
    assert [path.name for path in found.plugin] == ["gamma-1.0.jar"]
    assert repository.asked == {"alpha": 1, "beta": 1, "gamma": 1}


@pytest.mark.parametrize("damage", [b"x" * 200_000, b"short", None], ids=["changed", "cut", "removed"])
def test_fetches_a_damaged_jar_again_and_no_other(repository: Repository, tmp_path: Path, damage: bytes | None) -> None:
    found = provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    if damage is None:
        found.server[0].unlink()
    else:
        found.server[0].write_bytes(damage)
    provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    assert found.server[0].read_bytes() == CONTENTS["alpha"]
    assert repository.asked == {"alpha": 2, "beta": 1, "gamma": 1}


def test_refuses_a_jar_with_another_hash_and_keeps_the_others(repository: Repository, tmp_path: Path) -> None:
    repository.served["alpha"] = b"z" * 200_000
    with pytest.raises(DatabaseError, match="SHA-256"):
        provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    assert not list(tmp_path.rglob("alpha*.jar"))
    assert not list(tmp_path.rglob("*.part"))
    repository.served.clear()
    provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    assert repository.asked["beta"] == 1


def test_tries_again_when_the_repository_stumbles(repository: Repository, tmp_path: Path) -> None:
    repository.broken["beta"] = 2
    found = provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    assert found.server[1].read_bytes() == CONTENTS["beta"]
    assert repository.asked["beta"] == 3


def test_says_what_to_do_when_a_download_is_cut_off(repository: Repository, tmp_path: Path) -> None:
    repository.cut_off.add("alpha")
    with pytest.raises(DatabaseError, match=r"alpha-1\.0\.jar.*INTEREST_GRAPH_MAVEN_URL"):
        provide_jars(folder=tmp_path, jars=JARS, base_url=repository.url)
    assert not list(tmp_path.rglob("alpha*.jar"))


def test_says_what_to_do_when_no_repository_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download, "FIRST_PAUSE", 0.01)
    with pytest.raises(DatabaseError, match="check the network"):
        provide_jars(folder=tmp_path, jars=JARS[:1], base_url="http://127.0.0.1:9/")


def test_says_what_to_do_when_the_cache_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="INTEREST_GRAPH_CACHE"):
        provide_jars(folder=tmp_path / "file", jars=JARS, base_url="http://127.0.0.1:9/")


def test_the_repository_comes_from_our_setting_then_from_mavens_mirror(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("INTEREST_GRAPH_MAVEN_URL", raising=False)
    default = jars.repository_url()
    assert default.startswith("https://")
    (tmp_path / ".m2").mkdir()
    (tmp_path / ".m2" / "settings.xml").write_text(
        '<settings xmlns="http://maven.apache.org/SETTINGS/1.2.0"><mirrors><mirror>'
        "<mirrorOf>*</mirrorOf><url> http://mirror.example/m2 </url></mirror></mirrors></settings>"
    )
    assert jars.repository_url() == "http://mirror.example/m2"
    monkeypatch.setenv("INTEREST_GRAPH_MAVEN_URL", "http://ours.example/")
    assert jars.repository_url() == "http://ours.example/"


def test_the_lock_names_no_artifact_twice_and_no_address() -> None:
    locked = read_jar_lock()
    names = [jar.coordinate.rsplit(":", 1)[0] for jar in locked if jar.coordinate.count(":") == 2]
    assert len(names) == len(set(names))
    assert {len(jar.sha256) for jar in locked} == {64}
    assert not any("//" in jar.coordinate for jar in locked)
    assert any(jar.is_plugin for jar in locked)


def test_a_classifier_is_part_of_the_file_name() -> None:
    jar = replace(JARS[0], coordinate="io.netty:netty-epoll:4.2:linux-x86_64")
    assert jar.path == "io/netty/netty-epoll/4.2/netty-epoll-4.2-linux-x86_64.jar"
