"""The keys of the calendar, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def calendar_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("today", _("Today"), "T"),
        ("week", _("Week"), "W"),
        ("month", _("Month"), "M"),
        ("back", _("Week or month before"), "PgUp"),
        ("on", _("Week or month after"), "PgDown"),
        ("day_back", _("Day before"), "Left"),
        ("day_on", _("Day after"), "Right"),
        ("walk", _("Next thing of the day"), "Down"),
        ("open", _("Open"), "Return"),
        ("later", _("Move it a quarter later"), "Ctrl+Down"),
        ("longer", _("Give it a quarter more"), "Shift+Down"),
        ("lift", _("Take it out of the day"), "Del"),
        ("plan", _("Plan something here"), "N"),
        ("file", _("Import a calendar file…"), "I"),
    )
    return [
        Command(
            f"calendar.{key}", title, _("Calendar"), None, shortcut, "calendar", page="calendar"
        )
        for key, title, shortcut in keys
    ]
