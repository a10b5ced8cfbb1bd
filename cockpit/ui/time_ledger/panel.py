"""Where the time goes: hours by category today and this week, and the stretches of today."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cockpit.actions.time_ledger import add_time, edit_time, remove_time
from cockpit.domain.day import TimeCategory
from cockpit.domain.period import DAY, Unit, this
from cockpit.domain.refusal import Refused
from cockpit.queries.day import TimeRow, hours_by_category, running, time_between
from cockpit.ui.tasks.task_form import TimeField
from cockpit.ui.time_ledger.words import HALF, ORDER, UNWANTED, category_words, hours_words
from cockpit.ui.widgets.buttons import IconButton, LinkButton
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.figures import NOTHING, clock, percent
from cockpit.ui.widgets.figures import day as day_words
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.widgets.progress import ThinBar
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from cockpit.ui.shell.context import Context

_WIDTH = 430
_MOST = 8


class LedgerPanel(Popover):
    """``begun(category)`` and ``stopped`` by its chips; ``refused`` why nothing was changed."""

    begun = Signal(object)
    stopped = Signal()
    refused = Signal(str)

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(_("Where the time goes"), owner)
        self._context = context
        self._chips = QHBoxLayout()
        self._sums = QGridLayout()
        self._sums.setColumnStretch(1, 1)
        self._sums.setHorizontalSpacing(10)
        self._sums.setVerticalSpacing(4)
        self._half = PlainLabel("", "small", "dim", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.chips = {one: ChipButton(category_words()[one]) for one in ORDER}
        for one, chip in self.chips.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._on_chip, one))
            self._chips.addWidget(chip)
        self._chips.addStretch(1)
        add = LinkButton(_("Add a stretch that was forgotten"))
        add.clicked.connect(self._on_add)
        self.body.addLayout(self._chips)
        self.body.addLayout(self._sums)
        self.body.addWidget(self._half)
        self.body.addLayout(self._rows)
        self.body.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedWidth(_WIDTH + 60)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for the hours and the stretches."""
        workspace = self._context.workspace
        now, zone, today = workspace.now(), workspace.zone(), workspace.today()
        week = this(Unit.WEEK, today)
        sums = []
        for first, end in ((today, today + DAY), (week.start, week.end)):
            begin, over = (datetime.combine(day, time(), zone) for day in (first, end))
            rows = workspace.ask(time_between, begin, over)
            sums.append(hours_by_category(rows, begin, over, now))
        self._show_sums(*sums)
        row = workspace.ask(running)
        for one, chip in self.chips.items():
            chip.setChecked(row is not None and row.category == one)
        begin, over = (datetime.combine(day, time(), zone) for day in (today, today + DAY))
        self._show_rows(workspace.ask(time_between, begin, over))

    def _titles(self) -> tuple[tuple[int, str], ...]:
        today = self._context.workspace.today()
        if vantage().is_past(today):
            week = _("week {week}").format(week=today.isocalendar().week)
            return (2, day_words(today, today)), (3, week)
        return (2, _("today")), (3, _("this week"))

    def half_words(self) -> str:
        """What is said of the half."""
        return self._half.text()

    def _show_sums(self, today: dict[TimeCategory, float], week: dict[TimeCategory, float]) -> None:
        _empty(self._sums)
        most = max([*week.values(), 0.01])
        for column, title in self._titles():
            right = Qt.AlignmentFlag.AlignRight
            self._sums.addWidget(PlainLabel(title, "small", "dim", align=right), 0, column)
        for line, one in enumerate(ORDER, 1):
            name = category_words()[one]
            self._sums.addWidget(PlainLabel(name, "body"), line, 0)
            bar = ThinBar(name, "warn" if one in UNWANTED else "accent")
            bar.set_share(week.get(one, 0.0) / most)
            self._sums.addWidget(bar, line, 1)
            for column, hours in ((2, today.get(one, 0.0)), (3, week.get(one, 0.0))):
                words = hours_words(hours) if hours else NOTHING
                label = PlainLabel(words, "body", align=Qt.AlignmentFlag.AlignRight)
                self._sums.addWidget(label, line, column)
        whole, unwanted = sum(week.values()), sum(week.get(one, 0.0) for one in UNWANTED)
        share = unwanted / whole if whole else None
        self._half.set_color("warn" if share is not None and share > HALF else "dim")
        self._half.setText(_half_words(share))

    def _show_rows(self, rows: tuple[TimeRow, ...]) -> None:
        _empty(self._rows)
        if not rows:
            words = _("Nothing yet today: a chip above, or Alt 1 to Alt 5, starts the clock.")
            self._rows.addWidget(PlainLabel(words, "small", "dim", wrap=True))
        for row in rows[-_MOST:]:
            self._rows.addWidget(self._line(row))
        self.adjustSize()

    def _line(self, row: TimeRow) -> QWidget:
        zone = self._context.workspace.zone()
        line = StretchLine(row, row.started_at.astimezone(zone).date())
        line.begins.set_value(clock(row.started_at.astimezone(zone)))
        line.ends.set_value("" if row.ended_at is None else clock(row.ended_at.astimezone(zone)))
        line.changed.connect(self._on_changed)
        line.removed.connect(self._on_removed)
        return line

    @Slot()
    def _on_chip(self, category: TimeCategory) -> None:
        if self.chips[category].isChecked():
            self.begun.emit(category)
        else:
            self.stopped.emit()

    @Slot(object)
    def _on_changed(self, line: StretchLine) -> None:
        zone = self._context.workspace.zone()
        begin = _moment(line.day, str(line.begins.value()), zone) or line.row.started_at
        end = _moment(line.day, str(line.ends.value() or ""), zone)
        if end is not None and end < begin:
            # A stretch over midnight ends on the next day.
            end = _moment(line.day + DAY, str(line.ends.value()), zone)
        category = line.category.value()
        self._do(edit_time, line.row.id, TimeCategory(str(category)), begin, end)

    @Slot(object)
    def _on_removed(self, line: StretchLine) -> None:
        self._do(remove_time, line.row.id)

    @Slot()
    def _on_add(self) -> None:
        now = self._context.workspace.now()
        self._do(add_time, TimeCategory.ADMINISTRATION, now - timedelta(minutes=30), now)

    def _do(self, action: Callable[..., object], *arguments: Any) -> None:
        try:
            self._context.workspace.do(action, *arguments)
        except Refused as refusal:
            self.refused.emit(str(refusal))
        self.refresh()


class StretchLine(QWidget):
    """One stretch: category, from, to; ``changed(self)`` and ``removed(self)``."""

    changed = Signal(object)
    removed = Signal(object)

    def __init__(self, row: TimeRow, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.day = row, day
        self.category = ChoiceField(list(category_words().items()), quiet=True)
        self.category.set_value(row.category)
        self.category.setAccessibleName(_("Category"))
        self.begins, self.ends = TimeField(quiet=True), TimeField(_("runs"), quiet=True)
        self.begins.setAccessibleName(_("From"))
        self.ends.setAccessibleName(_("To"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(self.category, 1)
        for field in (self.begins, self.ends):
            field.setFixedWidth(70)
            field.committed.connect(self._on_committed)
            across.addWidget(field)
        self.category.committed.connect(self._on_committed)
        remove = IconButton("trash", _("Remove this stretch"), size=14)
        remove.clicked.connect(self._on_remove)
        across.addWidget(remove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field has been taken there; it presses nothing in the panel."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        field = self.sender()
        if isinstance(field, TimeField):
            field.accept(value)
        self.changed.emit(self)

    @Slot()
    def _on_remove(self) -> None:
        self.removed.emit(self)


def _half_words(share: float | None) -> str:
    if share is None:
        return _("Firefighting and administration should stay under one half of the week.")
    said = percent(share, 0)
    if share > HALF:
        return _("Firefighting and administration take {share} of the week: over one half.").format(
            share=said
        )
    return _("Firefighting and administration take {share} of the week, under one half.").format(
        share=said
    )


def _moment(day: date, text: str, zone: Any) -> datetime | None:
    return datetime.combine(day, time.fromisoformat(text), zone) if text else None


def _empty(layout: QGridLayout | QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
