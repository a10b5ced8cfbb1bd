"""The manager's working hours, for what is quiet in the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.queries.working_hours import whereabouts

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

USUAL = (9 * 60, 18 * 60)


def working_day(workspace: Workspace) -> tuple[int, int]:
    """When the manager's day begins and ends, in minutes of the day."""
    me = workspace.preferences().me
    mine = workspace.ask(whereabouts).get(me) if me is not None else None
    if mine is None or not mine.begins or not mine.ends:
        return USUAL
    begins, ends = _minutes(mine.begins), _minutes(mine.ends)
    return (begins, ends) if begins < ends else USUAL


def _minutes(text: str) -> int:
    hour, _colon, minute = text.partition(":")
    return int(hour) * 60 + int(minute)
