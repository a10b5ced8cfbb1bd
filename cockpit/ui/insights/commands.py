"""What the manager can do on the insights page, for palette, keys and help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.ui.commands import Command, bound
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.insights.page import InsightsPage

# key, title, what it does, icon
Line = tuple[str, str, Callable[[], object], str]


def insights_commands(page: InsightsPage) -> list[Command]:
    """Commands of the page; keys that lists and charts handle are listed for the help."""
    runs = {"find": page.go_to_search, "why": page.chart.head.explain}
    more = [
        Command(f"insights.{key}", title, _("Insights"), run, "", icon, page="insights")
        for key, title, run, icon in (*_looking(page), *_taking(page))
    ]
    return bound(insights_keys(), runs) + more


def insights_keys() -> list[Command]:
    """Those with a key, known before the page is made."""
    keys = (
        ("find", _("Find a figure"), "Ctrl+F", "search"),
        ("why", _("Why this figure?"), "Ctrl+Shift+E", "help"),
        ("along", _("Go along the chart"), "Right", "command"),
        ("nearer", _("Show less of the chart; a drag shows its range"), "+", "command"),
        ("whole", _("Show all of the chart again"), "0", "command"),
        ("rows", _("Show the rows of a point, a bar or a cell"), "Return", "command"),
        ("all", _("Show all rows again"), "Esc", "command"),
    )
    return [
        Command(f"insights.{key}", title, _("Insights"), None, shortcut, icon, page="insights")
        for key, title, shortcut, icon in keys
    ]


def _looking(page: InsightsPage) -> tuple[Line, ...]:
    views = page.views
    return (
        ("pin", _("Pin this figure to the strip"), page.pin, "bookmark"),
        ("save_view", _("Save this view of insights"), views.ask_name, "bookmark"),
        ("as_of", _("Look at the figures of another day"), views.ask_day, "calendar"),
        ("known", _("Look at the figures as known on a day"), views.ask_known, "calendar"),
    )


def _taking(page: InsightsPage) -> tuple[Line, ...]:
    chart, groups = page.chart.twin.more, page.groups.twin.more
    return (
        ("copy_chart", _("Copy the chart as a table"), chart.copy, "copy"),
        ("copy_picture", _("Copy the chart as a picture"), chart.copy_picture, "copy"),
        ("picture", _("Save the chart as a picture"), chart.save_picture, "file"),
        ("chart_table", _("Save the chart as a table"), chart.save_table, "export"),
        ("groups_table", _("Save the groups as a table"), groups.save_table, "export"),
        ("groups_picture", _("Save the groups as a picture"), groups.save_picture, "file"),
        ("export_rows", _("Export the rows behind the figure"), page.rows.export, "export"),
    )
