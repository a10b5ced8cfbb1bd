"""The calendars of others: which are shown, and the way to forget one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.calendar import CalendarRow
from cockpit.ui.widgets.buttons import IconButton, LinkButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.figures import count
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_


class CalendarList(Panel):
    """``shown(id, bool)``, ``forgotten(id)``, and ``file_wanted`` to import a calendar file."""

    shown = Signal(int, bool)
    forgotten = Signal(int)
    file_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Calendars"), padding=12, parent=parent)
        more = LinkButton(_("Import a file"))
        more.clicked.connect(self.file_wanted)
        self.add_to_header(more)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        self._empty = PlainLabel(
            _("No calendar yet. Drop an .ics file anywhere on this page to see it here."),
            "small", "dim", wrap=True,
        )  # fmt: skip
        self.body.addWidget(self._empty)
        self._known: tuple[CalendarRow, ...] | None = None

    def show_calendars(self, rows: Sequence[CalendarRow], *, writable: bool) -> None:
        """Show these."""
        if tuple(rows) == self._known:
            return
        self._known = tuple(rows)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row in rows:
            self._rows.addWidget(self._line(row, writable))
        self._empty.setVisible(not rows)

    def _line(self, row: CalendarRow, writable: bool) -> QWidget:
        line = QWidget()
        across = QHBoxLayout(line)
        across.setContentsMargins(0, 0, 0, 0)
        check = Check("", name=_("Show {name}").format(name=row.name))
        check.setChecked(row.shown)
        check.setEnabled(writable)
        check.setProperty("calendar", row.id)
        check.toggled.connect(self._on_toggled)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(row.name, "body"))
        words.addWidget(PlainLabel(
            n_("{n} meeting", "{n} meetings", row.events).replace(str(row.events),
                                                                  count(row.events)),
            "tiny", "dim",
        ))  # fmt: skip
        forget = IconButton("trash", _("Forget {name}").format(name=row.name), size=14)
        forget.setEnabled(writable)
        forget.setProperty("calendar", row.id)
        forget.clicked.connect(self._on_forget)
        across.addWidget(check)
        across.addLayout(words, 1)
        across.addWidget(forget)
        return line

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.shown.emit(int(self.sender().property("calendar")), on)

    @Slot()
    def _on_forget(self) -> None:
        self.forgotten.emit(int(self.sender().property("calendar")))
