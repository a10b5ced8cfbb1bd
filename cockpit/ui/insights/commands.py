"""What the manager can do on the insights page, for palette, keys and help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.ui.commands import Command
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.insights.page import InsightsPage


def insights_commands(page: InsightsPage) -> list[Command]:
    """Commands of the page; keys that lists and charts handle are listed for the help."""
    chart, group, groups = page.chart, _("Insights"), page.groups.twin.more
    made = (
        ("find", _("Find a figure"), page.go_to_search, "Ctrl+F", "search"),
        ("why", _("Why this figure?"), chart.head.explain, "Ctrl+Shift+E", "help"),
        ("pin", _("Pin this figure to the strip"), page.pin, "", "bookmark"),
        ("save_view", _("Save this view of insights"), page.views.ask_name, "", "bookmark"),
        ("as_of", _("Look at the figures of another day"), page.views.ask_day, "", "calendar"),
        (
            "known",
            _("Look at the figures as they were known on a day"),
            page.views.ask_known,
            "",
            "calendar",
        ),
        ("copy_chart", _("Copy the chart as a table"), chart.twin.more.copy, "", "copy"),
        (
            "copy_picture",
            _("Copy the chart as a picture"),
            chart.twin.more.copy_picture,
            "",
            "copy",
        ),
        ("picture", _("Save the chart as a picture"), chart.twin.more.save_picture, "", "file"),
        ("chart_table", _("Save the chart as a table"), chart.twin.more.save_table, "", "export"),
        ("groups_table", _("Save the groups as a table"), groups.save_table, "", "export"),
        ("groups_picture", _("Save the groups as a picture"), groups.save_picture, "", "file"),
        ("export_rows", _("Export the rows behind the figure"), page.rows.export, "", "export"),
    )
    known = (
        ("along", _("Go along the chart"), "Right"),
        ("rows", _("Show the rows of a point, a bar or a cell"), "Return"),
        ("all", _("Show all rows again"), "Esc"),
    )
    return [
        Command(f"insights.{key}", title, group, run, shortcut, icon, page="insights")
        for key, title, run, shortcut, icon in made
    ] + [
        Command(f"insights.{key}", title, group, None, shortcut, page="insights")
        for key, title, shortcut in known
    ]
