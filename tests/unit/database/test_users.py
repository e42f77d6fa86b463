"""Who uses a server: told apart from a guard that is about to stop it."""

from __future__ import annotations

import os
from pathlib import Path

from services.database.embedded.users import is_used, take_lease, try_lock_alone


def test_a_lease_is_a_use_and_a_stopping_guard_is_none(tmp_path: Path) -> None:
    path = tmp_path / "users.lock"
    assert not is_used(path)
    lease = take_lease(path)
    assert is_used(path)
    lease.release()
    assert not is_used(path)
    alone = try_lock_alone(path)
    assert alone is not None
    assert not is_used(path)
    os.close(alone)
