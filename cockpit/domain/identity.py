"""Identities that two laptops can make without asking each other."""

from __future__ import annotations

import secrets
import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime


class Identities:
    """Makes UUIDv7s (RFC 9562) of 16 bytes, each greater than all it made before.

    ``random_bits`` gives a number of that many random bits; with a seeded one the same
    identities come out again, for data that is made up.
    """

    def __init__(self, random_bits: Callable[[int], int] = secrets.randbits) -> None:
        self._random_bits = random_bits
        self._lock = threading.Lock()
        self._last = 0

    def take(self, at: datetime, count: int) -> list[bytes]:
        """``count`` increasing identities: random bits make a start, then we count up."""
        with self._lock:
            first = max(self._first_at(at), self._last + 1)
            self._last = first + count - 1
            return [_stamped(number) for number in range(first, first + count)]

    def _first_at(self, at: datetime) -> int:
        """48 bits of milliseconds, then 74 bits to tell identities of one millisecond apart."""
        return (int(at.timestamp() * 1000) << 74) | (self._random_bits(48) << 24)


OURS = Identities()


def _stamped(number: int) -> bytes:
    """Lay the version and variant bits into a 122-bit number."""
    high, middle, low = number >> 74, (number >> 62) & 0xFFF, number & ((1 << 62) - 1)
    return ((high << 80) | (0x7 << 76) | (middle << 64) | (0x2 << 62) | low).to_bytes(16, "big")


def made_at(uid: bytes) -> datetime:
    """The instant at which an identity was made, to the millisecond, in UTC."""
    return datetime.fromtimestamp(int.from_bytes(uid[:6], "big") / 1000, UTC)


def uid_text(uid: bytes) -> str:
    """The identity as people and other programs write it."""
    return str(uuid.UUID(bytes=uid))
