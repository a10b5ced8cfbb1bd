"""Whose turn it is to write: one at a time, and a window never waits for a long one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, process_time

from cockpit.domain.refusal import Busy
from cockpit.wording import _

# A window stands still while it waits: for a long write, less than anybody notices.
_PATIENCE_SECONDS = 0.04
# Whoever has had the turn for less than this may be at a small write: a moment's wait is better
# than a drop that is refused. Of the processor's time, as other programs may have the machine; on
# the wall never longer than the second figure.
_SMALL_WRITE_SECONDS = 0.6
_AT_MOST_SECONDS = 1.5
# For another program, whose small changes take about as long.
_PATIENCE_ELSEWHERE_MS = 400


class Turns:
    """Threads of this process take turns; the one that ``hurries`` is refused where the others
    wait, for example while an import is written. Whoever has the turn may take it again."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._window: threading.Thread | None = None
        self._taken_at = self._worked_then = 0.0

    def hurry(self) -> None:
        """The calling thread is a window's."""
        self._window = threading.current_thread()

    @property
    def hurries(self) -> bool:
        """Whether the calling thread is a window's."""
        return self._window is threading.current_thread()

    def milliseconds(self, usual: int) -> int:
        """How long to wait for another program that writes, instead of the ``usual`` time."""
        return _PATIENCE_ELSEWHERE_MS if self.hurries else usual

    @contextmanager
    def mine(self, *, at_all_costs: bool = False) -> Iterator[None]:
        """Write now; Busy in a window when somebody else writes at length, unless it has to
        be ``at_all_costs``."""
        hurry = self.hurries and not at_all_costs
        if not (self._acquire_soon() if hurry else self._lock.acquire()):
            raise Busy(
                _("An import or another large change is being written; try again in a moment.")
            )
        self._taken_at, self._worked_then = monotonic(), process_time()
        try:
            yield
        finally:
            self._lock.release()

    def _acquire_soon(self) -> bool:
        """Whether the turn came while it was worth waiting for."""
        while not self._lock.acquire(timeout=_PATIENCE_SECONDS):
            worked = process_time() - self._worked_then
            if worked >= _SMALL_WRITE_SECONDS or monotonic() - self._taken_at >= _AT_MOST_SECONDS:
                return False
        return True

    @contextmanager
    def mine_if_free(self) -> Iterator[bool]:
        """Whether it is our turn; in a window without waiting, elsewhere always."""
        mine = self._lock.acquire(blocking=not self.hurries)
        try:
            yield mine
        finally:
            if mine:
                self._lock.release()
