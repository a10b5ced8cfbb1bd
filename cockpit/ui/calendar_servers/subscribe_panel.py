"""The rhythm as a calendar file: written to a chosen place, and kept up to date there."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from cockpit.ui.calendar_servers.desk import CalendarDesk
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.file_dialogs import ask_for_name
from cockpit.ui.widgets.message import InlineMessage
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class SubscribePanel(Panel):
    """``refused`` carries a sentence, ``said`` what was done."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, desk: CalendarDesk) -> None:
        super().__init__(_("Meetings as a calendar file"))
        self._context, self._file = context, desk.rhythm_file
        hint = _(
            "An .ics file with every cadence, its changes and an alarm two hours before; any"
            " calendar program can open it or subscribe to it."
        )
        self.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        self.where = PlainLabel("", "body")
        self.choose = Button(_("Write the file…"), icon="export")
        self.keep = Check(_("Keep it up to date after each change"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self.choose)
        row.addWidget(self.where, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.keep)
        self.trouble = InlineMessage("error", "")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.choose.clicked.connect(self._on_choose)
        self.keep.toggled.connect(self._on_keep)
        self._file.told.connect(self._on_told)

    @Slot()
    def refresh(self) -> None:
        """Show where it is written to."""
        path = self._file.path
        self.where.setText(str(path) if path is not None else _("not written yet"))
        self.where.set_color("ink" if path is not None else "dim")
        self.keep.setEnabled(path is not None)
        self.keep.blockSignals(True)
        self.keep.setChecked(self._file.kept_up)
        self.keep.blockSignals(False)
        self.choose.setEnabled(self._context.workspace.as_of is None)

    @Slot()
    def _on_choose(self) -> None:
        name = str(self._file.path or "cockpit.ics")
        title = _("Write the meetings as a calendar file")
        ask_for_name(self.window(), title, name, ["iCalendar (*.ics)"], self.write)

    @Slot(str)
    def write(self, name: str) -> None:
        """Write it to the file of that name."""
        self._file.write_to(Path(name))
        self.refresh()

    @Slot(bool)
    def _on_keep(self, wished: bool) -> None:
        self._file.keep_up(wished)

    @Slot(str, bool)
    def _on_told(self, sentence: str, good: bool) -> None:
        self.trouble.setVisible(not good)
        if good:
            self.said.emit(sentence)
        else:
            self.trouble.say("error", sentence)
