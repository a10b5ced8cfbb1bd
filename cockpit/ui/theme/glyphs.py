"""The small drawings a style sheet points at, as files that exist only in memory.

A Qt style sheet takes pictures by address alone. Coloured copies of a few icons are therefore
registered in Qt's resource system (the binary format of its resource compiler, version 1), one
folder per set of colours, so that nothing is written to disk.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

from PySide6.QtCore import qRegisterResourceData

_FORMAT = 1
_DIRECTORY = 2
_HASH_MASK = 0xF0000000

# Qt reads these for as long as the process lives.
_registered: dict[str, tuple[bytes, bytes, bytes]] = {}


@dataclass
class _Node:
    name: str
    content: bytes | None = None
    children: list[_Node] = field(default_factory=list)


def publish(folder: str, files: dict[str, bytes]) -> str:
    """Make the files readable at ``:/cockpit/<folder>/<name>``; returns that folder."""
    if folder not in _registered:
        leaves = [_Node(name, content) for name, content in files.items()]
        root = _Node("", children=[_Node("cockpit", children=[_Node(folder, children=leaves)])])
        _registered[folder] = _compile(root)
        tree, names, data = _registered[folder]
        qRegisterResourceData(_FORMAT, tree, names, data)
    return f":/cockpit/{folder}"


def _compile(root: _Node) -> tuple[bytes, bytes, bytes]:
    tree, names, data = bytearray(), bytearray(), bytearray()
    level, next_child = [root], 1
    while level:
        below: list[_Node] = []
        for node in level:
            at = 0 if node is root else _add_name(names, node.name)
            if node.content is None:
                children = sorted(node.children, key=_hash_of)
                tree += struct.pack(">IHII", at, _DIRECTORY, len(children), next_child)
                next_child += len(children)
                below += children
            else:
                tree += struct.pack(">IHHHI", at, 0, 0, 1, len(data))
                data += struct.pack(">I", len(node.content)) + node.content
        level = below
    return bytes(tree), bytes(names), bytes(data)


def _add_name(names: bytearray, name: str) -> int:
    at = len(names)
    names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
    return at


def _hash_of(node: _Node) -> int:
    return _hash(node.name)


def _hash(name: str) -> int:
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & _HASH_MASK) >> 23
        value &= ~_HASH_MASK
    return value
