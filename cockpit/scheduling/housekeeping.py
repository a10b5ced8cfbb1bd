"""Backups when there is something new, checkpoints when nobody is busy, and the turn of the day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from cockpit.queries.journal import last_instant
from cockpit.workspace import Workspace
from cockpit.workspace.rotation import back_up_in_turn, stamps

log = logging.getLogger("cockpit.housekeeping")

CHECKPOINT_EVERY = timedelta(minutes=5)
BACKUP_EVERY = timedelta(minutes=30)
# A laptop that slept must not lose a job; several missed runs of one job are one.
_PATIENT = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}


class Housekeeping:
    """Started with the window, stopped with it. ``backed_up`` hears the instant of each backup,
    in the scheduler's thread."""

    def __init__(
        self, workspace: Workspace, backups: Path, backed_up: Callable[[datetime], None]
    ) -> None:
        self._workspace, self._backups, self._backed_up = workspace, backups, backed_up
        self._position_of_backup: int | None = None
        self._scheduler = BackgroundScheduler(timezone="UTC", job_defaults=_PATIENT)

    def start(self) -> None:
        """Begin; the first backup comes when something has changed and ten minutes are gone."""
        first = self._workspace.now() + timedelta(minutes=10)
        if self._is_saved():
            self._position_of_backup = self._workspace.position
        every = IntervalTrigger(seconds=int(BACKUP_EVERY.total_seconds()), start_date=first)
        self._scheduler.add_job(self.back_up, every, id="backup")
        pause = IntervalTrigger(seconds=int(CHECKPOINT_EVERY.total_seconds()))
        self._scheduler.add_job(self.checkpoint, pause, id="checkpoint")
        self._await_midnight()
        self._scheduler.start()

    def _is_saved(self) -> bool:
        """Whether the newest backup was made after the last step."""
        last = self._workspace.ask(last_instant)
        return any(at >= last for at in stamps(self._backups).values())

    def stop(self) -> None:
        """End without waiting for a job that runs."""
        self._scheduler.shutdown(wait=False)

    def back_up(self) -> None:
        """A verified copy, unless nothing was done since the last one."""
        if self._workspace.position == self._position_of_backup:
            return
        try:
            back_up_in_turn(self._workspace, self._backups)
        except Exception:
            log.exception("backup failed")
            return
        self._position_of_backup = self._workspace.position
        self._backed_up(self._workspace.now())

    def checkpoint(self) -> None:
        """Fold the write-ahead file in."""
        self._workspace.rest()

    def turn_day(self) -> None:
        """Tell the screens that it is another day, and wait for the next one."""
        self._await_midnight()
        self._workspace.turn_day()
        self._workspace.tidy()

    def _await_midnight(self) -> None:
        zone = self._workspace.zone()
        tomorrow = self._workspace.now().astimezone(zone).date() + timedelta(days=1)
        midnight = datetime(tomorrow.year, tomorrow.month, tomorrow.day, 0, 0, 1, tzinfo=zone)
        self._scheduler.add_job(
            self.turn_day, DateTrigger(midnight), id="day", replace_existing=True
        )
