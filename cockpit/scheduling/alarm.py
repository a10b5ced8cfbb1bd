"""Reminders ring while the window is open, over sleep, travel, set clocks and crashes.

The table of reminders is the truth. APScheduler only wakes us at the next one; a beat of the
window every 15 seconds notices everything else, and would bring each reminder without it.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cockpit.actions.reminder_sources import TOUCHED
from cockpit.domain.changes import Changes
from cockpit.domain.reminders import Ring
from cockpit.scheduling.clock_watch import Reading
from cockpit.scheduling.file_shelf import FileShelf
from cockpit.scheduling.ringing import Ringing
from cockpit.workspace import Workspace

log = logging.getLogger("cockpit.alarm")

BEAT_SECONDS = 15
SILENT_AFTER = 60
# A burst of commits costs one look.
_PAUSE = 0.3
_LEAVE_WITHIN = 2.0
_MANAGERS_OWN = ("do", "undo", "redo", "rest", "restore")


class Alarm:
    """``beat`` is called every 15 seconds by whoever has a timer; looks run in threads of their
    own. ``hand_over`` is called in such a thread with what is to be shown."""

    def __init__(
        self,
        workspace: Workspace,
        read: Callable[[], Reading],
        token: str,
        hand_over: Callable[[Sequence[Ring]], None],
    ) -> None:
        self._workspace, self._read = workspace, read
        first = read()
        self._tables = first.tables
        self._ringing = Ringing(FileShelf(workspace), hand_over, token, first)
        self._guard = threading.RLock()
        self._stopped = threading.Event()
        self._look: threading.Thread | None = None
        self._look_since = first.steady
        self._again = self._failed = False
        self._scheduler: Any = None

    def start(self) -> None:
        """Begin with a look; what fell due meanwhile comes now."""
        self._scheduler = _scheduler()
        self._workspace.subscribe(self._on_changes)
        self.beat()

    def stop(self) -> None:
        """End; a look under way is given a moment to finish."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        self._workspace.unsubscribe(self._on_changes)
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
        look = self._look
        if look is not None:
            look.join(_LEAVE_WITHIN)

    def beat(self) -> None:
        """A glance at the clocks; looks at the reminders when that is called for."""
        reading = self._read()
        with self._guard:
            if reading.tables != self._tables:
                self._tables = reading.tables
                ZoneInfo.clear_cache()
            if self._ringing.beat(reading):
                self._look_soon(reading.steady)

    def is_well(self) -> bool:
        """False when the last look failed, or has been silent for a minute."""
        look = self._look
        hangs = look is not None and self._read().steady - self._look_since > SILENT_AFTER
        return not (self._failed or hangs)

    def shown(self, ids: Sequence[int]) -> None:
        """What was handed over is on screen."""
        self._ringing.shown(ids)
        # What rang may replace what rang before it; the next beat sees to that.
        self._ringing.touch()

    def _on_changes(self, changes: Changes) -> None:
        """Called in whatever thread committed."""
        ours = changes.flavour in _MANAGERS_OWN and changes.touches("reminder", "reminder_rule")
        if ours or changes.touches("day", *TOUCHED) or changes.flavour == "restore":
            self._ringing.touch()
            with self._guard:
                self._look_soon(self._read().steady)

    def _look_soon(self, steady: float) -> None:
        """One look at a time; a look that hangs for a minute is given up for a new one."""
        running = self._look is not None and self._look.is_alive()
        if self._stopped.is_set():
            return
        if running and steady - self._look_since <= SILENT_AFTER:
            self._again = True
            return
        if running:
            log.error("a look at the reminders hangs; another one begins")
        self._look_since = steady
        self._look = threading.Thread(target=self._looking, name="alarm", daemon=True)
        self._look.start()

    def _looking(self) -> None:
        while not self._stopped.wait(_PAUSE):
            self._again = False
            self._look_once()
            with self._guard:
                if self._again:
                    self._look_since = self._read().steady
                    continue
                if self._look is threading.current_thread():
                    self._look = None
                return

    def _look_once(self) -> None:
        try:
            self._ringing.look()
        except Exception:
            # The disk may be full, the file busy: the next beat tries again.
            self._failed = True
            log.exception("looking at the reminders failed")
            return
        self._failed = False
        self._wake_at(self._ringing.next_look)

    def _wake_at(self, at: datetime | None) -> None:
        if self._scheduler is None or at is None or self._stopped.is_set():
            return
        from apscheduler.triggers.date import DateTrigger

        self._scheduler.add_job(self.beat, DateTrigger(at), id="look", replace_existing=True)


def _scheduler() -> Any:
    """Wakes at an instant and does nothing else; without it the beat is all there is."""
    try:
        from apscheduler.schedulers.background import BackgroundScheduler
    except ImportError:
        log.warning("APScheduler is missing: reminders come up to %s seconds late", BEAT_SECONDS)
        return None
    # A wake-up may come while the one that brought about its time is still returning.
    patient = {"misfire_grace_time": None, "coalesce": True, "max_instances": 3}
    scheduler = BackgroundScheduler(timezone="UTC", job_defaults=patient)
    scheduler.start()
    return scheduler
