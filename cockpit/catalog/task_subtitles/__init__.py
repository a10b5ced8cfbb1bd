"""The live lines under tasks: one file each, and this list, by the key a task keeps."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.catalog.task_subtitles import (
    coaching,
    forecast,
    morning,
    moved_since_yesterday,
    overdue_closes,
    performance,
    quiet_reps,
    quotas,
    reports,
    stalled,
    strategy,
    wrap_up,
)

if TYPE_CHECKING:
    from cockpit.analysis.situation import Situation

SUBTITLES: dict[str, Callable[[Situation], str]] = {
    "morning": morning.line,
    "moved_since_yesterday": moved_since_yesterday.line,
    "quiet_reps": quiet_reps.line,
    "overdue_closes": overdue_closes.line,
    "wrap_up": wrap_up.line,
    "reports": reports.line,
    "coaching": coaching.line,
    "stalled": stalled.line,
    "forecast": forecast.line,
    "performance": performance.line,
    "strategy": strategy.line,
    "quotas": quotas.line,
}
TITLES: dict[str, str] = {
    "morning": morning.TITLE,
    "moved_since_yesterday": moved_since_yesterday.TITLE,
    "quiet_reps": quiet_reps.TITLE,
    "overdue_closes": overdue_closes.TITLE,
    "wrap_up": wrap_up.TITLE,
    "reports": reports.TITLE,
    "coaching": coaching.TITLE,
    "stalled": stalled.TITLE,
    "forecast": forecast.TITLE,
    "performance": performance.TITLE,
    "strategy": strategy.TITLE,
    "quotas": quotas.TITLE,
}
