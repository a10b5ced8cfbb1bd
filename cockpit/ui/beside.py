"""A question that is worked out beside the window, one at a time, the latest one last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.background import Background, Progress

Find = Callable[[], object]


class Beside(QObject):
    """``answered(answer)`` or ``failed(error)``; what is asked while another runs waits, and of
    several only the last is worked out. Without a background the answer comes at once."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, title: str, background: Background | None, parent: QObject) -> None:
        super().__init__(parent)
        self._title, self._background = title, background
        self._running = False
        self._next: Find | None = None

    def ask(self, find: Find) -> None:
        """Work it out soon; ``find`` runs in another thread."""
        if self._background is None:
            self.answered.emit(find())
        elif self._running:
            self._next = find
        else:
            self._running = True
            self._background.start(
                self._title, partial(_found, find), done=self._on_found,
                failed=self._on_failed, cancellable=False,
            )  # fmt: skip

    @Slot(object)
    def _on_found(self, answer: object) -> None:
        self._running = False
        self.answered.emit(answer)
        self._go_on()

    @Slot(object)
    def _on_failed(self, trouble: object) -> None:
        self._running = False
        self.failed.emit(trouble)
        self._go_on()

    def _go_on(self) -> None:
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(waiting)


def _found(find: Find, _progress: Progress) -> object:
    return find()
