"""A small split folder in which everything has a plain right answer."""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

USERS, SHELF = 10, 12
TABLES: Mapping[str, Sequence[str]] = {
    "items": ["item,title,text", *(f"i{n},Book {n},Book {n} . shelf" for n in range(SHELF)), "cold,Book,Book . new"],
    "social": ["user,friend", "u0,u1", "new,u0"],
    "item_tags": [
        "user,item,tag",
        "u0,i0,kept",
        "u0,i8,told",
        "u1,cold,told",
        "new,i1,second",
        "new,i5,told",
        "x,i3,of",
    ],
    "train": [
        "user,item,t,fold",
        *(f"u{u},i{(u + n) % SHELF},{100 - n},{'valid' if n == 7 else 'fit'}" for u in range(USERS) for n in range(8)),
    ],
    "test": ["user,item", *(f"u{u},i{(u + 8) % SHELF}" for u in range(USERS))],
    "cold_items_train": ["user,item", *(f"u{u},i{(u + n) % SHELF}" for u in range(USERS) for n in range(8))],
    "cold_items_test": ["user,item", "u1,cold", "u2,cold"],
    "new_users_train": ["user,item", *(f"u{u},i{(u + n) % SHELF}" for u in range(USERS) for n in range(8))],
    "new_users_profile": ["user,item,n", "new,i2,3", "new,i0,1", "new,i1,2"],
    "new_users_test": ["user,item", "new,i5", "new,i6"],
}


def write_split(folder: Path, without: Sequence[str] = (), **tables: Sequence[str]) -> Path:
    """Write the tables but ``without``, some of them with other rows."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in {**TABLES, **tables}.items():
        if name not in without:
            (folder / f"{name}.csv.gz").write_bytes(gzip.compress("\n".join(lines).encode() + b"\n"))
    return folder
