"""The menu of a chart: its numbers and its picture, for the clipboard or a file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QGuiApplication

from cockpit.ui.plots.picture import Pictured
from cockpit.ui.plots.sheet import Sheet
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.wording import _


class TakeAlong(IconButton):
    """Asks for the ``sheet`` and the ``chart`` when something is to be taken.

    ``table_asked(table, name)`` and ``picture_asked(image, name)`` want a file.
    """

    table_asked = Signal(object, str)
    picture_asked = Signal(object, str)

    def __init__(
        self, name: str, sheet: Callable[[], Sheet | None], chart: Callable[[], object]
    ) -> None:
        super().__init__("more", _("Copy or save: {name}").format(name=name), size=16)
        self._sheet, self._chart = sheet, chart
        self._menu = Menu(self._on_menu, parent=self)
        self.clicked.connect(self._offer)

    @Slot()
    def _offer(self) -> None:
        entries = [
            Entry(_("Copy as a table"), "copy", "copy"),
            Entry(_("Save the table…"), "table", "export"),
            SEPARATOR,
            Entry(_("Copy as a picture"), "copy_picture", "copy"),
            Entry(_("Save the picture…"), "picture", "file"),
        ]
        self._menu.show_entries(entries)
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_menu(self, key: object) -> None:
        {
            "copy": self.copy, "table": self.save_table, "copy_picture": self.copy_picture,
            "picture": self.save_picture,
        }[str(key)]()  # fmt: skip

    @Slot()
    def copy(self) -> None:
        """Put the numbers on the clipboard, tab-separated."""
        sheet = self._sheet()
        if sheet is not None:
            QGuiApplication.clipboard().setText(sheet.as_text())

    @Slot()
    def save_table(self) -> None:
        """Ask for the numbers as a file."""
        sheet = self._sheet()
        if sheet is not None:
            self.table_asked.emit(sheet.as_table(), sheet.name)

    @Slot()
    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture."""
        chart = self._chart()
        if isinstance(chart, Pictured):
            QGuiApplication.clipboard().setImage(chart.as_image())

    @Slot()
    def save_picture(self) -> None:
        """Ask for the chart as a picture."""
        chart, sheet = self._chart(), self._sheet()
        if isinstance(chart, Pictured) and sheet is not None:
            self.picture_asked.emit(chart.as_image(), sheet.name)
