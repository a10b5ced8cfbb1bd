"""Identities that two laptops can make without asking each other."""

from __future__ import annotations

import secrets
import threading
import uuid
from datetime import datetime

_lock = threading.Lock()
_last = 0


def new_uid(at: datetime) -> bytes:
    """A UUIDv7 (RFC 9562) of 16 bytes, greater than every one made before in this process."""
    return new_uids(at, 1)[0]


def new_uids(at: datetime, count: int) -> list[bytes]:
    """``count`` increasing identities; 62 random bits make a start, then we count up."""
    global _last
    with _lock:
        first = max(_uid_at(at), _last + 1)
        _last = first + count - 1
        return [_stamped(number) for number in range(first, first + count)]


def _uid_at(at: datetime) -> int:
    """48 bits of milliseconds, then 74 bits to tell identities of one millisecond apart."""
    return (int(at.timestamp() * 1000) << 74) | (secrets.randbits(48) << 24)


def _stamped(number: int) -> bytes:
    """Lay the version and variant bits into a 122-bit number."""
    high, middle, low = number >> 74, (number >> 62) & 0xFFF, number & ((1 << 62) - 1)
    return ((high << 80) | (0x7 << 76) | (middle << 64) | (0x2 << 62) | low).to_bytes(16, "big")


def uid_text(uid: bytes) -> str:
    """The identity as people and other programs write it."""
    return str(uuid.UUID(bytes=uid))
