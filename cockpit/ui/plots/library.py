"""The charting library: loaded beside the window when it rests, or when it is first needed."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.background import Background, Progress
from cockpit.wording import _


class Library(QObject):
    """``arrived`` when charts can be drawn; ask ``is_here`` before waiting for it."""

    arrived = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_here = False

    def fetch(self, background: Background | None) -> None:
        """Load it in a thread, or at once without a background; a second time costs nothing."""
        if self.is_here:
            return
        if background is None:
            self.load()
            self.arrived.emit()
            return
        background.start(
            _("Getting the charts ready"), self._work, done=self._on_loaded, cancellable=False
        )

    def load(self) -> None:
        """Load it here and now; any thread may."""
        import pyqtgraph as pg

        # Every plot has a parent that ends it; the library need not look for lost ones.
        pg.setConfigOptions(antialias=True, exitCleanup=False)
        self.is_here = True

    def _work(self, _progress: Progress) -> None:
        self.load()

    @Slot(object)
    def _on_loaded(self, _nothing: object) -> None:
        self.arrived.emit()


@lru_cache(maxsize=1)
def library() -> Library:
    """The one of this process."""
    return Library()
