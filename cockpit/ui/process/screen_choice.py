"""Which of the lists on screen goes to a file: the only one at once, else the manager says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Slot

from cockpit.ui.commands import Command
from cockpit.ui.widgets.table_file import file_wanted
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.catalog.exporters.table import Table
    from cockpit.ui.process.session import Session
    from cockpit.ui.process.walk import Walk


class ScreenChoice(QObject):
    """``ask()`` for the page that is shown; tables that are wanted by their own menu come here
    too."""

    def __init__(self, session: Session, walk: Walk) -> None:
        super().__init__(session)
        self._session, self._walk = session, walk
        self._tables: list[Table] = []
        file_wanted().asked.connect(self._on_wanted)

    def commands(self) -> list[Command]:
        """For palette and help."""
        title = _("Export what this page shows…")
        return [Command("export_screen", title, _("Data"), self.ask, "", "export")]

    @Slot()
    def ask(self) -> None:
        """Offer the lists of the page."""
        from cockpit.ui.process.screen_lists import lists_on
        from cockpit.ui.widgets.menu import Entry, Menu

        window = self._session.window
        self._tables = lists_on(window.page(window.current))
        if not self._tables:
            window.refuse(_("There is no table or list on this page now."))
        elif len(self._tables) == 1:
            self.choose(0)
        else:
            menu = Menu(self.choose, parent=window)
            menu.show_entries(
                [Entry(table.title, at, "export") for at, table in enumerate(self._tables)]
            )
            middle = QPoint((window.width() - menu.sizeHint().width()) // 2, window.height() // 4)
            menu.popup(window.mapToGlobal(middle))

    def choose(self, at: object) -> None:
        """Ask where the list at that place of the offer goes."""
        table = self._tables[int(str(at))]
        self._walk.screen_export.ask_table(table, file_name(table.title))

    @Slot(object, str)
    def _on_wanted(self, table: Table, name: str) -> None:
        if self._session.window.isVisible():
            self._walk.screen_export.ask_table(table, file_name(name))


def file_name(title: str) -> str:
    """The title as a file's name: letters, digits and spaces."""
    kept = "".join(letter if letter.isalnum() else " " for letter in title)
    return " ".join(kept.split())[:60] or _("list")
