"""The tables and lists of the page that is shown, as files can take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.ui.widgets.table_file import as_file
from cockpit.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cockpit.catalog.exporters.table import Table, Value
    from cockpit.ui.widgets.line_page import LinePage


def lists_on(page: QWidget) -> list[Table]:
    """What is on the page and has rows: its tables; its tasks, its people, its panels of lines
    (brief, wrap-up), the days of the calendar as one list each."""
    return [*_tables(page), *_tasks(page), *_people(page), *_lines(page), *_days(page)]


def _tables(page: QWidget) -> list[Table]:
    from cockpit.ui.widgets.table import Table as Shown

    return [
        as_file(shown.accessibleName(), shown.shown_columns(), shown.rows.rows())
        for shown in page.findChildren(Shown)
        if shown.isVisible() and shown.rows.rowCount()
    ]


def _tasks(page: QWidget) -> list[Table]:
    from cockpit.ui.tasks.task_list import TaskList

    rows: list[tuple[Value, ...]] = [
        (shown.accessibleName(), line.title, line.subtitle, line.when, line.done)
        for shown in page.findChildren(TaskList)
        if shown.isVisible()
        for line in shown.lines.lines()
    ]
    titles = (_("List"), _("Task"), _("Details"), _("When"), _("Done"))
    return [_listed(_("Tasks"), titles, rows, yes_no=4)] if rows else []


def _people(page: QWidget) -> list[Table]:
    from cockpit.ui.people.people_list import PeopleList

    rows: list[tuple[Value, ...]] = [
        (line.name, line.second, line.clock, line.chip)
        for shown in page.findChildren(PeopleList)
        if shown.isVisible()
        for line in shown.people.lines()
    ]
    titles = (_("Name"), _("Next"), _("Clock"), _("Of quota"))
    return [_listed(_("People"), titles, rows)] if rows else []


def _lines(page: QWidget) -> list[Table]:
    from cockpit.ui.widgets.line_page import LinePage

    titles = (_("List"), _("What"), _("Details"), _("Value"), _("Done"))
    found = [(shown.accessibleName(), _lines_of(shown)) for shown in page.findChildren(LinePage)]
    return [_listed(name, titles, rows, yes_no=4) for name, rows in found if rows]


def _lines_of(shown: LinePage) -> list[tuple[Value, ...]]:
    return [
        (panel.title.text(), item.title, item.second, item.value, item.ticked)
        for panel in shown.panels()
        for item in (line.item for line in panel.lines())
    ]


def _days(page: QWidget) -> list[Table]:
    from cockpit.ui.calendar.page import CalendarPage
    from cockpit.ui.calendar.words import kind_words, state_words, times

    if not isinstance(page, CalendarPage):
        return []
    rows: list[tuple[Value, ...]] = [
        (one.at.date(), times(one), one.title, kind_words(one.kind), one.person, one.where,
         state_words(one.state))
        for one in page.items
    ]  # fmt: skip
    titles = (_("Day"), _("Time"), _("What"), _("Kind"), _("With"), _("Where"), _("State"))
    return [_listed(_("Calendar"), titles, rows, days=0)] if rows else []


def _listed(
    name: str,
    titles: tuple[str, ...],
    rows: list[tuple[Value, ...]],
    *,
    yes_no: int = -1,
    days: int = -1,
) -> Table:
    from cockpit.catalog.exporters.table import CellKind, Column, Table

    kinds = {yes_no: CellKind.YES_NO, days: CellKind.DAY}
    columns = (Column(title, kinds.get(at, CellKind.TEXT)) for at, title in enumerate(titles))
    return Table(name, tuple(columns), rows)
