"""The keys of the plan, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def plan_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("fix", _("Spread the difference of a target"), "Ctrl+D"),
        ("goal", _("Add a goal"), "Ctrl+G"),
        ("back", _("The year before"), "Ctrl+PgUp"),
        ("on", _("The year after"), "Ctrl+PgDown"),
        ("edit", _("Edit a target"), "F2"),
        ("paste", _("Paste targets from a spreadsheet"), "Ctrl+V"),
    )
    return [
        Command(f"plan.{key}", title, _("Plan"), None, shortcut, page="plan")
        for key, title, shortcut in keys
    ]
