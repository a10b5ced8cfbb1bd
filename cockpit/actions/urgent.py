"""What came up overnight is settled, or becomes a task and is settled by that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.actions.day import tick_check
from cockpit.actions.reminders import finish_reminders
from cockpit.actions.signals import acknowledge_signal, act_on_signal
from cockpit.actions.tasks import add_task
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def make_task_of(
    work: Work, on_day: date, title: str, key: str, reminder_ids: Sequence[int] = ()
) -> int:
    """A task of that day; the reminders are done, or the thing of that key is ticked. Gives the
    task's id."""
    task_id = add_task(work, title, due_on=on_day)
    if reminder_ids:
        finish_reminders(work, reminder_ids)
    else:
        tick_check(work, on_day, key, True)
    work.label = _("added “{task}” for what came up").format(task=title)
    return task_id


def settle_signals(work: Work, ids: Sequence[int]) -> None:
    """Take note of several signals, one step."""
    for signal_id in ids:
        acknowledge_signal(work, signal_id)
    if len(ids) > 1:
        work.label = n_("acknowledged {n} signal", "acknowledged {n} signals", len(ids))


def make_task_of_signals(work: Work, ids: Sequence[int], title: str, on_day: date) -> int:
    """A task of that day for what several signals say; all are acknowledged. Gives its id."""
    task_id = act_on_signal(work, ids[0], title, on_day)
    label = work.label
    for signal_id in ids[1:]:
        acknowledge_signal(work, signal_id)
    work.label = label
    return task_id
