"""The calendars on servers: when each was last heard from, its trouble, and letting it go."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.calendar import CalendarKind
from cockpit.domain.refusal import Refused
from cockpit.queries.calendar import CalendarRow, calendars
from cockpit.ui.calendar_servers.desk import CalendarDesk, Heard
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8
from cockpit.ui.widgets.buttons import Button, QuietButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.figures import clock, day
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel, plain_tip
from cockpit.wording import _, n_


class LinkedPanel(Panel):
    """``refused`` carries a sentence, ``said`` what was done."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, desk: CalendarDesk) -> None:
        super().__init__(_("Calendars on servers"))
        self._context, self._desk = context, desk
        self.ask = Button(_("Ask now"), icon="refresh")
        self.ask.clicked.connect(desk.ask_now)
        self.add_to_header(self.ask)
        self._none = PlainLabel(
            _("None is linked yet, and no server is asked. Link one below: work or private."),
            "small",
            "dim",
            wrap=True,
        )
        self.body.addWidget(self._none)
        self.lines: list[LinkedLine] = []

    @Slot()
    def refresh(self) -> None:
        """Show the calendars of now."""
        workspace = self._context.workspace
        rows = [one for one in workspace.ask(calendars) if one.kind is CalendarKind.CALDAV]
        self._none.setVisible(not rows)
        self.ask.setVisible(bool(rows))
        self.ask.setEnabled(not self._desk.asking and workspace.as_of is None)
        self.ask.set_text(_("Asking…") if self._desk.asking else _("Ask now"))
        if [one.row.id for one in self.lines] != [row.id for row in rows]:
            self._make(rows)
        for line, row in zip(self.lines, rows, strict=True):
            line.show_row(row, self._desk.heard.get(row.id, Heard()), workspace.now())

    def _make(self, rows: list[CalendarRow]) -> None:
        for line in self.lines:
            self.body.removeWidget(line)
            line.deleteLater()
        self.lines = [LinkedLine(self._context, self._desk, row) for row in rows]
        for line in self.lines:
            line.refused.connect(self.refused)
            line.said.connect(self.said)
            self.body.addWidget(line)


class LinkedLine(QWidget):
    """One calendar."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, desk: CalendarDesk, row: CalendarRow) -> None:
        super().__init__()
        self._context, self._desk, self.row = context, desk, row
        self.name, self.where = PlainLabel("", "strong"), PlainLabel("", "small", "dim")
        self.heard = PlainLabel("", "small", "dim", wrap=True)
        self.way = Chip(_("Read only"), "neutral")
        self.meetings = Check(_("Put my meetings here"))
        hint = _("Both ways: what is moved there moves here, and the other way round.")
        self.meetings.setToolTip(plain_tip(hint))
        self.unlink = QuietButton(_("Unlink"))
        self.unlink.setAccessibleName(_("Unlink {name}").format(name=row.name))
        self.unlink.clicked.connect(self._on_unlink)
        self.meetings.toggled.connect(self._on_meetings)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self.name)
        top.addWidget(self.way)
        top.addWidget(self.where, 1)
        top.addWidget(self.meetings)
        top.addWidget(self.unlink)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(Rule())
        column.addLayout(top)
        column.addWidget(self.heard)

    def show_row(self, row: CalendarRow, heard: Heard, now: datetime) -> None:
        """Show the calendar, and how it goes with it."""
        self.row = row
        self.name.setText(row.name)
        self.way.show_fact(_("Both ways") if row.writes else _("Read only"), "neutral")
        host = urlsplit(row.origin).netloc
        self.where.setText(_("{user} at {host}").format(user=row.user, host=host))
        self.where.set_hint(row.origin)
        self.meetings.setVisible(row.writes)
        self.meetings.blockSignals(True)
        self.meetings.setChecked(self._desk.puts_meetings(row.id))
        self.meetings.blockSignals(False)
        self.heard.setText(self._words(heard, now))
        self.heard.set_color("warn" if heard.trouble else "dim")

    def _words(self, heard: Heard, now: datetime) -> str:
        parts = [n_("{n} event", "{n} events", self.row.events)]
        if heard.at is None:
            parts.append(_("never heard from yet"))
        else:
            here = self._context.workspace.zone()
            at = heard.at.astimezone(here)
            on = day(at.date(), now.astimezone(here).date())
            parts.append(_("heard {day} {clock}").format(day=on, clock=clock(at)))
        if heard.trouble:
            parts.append(heard.trouble)
        return " · ".join(parts)

    @Slot()
    def _on_unlink(self) -> None:
        try:
            self._desk.unlink(self.row.id)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        said = _("{name} is unlinked; the server keeps its own").format(name=self.row.name)
        self.said.emit(said)

    @Slot(bool)
    def _on_meetings(self, wished: bool) -> None:
        self._desk.put_meetings(self.row.id, wished=wished)
