"""The keys of the tasks page, known before the page is made."""

from __future__ import annotations

from cockpit.ui.commands import Command
from cockpit.wording import _


def tasks_keys() -> list[Command]:
    """For the page and for the help."""
    keys = (
        ("lay", _("Put into the next free half hour of the day"), "L"),
        ("add", _("Add a task on this page"), "A"),
        ("tick", _("Done, or open again"), "Space"),
        ("edit", _("Edit"), "Return"),
        ("drop", _("Drop, or skip this time"), "Del"),
        ("fold", _("Fold a category, or show it"), "Left"),
        ("up", _("Move up"), "Ctrl+Up"),
        ("down", _("Move down"), "Ctrl+Down"),
    )
    made = [
        Command(f"tasks.{key}", title, _("Tasks"), None, shortcut, page="tasks")
        for key, title, shortcut in keys
    ]
    return [made[0], turn_key("tasks"), *made[1:]]


def turn_key(page: str) -> Command:
    """The key that turns from categories to time and back on a page with panels."""
    title = _("Tasks by category, or by time alone")
    return Command(f"{page}.turn_tasks", title, _("Tasks"), None, "G", page=page)
