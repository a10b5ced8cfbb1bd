"""Long work in a thread of its own, with progress and cancel; results come back to the GUI.

Work keeps away from Qt: it makes no class of Qt's kind and no QObject, sets no attribute of one,
and loads no module that makes such a class. PySide 6.11 keeps tables that Qt's own code reads
without Python's lock; what changes them in another thread takes the program with it (seen: a null
pointer in ``MetaObjectBuilder::update`` while the charting library was loaded beside the window).
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from cockpit.ui.mailbox import mailbox

SHOWN_AFTER_MS = 500
# What was just put on screen is painted before the work competes for the processor.
BEGUN_AFTER_MS = 15
_PATIENCE_SECONDS = 2.0
_BREATH_SECONDS = 0.004
_never = threading.Event()


def breathe() -> None:
    """Between two pieces of work: the window gets its turn."""
    # Not sleep(): it waits for an instant of the clock, which fails (EINVAL) where a library sets
    # the clock for one program.
    _never.wait(_BREATH_SECONDS)


class Cancelled(Exception):
    """Raised inside the work, at its next word of progress, after the manager cancelled."""


class Progress:
    """What the work calls: ``progress(0.3, "reading")``; None for a share that is not known."""

    def __init__(self, task: Task) -> None:
        self._tell = mailbox().poster(task.on_reported)
        self._cancelled = threading.Event()

    def __call__(self, share: float | None = None, what: str = "") -> None:
        if self._cancelled.is_set():
            raise Cancelled
        self._tell(share, what)

    @property
    def cancelled(self) -> bool:
        """True once the manager cancelled."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Stop at the next word of progress."""
        self._cancelled.set()


Work = Callable[[Progress], Any]


class Task(QObject):
    """One piece of work under way.

    All signals arrive in the GUI thread: ``reported(share, what)``, then exactly one of
    ``finished(result)``, ``failed(error)``, ``cancelled()``, then ``ended()``.
    """

    reported = Signal(object, str)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, work: Work, *, cancellable: bool, parent: QObject) -> None:
        super().__init__(parent)
        self.title, self.cancellable = title, cancellable
        self.share: float | None = None
        self.what = ""
        self._work = work
        self._progress = Progress(self)
        self._tell = mailbox().poster(self._on_outcome)
        self.thread_of_work = threading.Thread(target=self._run, name=title, daemon=True)

    @Slot()
    def begin(self) -> None:
        """Start the thread, unless the work was cancelled before it began."""
        if self._progress.cancelled:
            self._on_outcome("cancelled", None)
        else:
            self.thread_of_work.start()

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; it ends at its next word of progress."""
        self._progress.cancel()

    def let_go(self) -> None:
        """Wait for the last breath of a thread that has told its outcome: whoever drops a task
        last ends it, and that must be the thread that made it."""
        if self.thread_of_work.ident is not None:
            self.thread_of_work.join()

    def _run(self) -> None:
        try:
            kind, value = "finished", self._work(self._progress)
        except Cancelled:
            kind, value = "cancelled", None
        except Exception as error:  # noqa: BLE001 (it is handed on, whole, to the GUI thread)
            kind, value = "failed", error
        self._tell(kind, value)

    @Slot(object, str)
    def on_reported(self, share: float | None, what: str) -> None:
        """A word of progress has arrived in the GUI thread."""
        self.share, self.what = share, what or self.what
        self.reported.emit(share, what)

    @Slot(str, object)
    def _on_outcome(self, kind: str, value: Any) -> None:
        if kind == "finished":
            self.finished.emit(value)
        elif kind == "failed":
            self.failed.emit(value)
        else:
            self.cancelled.emit()
        self.ended.emit()


class Background(QObject):
    """Starts tasks; ``shown(task)`` follows half a second later if it is still under way,
    ``rested`` the end of the last one.

    A failure nobody asked for with ``failed`` is passed to ``trouble``.
    """

    shown = Signal(object)
    trouble = Signal(object)
    rested = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks: list[Task] = []
        self._waiting: list[Task] | None = None

    def hold(self) -> None:
        """Begin nothing before ``go_on``: a window that is being filled has the processor."""
        self._waiting = []

    def go_on(self) -> None:
        """Begin what was started meanwhile."""
        waiting, self._waiting = self._waiting or [], None
        for task in waiting:
            QTimer.singleShot(BEGUN_AFTER_MS, task, task.begin)

    def start(
        self,
        title: str,
        work: Work,
        *,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        cancellable: bool = True,
    ) -> Task:
        """Run ``work(progress)`` in a thread; pass bound methods of QObjects as answers."""
        task = Task(title, work, cancellable=cancellable, parent=self)
        self._tasks.append(task)
        if done is not None:
            task.finished.connect(done)
        task.failed.connect(failed if failed is not None else self.trouble)
        if cancelled is not None:
            task.cancelled.connect(cancelled)
        task.ended.connect(self._on_ended)
        timer = QTimer(task, singleShot=True, interval=SHOWN_AFTER_MS)
        timer.timeout.connect(self._on_due)
        timer.start()
        if self._waiting is None:
            QTimer.singleShot(BEGUN_AFTER_MS, task, task.begin)
        else:
            self._waiting.append(task)
        return task

    def tasks(self) -> list[Task]:
        """What is under way."""
        return list(self._tasks)

    def stop(self) -> bool:
        """Cancel everything and wait two seconds at most; True when all came to an end."""
        for task in self._tasks:
            task.cancel()
        begun = [task for task in self._tasks if task.thread_of_work.ident is not None]
        for task in begun:
            task.thread_of_work.join(_PATIENCE_SECONDS / len(begun))
        return not any(task.thread_of_work.is_alive() for task in self._tasks)

    @Slot()
    def _on_due(self) -> None:
        timer = self.sender()
        task = timer.parent()
        if isinstance(task, Task) and task in self._tasks:
            self.shown.emit(task)

    @Slot()
    def _on_ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task) and task in self._tasks:
            self._tasks.remove(task)
            task.let_go()
            task.deleteLater()
            if not self._tasks:
                self.rested.emit()
