"""The end of the morning brief: with the last of its checks its step of the plan is done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cockpit.actions.day import tick_check
from cockpit.actions.tasks import tick_task
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def tick_last_check(
    work: Work, on_day: date, check: str, step: tuple[int, date | None] | None
) -> None:
    """Tick the check that was still open; ``step`` is the occurrence of the plan's own step, to be
    ticked with it."""
    tick_check(work, on_day, check, True)
    if step is not None:
        tick_task(work, *step, True)
    work.label = _("did the morning’s checks")
