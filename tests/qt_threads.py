"""Watches that no thread but the first one loads what makes classes of Qt's kind.

PySide enters each such class in a table that Qt's own code reads without Python's lock; see
``cockpit/ui/background.py``.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import shiboken6

_OF_QT = ("PySide6", "pyqtgraph", "cockpit.ui.")
_seen: list[str] = []


class _Watch(MetaPathFinder):
    """Finds nothing; it is asked first, whoever loads."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        beside = threading.current_thread() is not threading.main_thread()
        if beside and fullname.startswith(_OF_QT):
            _seen.append(fullname)
        return None


def watch() -> None:
    """From now on; asked once a process."""
    sys.meta_path.insert(0, _Watch())


def taken() -> list[str]:
    """What was loaded by another thread and makes classes of Qt's kind; each is told once."""
    names = list(_seen)
    del _seen[: len(names)]
    return [name for name in names if _makes_classes(name)]


def _makes_classes(name: str) -> bool:
    if not name.startswith("cockpit.ui."):
        return True
    found = vars(sys.modules.get(name, object)).values()
    return any(
        isinstance(one, type)
        and one.__module__ == name
        and issubclass(one, shiboken6.Shiboken.Object)
        for one in found
    )
