"""One signal beside the log: what it says, a note, and the task made of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.period import parse
from cockpit.domain.period_words import label
from cockpit.domain.refusal import Refused
from cockpit.queries.signals import SignalRow
from cockpit.ui.signals.words import (
    alike_words,
    due_in,
    metric_title,
    sentence,
    spread_tone,
    spread_words,
)
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.buttons import Button, LinkButton, PrimaryButton
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.fields import DateField
from cockpit.ui.widgets.figures import long_day
from cockpit.ui.widgets.form import Form, FormLabel
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.scrolling import scrolling
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

WIDTH, NOTE_HEIGHT, TASK_HEIGHT = 330, 96, 58


class Detail(Panel):
    """``figure_wanted(key)`` for the metric behind; ``said`` and ``refused`` carry sentences."""

    figure_wanted = Signal(str)
    said = Signal(str)
    refused = Signal(str)

    def __init__(
        self, context: Context, currency: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(padding=0, parent=parent)
        self._context, self._currency = context, currency
        self.signal: SignalRow | None = None
        self._ids: tuple[int, ...] = ()
        self._due: date | None = None
        self.setFixedWidth(WIDTH)
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(SPACE_16, SPACE_12, SPACE_12, SPACE_12)
        self._column.setSpacing(SPACE_8)
        self.body.addWidget(scrolling(inner))
        self._title = PlainLabel("", "title", wrap=True)
        self._spread = Chip("", "neutral")
        self._words = PlainLabel("", "body", "ink", wrap=True)
        self._alike = PlainLabel("", "small", "warn", wrap=True)
        self._when = PlainLabel("", "small", "dim", wrap=True)
        self._figure = LinkButton("")
        self._figure.clicked.connect(self._on_figure)
        self.note = MultilineField(_("What you make of it"), quiet=False)
        self.note.setFixedHeight(NOTE_HEIGHT)
        self.note.setAccessibleName(_("Note on the signal"))
        self.acknowledge = PrimaryButton(_("Acknowledge"))
        self.acknowledge.clicked.connect(self.on_acknowledge)
        self.all = LinkButton("")
        self.all.clicked.connect(self.on_all)
        self.task = MultilineField(_("What is to be done"), quiet=False)
        self.task.setFixedHeight(TASK_HEIGHT)
        self.task.setAccessibleName(_("Task for the signal"))
        self.due = DateField(context.workspace.today, quiet=False)
        self.make = Button(_("Make a task"), icon="tasks")
        self.make.clicked.connect(self.on_task)
        self._lay_out()

    def show_signal(self, signal: SignalRow | None, alike: Sequence[int] = ()) -> None:
        """Show one; nothing hides the panel. ``alike``: the open signals of the same rule and
        period, itself among them."""
        self._ids = tuple(alike)
        fresh = signal is None or self.signal is None or signal.id != self.signal.id
        self.signal = signal
        self.setVisible(signal is not None)
        if signal is None:
            return
        self._title.setText(signal.title)
        self._spread.show_fact(spread_words(signal.spread), spread_tone(signal.spread))
        self._spread.setVisible(bool(signal.spread))
        self._words.setText(sentence(signal, self._currency()))
        self._alike.setText(alike_words(signal))
        self._alike.setVisible(signal.spread == "systemic")
        fiscal_start = self._context.workspace.preferences().fiscal_start_month
        period = label(parse(signal.period, fiscal_start), fiscal_start)
        words = _("{day}; the figure is of {period}")
        self._when.setText(words.format(day=long_day(signal.fired_on), period=period))
        self._figure.set_text(_("Open {figure}").format(figure=metric_title(signal.metric)))
        if fresh:
            self.note.set_value(signal.note)
            self.task.set_value(self._task_words(signal))
            self._due = due_in(self._context.workspace.today())
            self.due.set_value(self._due)
        writable = self._context.as_of is None
        self.acknowledge.setEnabled(writable)
        self.acknowledge.set_text(_("Acknowledge") if signal.is_open else _("Keep the note"))
        many = signal.spread == "systemic" and len(self._ids) > 1
        self.all.setVisible(many and writable)
        self.all.set_text(_("Acknowledge all {n}").format(n=len(self._ids)))
        made = signal.task_id is not None
        for part in (self.task, self.due):
            part.setEnabled(writable and not made)
        self.make.setEnabled(writable and not made)
        self.make.set_text(_("Task made") if made else _("Make a task"))
        if made:
            self.task.set_value(signal.task)

    @Slot()
    def on_acknowledge(self) -> None:
        """Take note of the signal, with the words typed."""
        from cockpit.actions.signals import acknowledge_signal

        if self.signal is None:
            return
        words = self.note.toPlainText().strip()
        if self._do(acknowledge_signal, self.signal.id, words):
            self.said.emit(_("Acknowledged: {rule}").format(rule=self.signal.title))

    @Slot()
    def on_all(self) -> None:
        """Take note of all that ring alike, in one step."""
        from cockpit.actions.signals import acknowledge_alike

        words, ids = self.note.toPlainText().strip(), self._ids
        if self.signal is not None and self._do(acknowledge_alike, ids, words):
            said = _("Acknowledged {n} times: {rule}")
            self.said.emit(said.format(n=len(ids), rule=self.signal.title))

    @Slot()
    def on_task(self) -> None:
        """Make the task."""
        from cockpit.actions.signals import act_on_signal

        if self.signal is None or self._due is None:
            return
        self.due.commit()
        words, person = " ".join(self.task.toPlainText().split()), self._person()
        if self._do(act_on_signal, self.signal.id, words, self._due, person):
            self.said.emit(_("Task: {task}").format(task=words))

    def _person(self) -> int | None:
        signal = self.signal
        is_person = signal is not None and _alone(signal) and signal.subject_id
        return signal.subject_id if signal is not None and is_person else None

    def _do(self, action: Any, *args: Any) -> bool:
        try:
            self._context.workspace.do(action, *args)
        except Refused as no:
            self.refused.emit(str(no))
            return False
        return True

    def _task_words(self, signal: SignalRow) -> str:
        advice = signal.advice or signal.title
        return f"{signal.subject_name}: {advice}" if _alone(signal) else advice

    def _lay_out(self) -> None:
        for part in (self._title, self._words, self._alike, self._when):
            self._column.addWidget(part)
        line = QHBoxLayout()
        line.addWidget(self._figure)
        line.addStretch(1)
        line.addWidget(self._spread)
        self._column.addLayout(line)
        self._column.addWidget(Rule())
        self._column.addWidget(FormLabel(_("Note"), self.note))
        self._column.addWidget(self.note)
        verbs = QHBoxLayout()
        verbs.addWidget(self.all)
        verbs.addStretch(1)
        verbs.addWidget(self.acknowledge)
        self._column.addLayout(verbs)
        self._column.addWidget(Rule())
        self._column.addWidget(FormLabel(_("Task"), self.task))
        self._column.addWidget(self.task)
        form = Form()
        form.add_row(_("Due"), self.due, self._on_due)
        self._column.addWidget(form)
        self._column.addWidget(self.make, 0, Qt.AlignmentFlag.AlignRight)
        self._column.addStretch(1)

    def _on_due(self, due: object) -> None:
        if not isinstance(due, date) or due < self._context.workspace.today():
            raise Refused(_("Choose today or a later day."))
        self._due = due

    @Slot()
    def _on_figure(self) -> None:
        if self.signal is not None:
            self.figure_wanted.emit(self.signal.metric)


def _alone(signal: SignalRow) -> bool:
    """True where the task is about one of them: what many have in common is nobody's own."""
    return bool(signal.subject_name) and signal.spread != "systemic"
