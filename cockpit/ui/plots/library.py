"""The charting library: loaded while the window rests, or when it is first needed.

It makes classes of Qt's kind by the hundred, and only the GUI thread may: PySide 6.11 enters each
in a table that Qt's own code reads without Python's lock, so a class made in another thread can
take the program with it. It is loaded in pieces instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from importlib import import_module

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.in_pieces import InPieces

# The library takes every name of these when it is loaded; PySide makes each when it is first asked.
_OF_QT = (
    "PySide6.QtCore",
    "PySide6.QtGui",
    "PySide6.QtWidgets",
    "PySide6.QtSvg",
    "PySide6.QtTest",
    "PySide6.QtOpenGL",
    "PySide6.QtOpenGLWidgets",
)
# What else it needs and takes long.
_BESIDE = (
    "decimal",
    "cProfile",
    "importlib.resources",
    "numpy.typing",
    "pydoc",
    "multiprocessing.connection",
    "xml.etree.ElementTree",
)


class Library(QObject):
    """``arrived`` when charts can be drawn; ask ``is_here`` before waiting for it."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_here = False
        self._loading = InPieces(_pieces(), self)
        self._loading.done.connect(self._on_loaded)

    @property
    def is_coming(self) -> bool:
        """True while it is being loaded."""
        return self._loading.is_under_way

    def fetch(self, *, at_once: bool = False) -> None:
        """Load it, a piece a turn or at once; a second time costs nothing."""
        if self.is_here:
            return
        if at_once:
            self._loading.finish()
        else:
            self._loading.begin()

    @Slot()
    def _on_loaded(self) -> None:
        self.is_here = True
        self.arrived.emit()


def _pieces() -> Iterator[Callable[[], object]]:
    for name in _OF_QT:
        module = import_module(name)
        yield from (partial(getattr, module, each) for each in dir(module))
    yield from (partial(import_module, name) for name in _BESIDE)
    yield _load


def _load() -> None:
    import pyqtgraph as pg

    # Every plot has a parent that ends it; the library need not look for lost ones.
    pg.setConfigOptions(antialias=True, exitCleanup=False)


@lru_cache(maxsize=1)
def library() -> Library:
    """The one of this process."""
    return Library()
