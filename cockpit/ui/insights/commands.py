"""What the manager can do on the insights page, for palette, keys and help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from cockpit.ui.commands import Command
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.insights.page import InsightsPage

# key, title, what it does, shortcut, icon
Line = tuple[str, str, Callable[[], object], str, str]


def insights_commands(page: InsightsPage) -> list[Command]:
    """Commands of the page; keys that lists and charts handle are listed for the help."""
    group = _("Insights")
    known = (
        ("along", _("Go along the chart"), "Right"),
        ("nearer", _("Show less of the chart; a drag shows its range"), "+"),
        ("whole", _("Show all of the chart again"), "0"),
        ("rows", _("Show the rows of a point, a bar or a cell"), "Return"),
        ("all", _("Show all rows again"), "Esc"),
    )
    return [
        Command(f"insights.{key}", title, group, run, shortcut, icon, page="insights")
        for key, title, run, shortcut, icon in (*_looking(page), *_taking(page))
    ] + [
        Command(f"insights.{key}", title, group, None, shortcut, page="insights")
        for key, title, shortcut in known
    ]


def _looking(page: InsightsPage) -> tuple[Line, ...]:
    views, explain = page.views, page.chart.head.explain
    return (
        ("find", _("Find a figure"), page.go_to_search, "Ctrl+F", "search"),
        ("why", _("Why this figure?"), explain, "Ctrl+Shift+E", "help"),
        ("pin", _("Pin this figure to the strip"), page.pin, "", "bookmark"),
        ("save_view", _("Save this view of insights"), views.ask_name, "", "bookmark"),
        ("as_of", _("Look at the figures of another day"), views.ask_day, "", "calendar"),
        ("known", _("Look at the figures as known on a day"), views.ask_known, "", "calendar"),
    )


def _taking(page: InsightsPage) -> tuple[Line, ...]:
    chart, groups = page.chart.twin.more, page.groups.twin.more
    return (
        ("copy_chart", _("Copy the chart as a table"), chart.copy, "", "copy"),
        ("copy_picture", _("Copy the chart as a picture"), chart.copy_picture, "", "copy"),
        ("picture", _("Save the chart as a picture"), chart.save_picture, "", "file"),
        ("chart_table", _("Save the chart as a table"), chart.save_table, "", "export"),
        ("groups_table", _("Save the groups as a table"), groups.save_table, "", "export"),
        ("groups_picture", _("Save the groups as a picture"), groups.save_picture, "", "file"),
        ("export_rows", _("Export the rows behind the figure"), page.rows.export, "", "export"),
    )
