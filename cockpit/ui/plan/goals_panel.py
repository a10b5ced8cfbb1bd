"""Goals: how far each has come, and a form for the next one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cockpit.analysis.plan_grid import Place
from cockpit.domain.plan import COMPANY, Subject
from cockpit.ui.plan.goal_form import GoalForm
from cockpit.ui.plan.goal_words import GoalShown
from cockpit.ui.widgets.buttons import IconButton, LinkButton
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.progress import ThinBar
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _

_INSIDE = 4


class GoalsPanel(Panel):
    """``wanted(fields)``, ``changed(goal id, fields)``, ``dropped(goal id)``; ``opened(goal row)``
    asks for the figure."""

    wanted = Signal(object)
    changed = Signal(int, object)
    dropped = Signal(int)
    opened = Signal(object)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_("Goals"), parent=parent)
        self.add = LinkButton(_("Add a goal"))
        self.add.clicked.connect(self.begin)
        self.add_to_header(self.add)
        self.form = GoalForm(today)
        self.form.hide()
        self.form.wanted.connect(self._on_wanted)
        self.form.left.connect(self.end)
        self._nothing = PlainLabel(
            _("No goals yet. A goal is a number of something each week, month or quarter: calls,"
              " meetings, deals won, a win rate."), "small", "dim", wrap=True,
        )  # fmt: skip
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._goals: list[GoalShown] = []
        self._subject: Subject = COMPANY
        # The goal that is being changed; None while a new one is typed.
        self._changing: int | None = None
        self.body.addWidget(self.form)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def show_goals(
        self, goals: Sequence[GoalShown], places: Sequence[Place], currency: str, subject: Subject
    ) -> None:
        """Show all goals; ``subject`` is whom a new one is for at first."""
        self._subject = subject
        self.form.offer(places, currency)
        self._nothing.setVisible(not goals)
        if list(goals) == self._goals:
            return
        self._goals = list(goals)
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, one in enumerate(goals):
            self._list.addWidget(self._line(one, number))

    def _line(self, one: GoalShown, number: int) -> QWidget:
        line = QWidget()
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(3)
        title = QuietLink(one.asked, role="body", color="ink")
        title.setProperty("goal", number)
        title.clicked.connect(self._on_opened)
        drop = IconButton("close", _("Take this goal away: {goal}").format(goal=one.asked), size=14)
        drop.setProperty("goal", number)
        drop.clicked.connect(self._on_drop)
        pen = IconButton("edit", _("Change this goal: {goal}").format(goal=one.asked), size=14)
        pen.setProperty("goal", number)
        pen.clicked.connect(self._on_change)
        bar = ThinBar(one.asked, "good" if one.tone == "good" else "warn")
        bar.set_share(one.progress.share or 0.0)
        who = PlainLabel(one.who, "small_medium", "dim")
        # The words of a link stand in from its edge; the rest begins where they do.
        who.setContentsMargins(_INSIDE, 0, 0, 0)
        inset = QVBoxLayout()
        inset.setContentsMargins(_INSIDE, 0, 0, 0)
        inset.addWidget(bar)
        grid.addWidget(who, 0, 0)
        grid.addWidget(PlainLabel(one.reached, "small", one.tone), 0, 1)
        grid.addWidget(title, 1, 0, 1, 2)
        grid.addLayout(inset, 2, 0, 1, 2)
        grid.addWidget(pen, 0, 2)
        grid.addWidget(drop, 0, 3)
        grid.setColumnStretch(0, 1)
        return line

    @Slot()
    def begin(self) -> None:
        """Open the form."""
        self._changing = None
        self.form.show()
        self.add.hide()
        self.form.begin(self._subject)

    @Slot()
    def end(self) -> None:
        """Close the form."""
        self.form.hide()
        self.add.show()

    @Slot(object)
    def _on_wanted(self, fields: object) -> None:
        if self._changing is None:
            self.wanted.emit(fields)
        else:
            self.changed.emit(self._changing, fields)

    @Slot()
    def _on_change(self) -> None:
        goal = self._at_sender().goal
        self._changing = goal.id
        self.form.show()
        self.add.hide()
        self.form.begin_with(goal)

    def _at_sender(self) -> GoalShown:
        return self._goals[int(self.sender().property("goal"))]

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(self._at_sender().goal)

    @Slot()
    def _on_drop(self) -> None:
        self.dropped.emit(self._at_sender().goal.id)
