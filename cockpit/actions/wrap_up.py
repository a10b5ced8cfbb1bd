"""The end of a day in one step: how it was, tomorrow's first tasks, and the plan's own step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.actions.day import close_day, stop_running
from cockpit.actions.tasks import tick_task
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def wrap_up(
    work: Work,
    on_day: date,
    word: str = "",
    first: Sequence[int] = (),
    step: tuple[int, date | None] | None = None,
) -> None:
    """Close a day; ``step`` is the occurrence of the plan's step that this was, to be ticked. A
    clock that runs is stopped: what comes after is not the day's any more."""
    close_day(work, on_day, word, first)
    stop_running(work)
    if step is not None:
        tick_task(work, *step, True)
    work.label = _("wrapped up the day")
