"""The keys of the wrap-up, known before the page is made."""

from __future__ import annotations

from cockpit.actions.day import MOST_FIRST
from cockpit.ui.commands import Command
from cockpit.wording import _


def wrap_up_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("next", _("Next line"), "J"),
        ("before", _("Line before"), "K"),
        ("tick", _("Done; among tomorrow’s first three"), "X"),
        ("carry", _("Carry to tomorrow"), "C"),
        ("week", _("Carry to next week"), "W"),
        ("drop", _("Drop"), "D"),
        ("delegate", _("Delegate to …"), "G"),
        ("praise", _("Praise somebody"), "P"),
        ("word", _("Write a closing word"), "N"),
        ("close", _("Close the day"), "Ctrl+Return"),
        *(
            (f"place_{n}", _("Tomorrow’s {n}").format(n=n), str(n))
            for n in range(1, MOST_FIRST + 1)
        ),
    )
    return [
        Command(f"wrap_up.{key}", title, _("Wrap-up"), None, shortcut, page="wrap_up")
        for key, title, shortcut in keys
    ]
