"""Why the plan is missed or beaten: the parts of the gap, for each line below, and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cockpit.analysis.deviation import FACTORS, Deviation
from cockpit.catalog.exporters.table import CellKind
from cockpit.domain.plan import NoteKind
from cockpit.queries.plans import PlanNoteRow
from cockpit.ui.plan.answers import Answer
from cockpit.ui.plan.plan_words import factor_title
from cockpit.ui.plan.waterfall import Waterfall, signed
from cockpit.ui.plots.cells import money_cell, text_cell
from cockpit.ui.plots.sheet import Sheet
from cockpit.ui.plots.take_along import TakeAlong
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import short_money
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

FIGURES = {
    "plan": "quota_attainment", "won": "revenue", "volume": "open_deals", "timing": "sales_cycle",
    "win_rate": "win_rate", "deal_size": "average_deal", "unexplained": "revenue",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhyLine:
    """Somebody's deviation as a row."""

    key: object
    name: str
    deviation: Deviation
    currency: str

    def part(self, factor: str) -> int | None:
        """What a factor added, None where it is not known."""
        return next((one.amount for one in self.deviation.parts if one.factor == factor), None)


class WhyPanel(Panel):
    """``figure_opened(key)``; ``noted(kind, text)`` and ``note_dropped(id)`` for notes."""

    figure_opened = Signal(str)
    noted = Signal(object, str)
    note_dropped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Why"), parent=parent)
        self.waterfall = Waterfall()
        self.table = Table(_columns(), name=_("Why, line by line"), key=_key)
        self._nothing = EmptyState(
            "insights", _("Nothing to explain yet."),
            _("Set a target for a period that has begun, and the gap is taken apart here."),
        )  # fmt: skip
        self._stack = QStackedWidget()
        for widget in (self.waterfall, self.table, self._nothing):
            self._stack.addWidget(widget)
        self.twin = IconButton("table", _("Show as a table, line by line"))
        self.twin.setCheckable(True)
        self.twin.toggled.connect(self._on_twin)
        self.more = TakeAlong(_("Why"), self.sheet, self._chart_of_now)
        self.add_to_header(self.twin)
        self.add_to_header(self.more)
        self._summary = PlainLabel("", "small", "dim", wrap=True)
        self.body.setSpacing(6)
        self.body.addWidget(self._summary)
        self.body.addWidget(self._stack, 1)
        self.notes = QVBoxLayout()
        self.notes.setSpacing(2)
        self.body.addLayout(self.notes)
        self.body.addLayout(self._adding())
        self.waterfall.opened.connect(self._on_bar)
        self._lines: list[WhyLine] = []
        self._mine = False

    def _adding(self) -> QHBoxLayout:
        self.kind = ChoiceField(
            [(NoteKind.REASON, _("Reason")), (NoteKind.CORRECTION, _("Correction, as a task"))],
            quiet=False,
        )
        self.kind.set_value(NoteKind.REASON)
        self.kind.committed.connect(self.kind.set_value)
        label = FormLabel(_("Note"), self.kind)
        label.hide()
        self.note = TextField(
            _("Why is it so, or what is done about it? Enter keeps it"), quiet=False
        )
        self.note.setAccessibleName(_("Note on the plan"))
        self.note.committed.connect(self._on_note)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.kind)
        row.addWidget(self.note, 1)
        return row

    def show_answer(self, found: Answer, notes: Sequence[PlanNoteRow], title: str) -> None:
        """The chosen line's deviation and, in the table, those of the lines below it."""
        self.title.setText(_("Why: {what}").format(what=title))
        self._lines = [
            WhyLine(one.place.subject, one.place.name, one.deviation, found.currency)
            for one in found.explained
        ]
        mine = next(
            (one for one in found.explained if one.place.subject == found.question.subject), None
        )
        if mine is not None:
            self.waterfall.show_deviation(mine.deviation, found.currency)
        self._summary.setVisible(mine is not None)
        if mine is not None:
            self._summary.setText(_summary(mine.deviation, found.currency))
        self.table.set_rows(self._lines)
        self._mine = mine is not None
        self._show_notes(notes)
        self._show()

    def _show_notes(self, notes: Sequence[PlanNoteRow]) -> None:
        while (item := self.notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in notes[:3]:
            self.notes.addWidget(self._note_line(one))

    def _note_line(self, one: PlanNoteRow) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        kind = _("Reason") if one.kind is NoteKind.REASON else _("Correction")
        row.addWidget(PlainLabel(kind, "small_medium", "dim"))
        row.addWidget(PlainLabel(one.text, "small", wrap=True), 1)
        drop = IconButton("close", _("Take this note away"), size=14)
        drop.setProperty("note", one.id)
        drop.clicked.connect(self._on_drop)
        row.addWidget(drop)
        return line

    def _show(self) -> None:
        if not self._lines:
            self._stack.setCurrentWidget(self._nothing)
        elif self.twin.isChecked() or not self._mine:
            self._stack.setCurrentWidget(self.table)
        else:
            self._stack.setCurrentWidget(self.waterfall)

    def sheet(self) -> Sheet | None:
        """The parts of every line's gap as a table."""
        rows = [
            (text_cell(line.name), *(money_cell(amount, line.currency) for amount in (
                *(line.part(factor) for factor in FACTORS), line.deviation.gap)))
            for line in self._lines
        ]  # fmt: skip
        titles = (_("Who"), *(factor_title(factor) for factor in FACTORS), _("Gap"))
        kinds = (CellKind.TEXT, *(CellKind.MONEY,) * (len(FACTORS) + 1))
        return Sheet("plan_why", titles, kinds, tuple(rows)) if rows else None

    def _chart_of_now(self) -> object:
        return self.waterfall if self._mine else None

    @Slot(bool)
    def _on_twin(self, _checked: bool) -> None:
        self._show()

    @Slot(str)
    def _on_bar(self, key: str) -> None:
        self.figure_opened.emit(FIGURES[key])

    @Slot(object)
    def _on_note(self, text: object) -> None:
        self.noted.emit(self.kind.value(), str(text))
        self.note.accept("")

    @Slot()
    def _on_drop(self) -> None:
        self.note_dropped.emit(int(self.sender().property("note")))


def _summary(found: Deviation, currency: str) -> str:
    """The gap, and its largest part."""
    text = _("Won {won} of {plan} planned to date: {gap}.").format(
        won=short_money(found.won, currency),
        plan=short_money(found.plan, currency),
        gap=signed(found.gap, currency),
    )
    largest = max(found.parts, key=lambda part: abs(part.amount))
    if largest.amount and largest.planned is not None:
        most = _("The largest part: {factor}, {effect}.").format(
            factor=factor_title(largest.factor).lower(), effect=signed(largest.amount, currency)
        )
        text = f"{text} {most}"
    return text


def _key(line: WhyLine) -> object:
    return line.key


def _name(line: WhyLine) -> str:
    return line.name


def _columns() -> list[Column]:
    return [
        Column(_("Who"), _name, stretch=True),
        *(_part_column(factor) for factor in FACTORS),
        Column(_("Gap"), _gap, text=_gap_text, number=True, strong=True),
    ]


def _part_column(factor: str) -> Column:
    def value(line: WhyLine) -> int | None:
        return line.part(factor)

    def text(line: WhyLine) -> str:
        amount = line.part(factor)
        return _("n/a") if amount is None else signed(amount, line.currency)

    def exact(line: WhyLine) -> str:
        amount = line.part(factor)
        return "" if amount is None else signed(amount, line.currency, exact=True)

    return Column(factor_title(factor), value, text=text, exact=exact, number=True)


def _gap(line: WhyLine) -> int:
    return line.deviation.gap


def _gap_text(line: WhyLine) -> str:
    return signed(line.deviation.gap, line.currency)
