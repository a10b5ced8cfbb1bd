"""The keys of the cockpit page, known before its panels are made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def cockpit_keys() -> list[Command]:
    """For the page and for the help."""
    title, group = _("Add a task on this page"), _("Tasks")
    return [Command("cockpit.add_task", title, group, None, "A", page="cockpit")]
