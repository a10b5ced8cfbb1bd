"""The tables and lists of the page that is shown, as files can take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.ui.widgets.table_file import as_file
from cockpit.wording import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from cockpit.catalog.exporters.table import Table, Value


def lists_on(page: QWidget) -> list[Table]:
    """What is on the page and has rows: its tables, its tasks as one list, its people."""
    return [*_tables(page), *_tasks(page), *_people(page)]


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


def _listed(
    name: str, titles: tuple[str, ...], rows: list[tuple[Value, ...]], yes_no: int = -1
) -> Table:
    from cockpit.catalog.exporters.table import CellKind, Column, Table

    kinds = [CellKind.YES_NO if at == yes_no else CellKind.TEXT for at in range(len(titles))]
    pairs = zip(titles, kinds, strict=True)
    return Table(name, tuple(Column(title, kind) for title, kind in pairs), rows)
