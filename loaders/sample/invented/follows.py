"""Who follows whom: readers with shared themes find one another."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from loaders.sample.invented.choices import LATEST, Reading
from loaders.sample.invented.readers import Reader

FollowRow = tuple[str, str, str]


def follow_rows(readers: Sequence[Reader], readings: Sequence[Reading]) -> list[FollowRow]:
    """Return (user_id, friend_id, at), sorted; each tie lies in the time both readers are active or later."""
    first_seen: dict[str, datetime] = {}
    for reading in readings:
        known = first_seen.setdefault(reading.reader.user_id, reading.at)
        first_seen[reading.reader.user_id] = min(known, reading.at)
    active = [reader for reader in readers if reader.user_id in first_seen and len(reader.interests) > 0]
    ties: dict[tuple[str, str], str] = {}
    for reader in active:
        random = Random(f"{reader.user_id}/follows")
        for friend in _choose_friends(reader, active, random):
            ties.setdefault((reader.user_id, friend.user_id), _when(reader, friend, first_seen, random))
            if random.random() < 0.3:
                ties.setdefault((friend.user_id, reader.user_id), _when(reader, friend, first_seen, random))
    return sorted((user_id, friend_id, at) for (user_id, friend_id), at in ties.items())


def _choose_friends(reader: Reader, active: Sequence[Reader], random: Random) -> list[Reader]:
    friends: list[Reader] = []
    for _ in range(random.choices((0, 1, 2, 3), (4, 6, 2, 1))[0]):
        others = [other for other in active if other is not reader and other not in friends]
        friends.append(random.choices(others, [_kinship(reader, other) for other in others])[0])
    return friends


def _kinship(reader: Reader, other: Reader) -> float:
    shared = sum(
        strength * other.interests[theme] for theme, strength in reader.interests.items() if theme in other.interests
    )
    return (0.004 + shared**2) * (1.5 if reader.language == other.language else 1.0)


def _when(reader: Reader, friend: Reader, first_seen: dict[str, datetime], random: Random) -> str:
    both = max(first_seen[reader.user_id], first_seen[friend.user_id])
    at = both + timedelta(minutes=int(random.random() * (LATEST - both).total_seconds() / 60))
    return at.strftime("%Y-%m-%dT%H:%M:00Z")
