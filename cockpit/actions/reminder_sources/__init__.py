"""Who asks to be reminded of what: one file a source, one line in the list."""

from __future__ import annotations

from cockpit.actions.reminder_sources import events, forecasts, meetings, tasks
from cockpit.actions.reminder_sources.source import Source

SOURCES: tuple[Source, ...] = (
    tasks.SOURCE,
    forecasts.SOURCE,
    meetings.SOURCE,
    events.SOURCE,
)
# A commit that touches one of these kinds of rows makes the sources be asked again.
TOUCHED: frozenset[str] = frozenset(kind for source in SOURCES for kind in source.touched)
