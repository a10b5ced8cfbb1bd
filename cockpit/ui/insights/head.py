"""The head of the page's right: the figure, its change, how sure it is, and what it means."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.analysis.reading import Reading
from cockpit.domain.period import Unit, previous, unit_of
from cockpit.domain.period_words import label
from cockpit.ui.insights.explain import explain
from cockpit.ui.kpis.figure_words import (
    change_words,
    counted_words,
    doubts,
    likely_meaning,
    range_words,
    reason_words,
    value_words,
)
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.figures import long_day
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _

# With less room than that the definition is left to “why?”.
_WORDS = 90


class Head(QWidget):
    """Says one reading; ``pin_asked`` wants it on the strip of the cockpit page."""

    pin_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading: Reading | None = None
        self._fiscal_start = 1
        self.name = PlainLabel("", "title")
        self.value = PlainLabel("", "figure")
        self.change, self.rows, self.doubt = Chip(""), Chip(""), Chip("", "warn")
        self._definition = PlainLabel("", "small", "dim", align=Qt.AlignmentFlag.AlignRight)
        self.why = QuietLink(_("why?"), role="small", color="accent")
        self.why.clicked.connect(self.explain)
        self.pin = IconButton("bookmark", _("Pin to the strip"), size=16)
        self.pin.clicked.connect(self.pin_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_8)
        self._lay_out()

    def _lay_out(self) -> None:
        whole, rest = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored
        for part in (self.name, self.value, self.change, self.rows, self.doubt):
            part.setSizePolicy(whole, part.sizePolicy().verticalPolicy())
            self._row.addWidget(part)
        for chip in (self.change, self.rows, self.doubt):
            chip.setSizePolicy(QSizePolicy.Policy.Maximum, whole)
        self.why.setSizePolicy(whole, whole)
        self._definition.setSizePolicy(rest, QSizePolicy.Policy.Preferred)
        self._row.addWidget(self._definition, 1)
        self._row.addWidget(self.why)
        self._row.addWidget(self.pin)

    def add_tools(self, *tools: QWidget) -> None:
        """Buttons at the right end."""
        for tool in tools:
            self._row.addWidget(tool)

    def show_view(self, title: str, line: str) -> None:
        """A view that is no single figure."""
        self.reading = None
        self.name.setText(title)
        for part in (self.value, self.change, self.rows, self.doubt, self.why, self.pin):
            part.hide()
        self._definition.setText(line)

    def show_reading(self, reading: Reading, fiscal_start: int) -> None:
        """Say the figure."""
        self.reading, self._fiscal_start = reading, fiscal_start
        metric = reading.metric
        for part in (self.value, self.rows, self.why, self.pin):
            part.show()
        self.name.setText(metric.title)
        self.value.setText(value_words(metric, reading.value, reading.currency))
        self.value.set_color("ink" if reading.value is not None else "dim")
        exact = value_words(metric, reading.value, reading.currency, exact=True)
        self.value.set_hint(exact)
        doubt = doubts(reading)
        if reading.backfill:
            before = _("before the first import: the source’s own dates")
            doubt = f"{doubt}, {before}" if doubt else before
        self.doubt.show_fact(doubt, "warn")
        self.doubt.setVisible(bool(doubt))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chips say what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All of it, else in short, with the rest on hover; a few letters of the definition say
        nothing."""
        if self.reading is None:
            return
        self._say_chips(self.reading, short=False)
        if self._spare() < 0:
            self._say_chips(self.reading, short=True)
        self._definition.setText(self.reading.metric.definition if self._spare() >= _WORDS else "")

    def _spare(self) -> int:
        """What all but the definition leave of the width."""
        return self.width() - self._row.sizeHint().width()

    def _say_chips(self, reading: Reading, *, short: bool) -> None:
        self._show_change(reading, short=short)
        few = short and reading.interval is not None
        counted, all_of_it = counted_words(reading.metric, reading.n), range_words(reading)
        self.rows.show_fact(counted if few else all_of_it, "neutral")
        hints = [all_of_it if few else "", likely_meaning(reading)]
        self.rows.set_hint("\n".join(hint for hint in hints if hint))

    def _show_change(self, reading: Reading, *, short: bool) -> None:
        change = change_words(reading) if reading.value is not None else None
        if reading.value is None:
            self.change.show_fact(reason_words(reading), "neutral")
        elif change is not None:
            tone = change.tone if change.tone in ("good", "bad", "warn") else "neutral"
            words = change.text if short else _on(change.text, reading, self._fiscal_start)
            self.change.show_fact(words, tone)
            self.change.set_hint(label(reading.previous.period, self._fiscal_start))
        self.change.setVisible(reading.value is None or change is not None)

    @Slot()
    def explain(self) -> Popover | None:
        """Open “why?”."""
        if self.reading is None:
            return None
        return explain(self.reading, self._fiscal_start, self.why)


def _on(change: str, reading: Reading, fiscal_start: int) -> str:
    """The change and what it is held against, in short."""
    if vantage().past is not None:
        named = label(previous(reading.period, fiscal_start), fiscal_start)
        return _("{change} on {before}").format(change=change, before=named)
    before = {
        Unit.DAY: _("the day before"),
        Unit.WEEK: _("last week"),
        Unit.MONTH: _("last month"),
        Unit.QUARTER: _("last quarter"),
        Unit.YEAR: _("the year before"),
    }
    unit = unit_of(reading.period, fiscal_start)
    against = before[unit] if unit else _("the days before")
    return _("{change} on {before}").format(change=change, before=against)


def as_of_words(day: date, known_at: date | None = None) -> str:
    """What stands beside the page's title."""
    if known_at is None:
        return _("all figures as of {day}").format(day=long_day(day))
    if known_at == day:
        return _("all figures as of {day}, as known then").format(day=long_day(day))
    words = _("all figures as of {day}, as known on {known}")
    return words.format(day=long_day(day), known=long_day(known_at))
