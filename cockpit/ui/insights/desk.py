"""Asks questions one after the other beside the GUI; a newer question takes the older's place."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.ui.background import Background, Progress, Task
from cockpit.ui.mailbox import mailbox

Question = Callable[[], Any]


class Desk(QObject):
    """``answered(answer)`` in the GUI thread, in the order asked; ``done`` after the last one.
    Without a background the answers are there at once."""

    answered = Signal(object)
    done = Signal()

    def __init__(
        self, title: str, background: Background | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._background = title, background
        self._number = 0
        self._task: Task | None = None
        self._tell = mailbox().poster(self._on_arrived)

    def ask(self, questions: Iterable[Question]) -> None:
        """Forget what was asked before and ask these, lazily, in their order."""
        self.forget()
        if self._background is None:
            for question in questions:
                self.answered.emit(question())
            self.done.emit()
            return
        work = partial(self._work, self._number, questions)
        self._task = self._background.start(
            self._title, work, done=self._on_done, cancelled=self._on_cancelled
        )

    def forget(self) -> None:
        """Answers that are still to come are not wanted any more."""
        self._number += 1
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _work(self, number: int, questions: Iterable[Question], progress: Progress) -> int:
        for question in questions:
            progress()
            self._tell(number, question())
        return number

    @Slot(int, object)
    def _on_arrived(self, number: int, answer: Any) -> None:
        if number == self._number:
            self.answered.emit(answer)

    @Slot(object)
    def _on_done(self, number: int) -> None:
        if number == self._number:
            self._task = None
            self.done.emit()

    @Slot()
    def _on_cancelled(self) -> None:
        """Whoever asked anew has taken its place."""
