"""Starting the window: paint first, read the figures after."""

from __future__ import annotations

import sys
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.domain.trouble import StoreTrouble
from cockpit.ui.process.collector import Collector
from cockpit.ui.process.session import Opening, Session
from cockpit.ui.process.single_window import SingleWindow
from cockpit.ui.process.walk import Walk
from cockpit.wording import _

_PAINTED_WITHIN_MS = 800
_SWITCH_SECONDS = 0.0005


def application() -> QApplication:
    """The one application object, made now if there is none."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Work in other threads gives way to the window this often: at the usual 5 ms several of them
    # in one turn of the window would be felt.
    sys.setswitchinterval(_SWITCH_SECONDS)
    made = QApplication(sys.argv[:1])
    made.setApplicationName("cockpit")
    made.setApplicationDisplayName(_("Cockpit"))
    made.setDesktopFileName("cockpit")
    return made


def run(opening: Opening, *, demo: bool, as_of: date | None) -> int:
    """Open the window and stay until it is closed; 3 when the folder cannot be used."""
    collector = Collector()
    app = application()
    single = SingleWindow(opening.lock)
    if as_of is None and not single.claim():
        return 0
    try:
        workspace = opening.open(as_of)
    except StoreTrouble as trouble:
        from cockpit.ui.process.trouble_window import TroubleWindow

        window = TroubleWindow(str(trouble))
        window.show()
        app.exec()
        return 3
    session = Session(opening, workspace, demo=demo)
    collector.follow(session)
    session.errors.catch_everything()
    walk = Walk(session)
    raiser = _Raiser(session)
    single.asked.connect(raiser.bring_forward)
    walk.begin()
    session.window.show()
    # The frame is painted before the page is even imported.
    painted = _FirstPaint(session.window)
    painted.seen.connect(walk.open_first)
    session.settle_soon()
    QTimer.singleShot(0, single, single.listen)
    code = app.exec()
    session.stop()
    single.release()
    session.workspace.close()
    return int(code)


class _FirstPaint(QObject):
    """``seen`` once the window has been painted for the first time, or is not going to be."""

    seen = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window: QWidget | None = window
        window.installEventFilter(self)
        # A window that starts minimized is not painted.
        self._waiting = QTimer(self, singleShot=True, interval=_PAINTED_WITHIN_MS)
        self._waiting.timeout.connect(self._tell)
        self._waiting.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The paint itself comes first, then what waited for it."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self, self._tell)
        return False

    @Slot()
    def _tell(self) -> None:
        if self._window is not None:
            self._waiting.stop()
            self._window.removeEventFilter(self)
            self._window = None
            self.seen.emit()


class _Raiser(QObject):
    """Brings the window to the front when Cockpit is started again."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._window = session.window

    @Slot()
    def bring_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
