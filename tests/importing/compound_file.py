"""Writes a compound file (OLE), as Excel does around a workbook that has a password."""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR, _ENTRY = 512, 128
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STREAM, _ROOT = 2, 5


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """A version 3 file of up to three streams, each longer than 4,096 bytes, in its root."""
    chains: list[int] = [_FAT, _END]
    placed, body = [], b""
    for data in streams.values():
        first, count = len(chains), -(-len(data) // _SECTOR)
        placed.append((first, len(data)))
        chains += [*range(first + 1, first + count), _END]
        body += data.ljust(count * _SECTOR, b"\0")
    assert len(chains) <= _SECTOR // 4
    table = struct.pack(f"<{_SECTOR // 4}I", *chains, *[_FREE] * (_SECTOR // 4 - len(chains)))
    entries = [_entry("Root Entry", _ROOT, _NONE, 1, _END, 0)]
    for at, (name, (first, size)) in enumerate(zip(streams, placed, strict=True), 1):
        following = at + 1 if at < len(streams) else _NONE
        entries.append(_entry(name, _STREAM, following, _NONE, first, size))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    return _header() + table + directory + body


def _header() -> bytes:
    magic = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    sizes = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    numbers = struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0)
    places = struct.pack("<109I", 0, *[_FREE] * 108)
    return magic + sizes + numbers + places


def _entry(name: str, kind: int, following: int, child: int, first: int, size: int) -> bytes:
    told = name.encode("utf-16le") + b"\0\0"
    head = told.ljust(64, b"\0") + struct.pack("<HBB", len(told), kind, 1)
    links = struct.pack("<III", _NONE, following, child) + bytes(36)
    return head + links + struct.pack("<IQ", first, size)
