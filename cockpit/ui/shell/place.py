"""Where the window was, and how large."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from cockpit.ui.shell.memory import Memory

_GEOMETRY = "window.geometry"
_USUAL = (1440, 900)
# Room for the system's own title bar, which Qt does not count.
_FRAME = 40


def restore_place(window: QMainWindow, memory: Memory) -> None:
    """Put the window where it was; the first time, as large as usual and fits."""
    kept = memory.get(_GEOMETRY, "")
    if kept and window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "ignore"))):
        return
    room = window.screen().availableGeometry()
    window.resize(min(_USUAL[0], room.width()), min(_USUAL[1], room.height() - _FRAME))


def keep_place(window: QMainWindow, memory: Memory) -> None:
    """Remember where the window is."""
    memory.put(_GEOMETRY, bytes(window.saveGeometry().toBase64().data()).decode("ascii"))
