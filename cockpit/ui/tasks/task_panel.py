"""One panel: heading with a thin bar and "2 of 7", the lines by category, a line to add another."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.analysis.occurrences import Panel as Which
from cockpit.analysis.quick_add import end_of_week
from cockpit.domain.period import Unit, this
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.quick_add_line import QuickAddLine
from cockpit.ui.tasks.task_groups import Folds, category_of, grouped
from cockpit.ui.tasks.task_list import TaskList
from cockpit.ui.tasks.task_words import Line, panel_title
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.progress import ThinBar
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _

_SIDE, _FRIDAY = 8, 4


def due_by_default(which: Which, today: date) -> date:
    """The day of a line added to this panel that names none."""
    if which is Which.WEEK:
        return end_of_week(today)
    month = this(Unit.MONTH, today)
    return {Which.TODAY: today, Which.MONTH: month.last_day}.get(which, month.end)


class TaskPanel(Panel):
    """``asked(verb, Line)`` as its list's; ``left(step)`` when arrows run out of it."""

    asked = Signal(str, object)
    left = Signal(int)

    def __init__(
        self, which: Which, context: Context, folds: Folds, parent: QWidget | None = None
    ) -> None:
        super().__init__("", padding=_SIDE, parent=parent)
        self.which, self._context, self._folds = which, context, folds
        self._lines: list[Line] = []
        title = panel_title(which, context.workspace.today())
        self._title = PlainLabel(title, "strong")
        self.body.setContentsMargins(0, 6, 0, 4)
        self.body.setSpacing(4)
        self._bar = ThinBar(_("{panel}: done").format(panel=title))
        self._gap = QWidget()
        self._count = PlainLabel("", "small", "dim")
        self._plus = IconButton("plus", _("Add to {panel}").format(panel=title), size=14)
        self.list = TaskList(title)
        self._empty = PlainLabel("", "small", "dim", wrap=True)
        self.quick = QuickAddLine(context, self._otherwise)
        self.body.addLayout(self._header())
        self.body.addWidget(self.list)
        self._empty.setContentsMargins(_SIDE, 2, _SIDE, 2)
        self.quick.setContentsMargins(_SIDE, 2, _SIDE, 2)
        self.body.addWidget(self._empty)
        self.body.addWidget(self.quick)
        self.quick.setVisible(which is Which.TODAY)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.list.asked.connect(self.asked)
        self.list.left.connect(self.left)
        self.list.folded.connect(folds.fold)
        folds.changed.connect(self._show_rows)
        self._plus.clicked.connect(self.begin_adding)
        self.quick.cancelled.connect(self._on_cancelled)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(_SIDE, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._title)
        row.addWidget(self._bar, 1)
        row.addWidget(self._gap, 1)
        row.addWidget(self._count)
        row.addWidget(self._plus)
        return row

    def show_lines(self, lines: list[Line]) -> None:
        """Show these lines, and how many of them are resolved."""
        self._lines = lines
        title = panel_title(self.which, self._context.workspace.today())
        if title != self._title.text():
            self._title.setText(title)
            self.list.setAccessibleName(title)
        self._show_rows()
        # What somebody else does counts neither way.
        mine = [line for line in lines if not line.handed_on]
        done = sum(line.done for line in mine)
        self._bar.set_share(done / len(mine) if mine else 0.0)
        self._count.setText(_("{done} of {all}").format(done=done, all=len(mine)))
        self._count.setVisible(bool(mine))
        self._bar.setVisible(bool(mine))
        self._gap.setVisible(not mine)
        self._bar.setAccessibleDescription(self._count.text())
        self.list.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        if not lines:
            self._empty.setText(_nothing(self.which, self._context.workspace.today()))

    @Slot()
    def _show_rows(self) -> None:
        """The lines under their headings; whoever stood on a line that goes stands on its own."""
        view, lines = self.list, self._lines
        here = view.current_line()
        rows = list(lines) if self._folds.by_time else grouped(lines, self._folds.folded())
        view.lines.set_rows(rows)
        if here is not None and view.lines.place_of(here.key) is None:
            above = view.lines.place_of(("head", category_of(here.row.task)))
            if above is not None:
                view.choose(above)

    def peers(self, line: Line) -> list[Line]:
        """The lines of the same day, and under the same heading, among which it can be moved."""
        day, category = line.row.seen.due_on, category_of(line.row.task)
        of_day = [one for one in self._lines if one.row.seen.due_on == day]
        if self._folds.by_time:
            return of_day
        return [one for one in of_day if category_of(one.row.task) == category]

    @Slot()
    def begin_adding(self) -> None:
        """Open the line to type in."""
        self.quick.show()
        self.quick.focus()

    @Slot()
    def _on_cancelled(self) -> None:
        self.quick.setVisible(self.which is Which.TODAY)
        self.list.setFocus()

    def _otherwise(self, today: date) -> date:
        return due_by_default(self.which, today)

    def sizeHint(self) -> QSize:
        """As the mock has it."""
        return super().sizeHint().expandedTo(QSize(280, 0))


def _nothing(which: Which, today: date) -> str:
    if vantage().is_past(today):
        return _("Nothing stood here.")
    nothing = _("Nothing for today. Add a task below, or a step to your routine.")
    if today.weekday() > _FRIDAY:
        nothing = _("A day off: your routine goes on on Monday.")
    return {
        Which.TODAY: nothing,
        Which.WEEK: _("Nothing this week yet: what repeats weekly appears here."),
        Which.MONTH: _("Nothing this month yet: what repeats monthly appears here."),
    }.get(which, _("Nothing is waiting for later."))
