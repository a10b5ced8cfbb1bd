"""The panels of the flight pack: gaps, the days in both zones, shifts, sheets, tasks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.meetings import MeetingState
from cockpit.jobs.day_plan import PlanItem
from cockpit.jobs.flight_pack import FlightPack, Gap, Mend, Shifted
from cockpit.queries.agenda import AgendaRow
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.figures import clock, day, long_day
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

# (text, role, color) of a cell
Cell = tuple[str, str, str]
_AWAY = (MeetingState.SKIPPED, MeetingState.CANCELLED)
_TIME = 52


class CellGrid(QWidget):
    """Lines of labels in columns; the last column takes the room."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_12)
        self._grid.setVerticalSpacing(6)
        self._cells: list[PlainLabel] = []
        self._shown: list[list[Cell]] = []

    def show_lines(self, lines: Sequence[list[Cell]], columns: int) -> None:
        """Show these; a line of one cell spans all columns."""
        if list(lines) == self._shown:
            return
        self._shown = list(lines)
        for label in self._cells:
            self._grid.removeWidget(label)
            label.deleteLater()
        self._cells = []
        for at, line in enumerate(lines):
            for column, (text, role, color) in enumerate(line):
                label = PlainLabel(text, role, color, wrap=len(line) == 1)
                if role.endswith("strong") and at:
                    # A head has air above it.
                    label.setContentsMargins(0, SPACE_8, 0, 0)
                if len(line) > 1 and column < columns - 1:
                    label.setMinimumWidth(_TIME)
                self._grid.addWidget(label, at, column, 1, columns if len(line) == 1 else 1)
                self._cells.append(label)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, int(column == columns - 1))


class GapsPanel(Panel):
    """What is missing on this laptop; ``asked(mend)`` when its button is pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("On this laptop"))
        self.lines: list[GapLine] = []
        self._well = QWidget()
        row = QHBoxLayout(self._well)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(IconMark("check", size=18, color="good"))
        row.addWidget(PlainLabel(_("Everything for these days is here, and in a backup.")), 1)
        self.body.addWidget(self._well)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_8)
        self.body.addLayout(self._column)
        self._well.hide()

    def show_pack(self, pack: FlightPack, _today: date) -> None:
        """Show what is missing."""
        self._well.setVisible(not pack.gaps)
        if [line.gap for line in self.lines] == list(pack.gaps):
            for line in self.lines:
                line.button.setEnabled(True)
            return
        for line in self.lines:
            self._column.removeWidget(line)
            line.deleteLater()
        self.lines = [GapLine(gap) for gap in pack.gaps]
        for line in self.lines:
            line.asked.connect(self.asked)
            self._column.addWidget(line)


class GapLine(QWidget):
    """One gap and the button that closes it."""

    asked = Signal(str)

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        self.gap = gap
        verbs = {
            Mend.WRITE: _("Set them"),
            Mend.LOOK_AHEAD: _("Look ahead"),
            Mend.ASK: _("Ask the server"),
            Mend.SEND: _("Choose"),
            Mend.BACK_UP: _("Back up now"),
        }
        self.button = Button(verbs[gap.mend])
        self.button.clicked.connect(self._on_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(IconMark("warning", size=18, color="warn"))
        row.addWidget(PlainLabel(gap.sentence, wrap=True), 1)
        row.addWidget(self.button)

    @Slot()
    def _on_clicked(self) -> None:
        self.button.setEnabled(False)
        self.asked.emit(self.gap.mend.value)


class GridPanel(Panel):
    """A panel of lines, or a sentence where there are none."""

    columns = 2

    def __init__(self, title: str, hint: str, empty: str) -> None:
        super().__init__(title)
        self._two, self.hint = hint, PlainLabel(hint, "small", "dim", wrap=True)
        self.hint.setVisible(bool(hint))
        self.body.addWidget(self.hint)
        self.grid = CellGrid()
        self._empty = PlainLabel(empty, "small", "dim", wrap=True)
        self.body.addWidget(self.grid)
        self.body.addWidget(self._empty)
        self.body.addStretch(1)

    def show_pack(self, pack: FlightPack, today: date) -> None:
        """Show the pack's part of this panel."""
        # At home there is one clock, and nothing to say of two.
        self.hint.setVisible(bool(self._two) and pack.there != pack.here)
        lines = self._lines(pack, today)
        at_home = self.columns > 2 and pack.there == pack.here
        if at_home:
            lines = [[cell for at, cell in enumerate(line) if at != 1] for line in lines]
        self.grid.show_lines(lines, self.columns - at_home)
        self.grid.setVisible(bool(lines))
        self._empty.setVisible(not lines)

    def _lines(self, pack: FlightPack, today: date) -> list[list[Cell]]:
        raise NotImplementedError


class DaysPanel(GridPanel):
    """Every day, its times there and at home."""

    columns = 3

    def __init__(self) -> None:
        super().__init__(_("The days"), _("Time there, then at home."),
                         _("Nothing is planned on these days."))  # fmt: skip

    def _lines(self, pack: FlightPack, today: date) -> list[list[Cell]]:
        lines: list[list[Cell]] = []
        known: date | None = None
        for one in pack.plan:
            if one.at.date() != known:
                known = one.at.date()
                lines.append([(long_day(known), "small_strong", "dim")])
            lines.append(self._line(pack, one))
        return lines

    def _line(self, pack: FlightPack, one: PlanItem) -> list[Cell]:
        away = one.state in _AWAY
        title = one.title if not one.where else f"{one.title} · {one.where}"
        words = _("{title} (does not happen)").format(title=title) if away else title
        color = "dim" if away else "ink"
        if one.all_day:
            return [(_("all day"), "body", "dim"), ("", "small", "dim"), (words, "body", color)]
        home = _shifted(one.at.astimezone(pack.here), one.at)
        return [(clock(one.at), "medium", color), (home, "small", "dim"), (words, "body", color)]


class ShiftPanel(GridPanel):
    """When every reminder rings there and at home."""

    columns = 3

    def __init__(self) -> None:
        super().__init__(
            _("Reminders"),
            _("Time there, then at home. One that travels rings at the same hour there."),
            _("None rings on these days."),
        )

    def _lines(self, pack: FlightPack, today: date) -> list[list[Cell]]:
        return [self._line(one, today) for one in pack.reminders]

    def _line(self, one: Shifted, today: date) -> list[Cell]:
        at = f"{day(one.there.date(), today)} {clock(one.there)}"
        home = _("travels") if one.floating else _shifted(one.here, one.there)
        return [(at, "body", "ink"), (home, "small", "dim"), (one.title, "body", "ink")]


class SheetsPanel(GridPanel):
    """What to bring to everybody who is met."""

    def __init__(self) -> None:
        super().__init__(_("To bring"), "", _("Nobody of the team is met on these days."))

    def _lines(self, pack: FlightPack, today: date) -> list[list[Cell]]:
        lines: list[list[Cell]] = []
        for sheet in pack.sheets:
            lines.append([(sheet.person, "strong", "ink")])
            lines += [[(f"– {point.text}", "body", "ink")] for point in sheet.points]
            for action in sheet.actions:
                by = _("{text}, by {day}").format(text=action.text, day=day(action.by_on, today))
                lines.append([(f"– {by}", "body", "ink")])
            if not sheet.points and not sheet.actions:
                lines.append([(_("nothing open"), "small", "dim")])
        return lines


class TasksPanel(GridPanel):
    """What is due until the journey ends: who waits for a yes first."""

    def __init__(self) -> None:
        super().__init__(_("To do until then"), "", _("Nothing is due."))

    def _lines(self, pack: FlightPack, today: date) -> list[list[Cell]]:
        lines: list[list[Cell]] = []
        for title, rows in ((_("To approve"), pack.approvals), (_("Tasks"), pack.tasks)):
            if rows and pack.approvals:
                lines.append([(title, "strong", "ink")])
            lines += [_task_line(row, today) for row in rows]
        return lines


def _task_line(row: AgendaRow, today: date) -> list[Cell]:
    on = day(row.seen.due_on, today) if row.seen.due_on else ""
    return [(on, "small", "dim"), (row.task.title, "body", "ink")]


def _shifted(home: datetime, there: datetime) -> str:
    """The time at home, with a word where it is another day."""
    days = (home.date() - there.date()).days
    if not days:
        return clock(home)
    sign = "+" if days > 0 else "−"
    return f"{clock(home)} {sign}{abs(days)}"
