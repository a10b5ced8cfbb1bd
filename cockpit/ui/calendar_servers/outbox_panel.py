"""What waits for a server, was refused, or met another change: mine and theirs side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.actions.calendar_sync import send_again
from cockpit.domain.calendar import OutboxState
from cockpit.domain.refusal import Refused
from cockpit.queries.calendar_sync import OutboxRow, unsettled
from cockpit.ui.calendar_servers.desk import CalendarDesk
from cockpit.ui.calendar_servers.words import mine, state_of, theirs, title_of
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_16
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

# What needs a choice comes first; of what only waits a few are named.
_SHOWN = 8


class OutboxPanel(Panel):
    """Not on screen while nothing waits."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, desk: CalendarDesk) -> None:
        super().__init__(_("Changes for servers"))
        self._context, self._desk = context, desk
        self.lines: list[OutboxLine] = []
        self._rows: list[OutboxRow] = []
        self._more = PlainLabel("", "small", "dim")
        self._inside = QVBoxLayout()
        self._inside.setSpacing(SPACE_8)
        self.body.addLayout(self._inside)
        self.body.addWidget(self._more)
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """Show what is not settled."""
        rows = sorted(
            self._context.workspace.ask(unsettled),
            key=lambda row: (row.state is OutboxState.WAITING, row.id),
        )
        self.setVisible(bool(rows))
        left = len(rows) - _SHOWN
        self._more.setText(n_("and {n} more", "and {n} more", left) if left > 0 else "")
        self._more.setVisible(left > 0)
        if rows[:_SHOWN] != self._rows:
            self._rows = rows[:_SHOWN]
            self._make()

    def _make(self) -> None:
        for line in self.lines:
            self._inside.removeWidget(line)
            line.deleteLater()
        today = self._context.workspace.today()
        self.lines = [OutboxLine(row, mine(row, today), theirs(row, today)) for row in self._rows]
        for line in self.lines:
            line.mine_chosen.connect(self._on_mine)
            line.theirs_chosen.connect(self._on_theirs)
            self._inside.addWidget(line)

    @Slot(object)
    def _on_mine(self, row: OutboxRow) -> None:
        try:
            self._context.workspace.do(send_again, row.id)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        self.said.emit(_("Yours counts; it goes out in the next round"))

    @Slot(object)
    def _on_theirs(self, row: OutboxRow) -> None:
        # Their text is read in a child process: not on the window's thread.
        self._desk.take_theirs(row, self._on_taken)

    @Slot(object)
    def _on_taken(self, _nothing: object) -> None:
        self.said.emit(_("Theirs counts; undo brings the choice back"))


class OutboxLine(QWidget):
    """One change; ``mine_chosen(row)``, ``theirs_chosen(row)``."""

    mine_chosen = Signal(object)
    theirs_chosen = Signal(object)

    def __init__(self, row: OutboxRow, mine_said: str, theirs_said: str) -> None:
        super().__init__()
        self._row = row
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        title = PlainLabel(title_of(row), "strong")
        tone = "dim" if row.state is OutboxState.WAITING else "warn"
        top.addWidget(title)
        top.addWidget(PlainLabel(row.calendar, "small", "dim"))
        top.addWidget(PlainLabel(state_of(row), "small", tone), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(Rule())
        column.addLayout(top)
        if row.state is OutboxState.CONFLICT:
            column.addLayout(self._sides(mine_said, theirs_said))
        elif row.state is OutboxState.REFUSED:
            again = Button(_("Send again"))
            again.clicked.connect(self._on_mine)
            top.addWidget(again)

    def _sides(self, mine_said: str, theirs_said: str) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_4)
        for at, (whose, words, verb, slot) in enumerate(
            (
                (_("Here"), mine_said, _("Keep mine"), self._on_mine),
                (_("On the server"), theirs_said, _("Take theirs"), self._on_theirs),
            )
        ):
            button = Button(verb)
            button.setAccessibleName(f"{verb}: {words}")
            button.clicked.connect(slot)
            grid.addWidget(PlainLabel(whose, "small_medium", "dim"), 0, at)
            grid.addWidget(PlainLabel(words, "body", wrap=True), 1, at)
            cell = QHBoxLayout()
            cell.addWidget(button)
            cell.addStretch(1)
            grid.addLayout(cell, 2, at)
            grid.setColumnStretch(at, 1)
        return grid

    @Slot()
    def _on_mine(self) -> None:
        self.mine_chosen.emit(self._row)

    @Slot()
    def _on_theirs(self) -> None:
        self.theirs_chosen.emit(self._row)
