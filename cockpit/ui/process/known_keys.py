"""The keys of every page, for the help, whether the page was made or not."""

from __future__ import annotations

from cockpit.ui.brief.keys import brief_keys
from cockpit.ui.calendar.keys import calendar_keys
from cockpit.ui.cockpit_page.keys import cockpit_keys
from cockpit.ui.commands import Command
from cockpit.ui.imports.keys import import_keys
from cockpit.ui.insights.commands import insights_keys
from cockpit.ui.pipeline.commands import pipeline_keys
from cockpit.ui.plan.keys import plan_keys
from cockpit.ui.signals.keys import signals_keys
from cockpit.ui.tasks.keys import tasks_keys, turn_key
from cockpit.ui.triage.keys import triage_keys
from cockpit.ui.wrap_up.keys import wrap_up_keys


def known_keys() -> list[Command]:
    """In the order of the rail; none of them can be run from here."""
    return [
        *cockpit_keys(),
        turn_key("cockpit"),
        *pipeline_keys(),
        *triage_keys(),
        *tasks_keys(),
        *calendar_keys(),
        *insights_keys(),
        *signals_keys(),
        *plan_keys(),
        *import_keys(),
        *brief_keys(),
        *wrap_up_keys(),
    ]
