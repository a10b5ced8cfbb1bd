"""What another thread has to tell is said in the GUI thread, by an object that is never ended.

A signal may be emitted by any thread, but only while its object certainly lives: an object that
ends in the GUI thread just as a worker emits takes the whole program with it (seen with PySide
6.11, in ``QMetaObject::metacall``). So workers emit nothing of the objects they work for; they
post, and what is posted to an object that has ended meanwhile is dropped.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, Slot

Letter = Callable[..., object]


class Mailbox(QObject):
    """Calls bound methods of QObjects in the GUI thread, in the order they were posted."""

    _came = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Of several threads, each adds at one end; only the GUI thread takes from the other.
        self._waiting: deque[tuple[Letter, tuple[Any, ...]]] = deque()
        self._came.connect(self._on_came, Qt.ConnectionType.QueuedConnection)

    def post(self, letter: Letter, *arguments: Any) -> None:
        """From any thread: call ``letter(*arguments)`` soon, if its object still lives then."""
        self._waiting.append((letter, arguments))
        self._came.emit()

    def poster(self, letter: Letter) -> Callable[..., None]:
        """What another thread calls as if it were ``letter``."""
        return partial(self.post, letter)

    @Slot()
    def _on_came(self) -> None:
        letter, arguments = self._waiting.popleft()
        owner = getattr(letter, "__self__", None)
        if not isinstance(owner, QObject) or shiboken6.isValid(owner):
            letter(*arguments)


@cache
def mailbox() -> Mailbox:
    """The one of this process; asked for the first time by the GUI thread."""
    return Mailbox()
