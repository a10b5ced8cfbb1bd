"""A whole list of the folder to a file: which one, where to, then written in the background."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cockpit.domain.filters import DealFilter
from cockpit.ui.imports.choosing import ask_where_to_export
from cockpit.ui.process.exporting import RowsWriting
from cockpit.ui.widgets.buttons import MenuButton
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.wording import _
from cockpit.workspace import Workspace

if TYPE_CHECKING:
    from cockpit.jobs.export import Exported
    from cockpit.ui.background import Progress
    from cockpit.ui.process.session import Session


# Deals of those whom the window is set to show.
SHOWN = "deals shown"
TIME = "time ledger"


def list_titles() -> dict[str, str]:
    """What can be exported: the key of each list and its title."""
    return {
        "deals": _("All deals"),
        SHOWN: _("Deals of the people shown"),
        "stage_history": _("Stage history"),
        "accounts": _("Accounts"),
        "contacts": _("Contacts"),
        "people": _("People"),
        "products": _("Products"),
        "deal_lines": _("Product lines of deals"),
        "activities": _("Activities"),
        "notes": _("Notes"),
        "quotas": _("Quotas"),
        "leads": _("Leads"),
        "calls": _("Calls"),
        "surveys": _("Surveys"),
        "shifts": _("Shifts"),
        "rates": _("Exchange rates"),
        TIME: _("Time ledger"),
    }


class ListExport(QObject):
    """Asks for the file's place; nothing blocks meanwhile; the window says when it is written.
    Deals are as of the window's day; other lists are as they are now."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._writing = RowsWriting(session, self)
        self._kind = ""

    def button(self) -> MenuButton:
        """A button that offers all lists."""
        menu = Menu(self.ask)
        menu.show_entries([Entry(title, key) for key, title in list_titles().items()])
        made = MenuButton(_("Export a list"), menu)
        made.setObjectName("export")
        menu.setParent(made, menu.windowFlags())
        return made

    @Slot(object)
    def ask(self, kind: object) -> None:
        """Ask where a list goes."""
        self._kind = str(kind)
        name = f"{self._kind} {self._day().isoformat()}.xlsx"
        ask_where_to_export(self._session.window, name, self.write)

    @Slot(str)
    def write(self, name: str) -> None:
        """Write the list that was asked for to the file of that name."""
        context = self._session.context
        told = (context.workspace, self._kind, Path(name), context.filter(), self._day())
        self._writing.write(partial(_write, *told))

    def _day(self) -> date:
        return self._session.context.as_of or self._session.workspace.today()


def _write(
    workspace: Workspace,
    kind: str,
    path: Path,
    chosen: DealFilter,
    day: date,
    _progress: Progress,
) -> Exported:
    from cockpit.jobs.deal_list import listed_deals
    from cockpit.jobs.export import deal_table, export_kind, write_table
    from cockpit.queries.journal import state

    if kind in ("deals", SHOWN):
        chosen = chosen if kind == SHOWN else DealFilter()
        now = workspace.ask(state) if day == workspace.today() else ""
        return write_table(deal_table(listed_deals(workspace, chosen, day), now), path)
    if kind == TIME:
        from cockpit.ui.time_ledger.as_file import ledger_table

        return write_table(ledger_table(workspace), path)
    return export_kind(workspace, kind, path)
