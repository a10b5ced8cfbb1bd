"""All figures on one page, any of them opened down to its rows."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.reading import Reading
from cockpit.catalog.metrics import METRICS
from cockpit.domain.changes import Changes
from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.breakdown import bars
from cockpit.ui.insights.breakdown_panel import BreakdownPanel
from cockpit.ui.insights.metric_list import MetricLine, MetricList
from cockpit.ui.insights.questions import FoundRows, Past, in_background, past, rows_behind
from cockpit.ui.insights.rows_panel import Export, RowsPanel
from cockpit.ui.insights.summary import Summary, as_of_words
from cockpit.ui.kpis.figure_words import change_words, reason_words, value_words
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.kpis.question import Lines, Question
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_16
from cockpit.ui.widgets.panel import Panel
from cockpit.wording import _

_FEW = 600
_LIST_WIDTH, _ROOMY = 262, 1100


class InsightsPage(QWidget):
    """``opened(kind, id)`` asks for a deal; ``heading_changed(title, line)`` is for the header.

    ``export(deal ids, name)`` writes rows to a file; without it nothing is offered.
    """

    opened = Signal(str, int)
    heading_changed = Signal(str, str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        export: Export | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._background = context, background
        self.live = LiveFacts(context, background, self)
        self.key, self._group = next(iter(METRICS)), ("", "")
        self._chosen: tuple[str, str | None] | None = None
        self._stale, self._drawing, self._again = True, False, False
        self._wanted = 0
        self._lines: Lines = {}
        self.list, self.summary = MetricList(), Summary()
        self.groups, self.rows = BreakdownPanel(), RowsPanel(export)
        self._lay_out()
        self.list.chosen.connect(self.show_metric)
        self.groups.by_changed.connect(self._on_by)
        self.groups.list.chosen.connect(self._on_group)
        self.groups.list.cleared.connect(self._on_cleared)
        self.rows.opened.connect(self._on_opened)
        relay.committed.connect(self._on_committed)
        self.live.arrived.connect(self.refresh)
        context.changed.connect(self.refresh)

    def _lay_out(self) -> None:
        left = self._left = Panel("", padding=SPACE_8)
        left.body.addWidget(self.list)
        below = self._below = QHBoxLayout()
        below.setSpacing(SPACE_12)
        below.addWidget(self.groups, 9)
        below.addWidget(self.rows, 14)
        right = QVBoxLayout()
        right.setSpacing(SPACE_12)
        right.addWidget(self.summary, 5)
        right.addLayout(below, 8)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(left)
        row.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where the page is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= _ROOMY
        self._left.setFixedWidth(_LIST_WIDTH if wide else _LIST_WIDTH - 50)
        self._below.setStretch(0, 9 if wide else 11)

    @Slot(str)
    def show_metric(self, key: str) -> None:
        """Open a figure."""
        if key in METRICS and key != self.key:
            self.key = key
            self._forget_group()
            self.refresh()

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        return _("Insights"), as_of_words(self._context.workspace.today())

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again when something changed meanwhile."""
        super().showEvent(event)
        self.heading_changed.emit(*self.heading())
        if self._stale:
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.deal_ids or changes.bulk or changes.touches(
            "stage", "quota", "person", "team", "membership", "product", "setting", "account",
            "rate", "goal", "lead", "call", "activity", "survey_answer", "shift",
        ):  # fmt: skip
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Measure everything shown; a hidden page waits until it is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        facts = self.live.facts()
        if facts is None:
            return
        self._show_list(facts)
        self._show_figure(facts)
        self._draw(facts)

    def _question(self) -> Question:
        workspace = self._context.workspace
        return Question(self._context.period(), workspace.today(), self._context.filter())

    def _measured(self, facts: Facts, key: str, by: tuple[str, ...] = ()) -> Reading:
        asked = self._question()
        metric = METRICS[key]
        return measure(facts, metric, asked.period, asked.as_of, filter=asked.wanted, by=by)

    def _show_list(self, facts: Facts) -> None:
        lines = [self._line(self._measured(facts, key)) for key in METRICS]
        self.list.show_lines(lines, self.key)

    def _line(self, reading: Reading) -> MetricLine:
        metric = reading.metric
        change = change_words(reading) if reading.value is not None else None
        text, tone = (change.text, change.tone) if change else ("", "dim")
        if reading.value is None:
            text = reason_words(reading)
        return MetricLine(
            metric.key, metric.title, value_words(metric, reading.value, reading.currency),
            text, tone, metric.definition, tuple(self._lines.get(metric.key, ())),
        )  # fmt: skip

    def _show_figure(self, facts: Facts) -> None:
        fiscal_start = self._context.workspace.preferences().fiscal_start_month
        reading = self._measured(facts, self.key, (self.groups.by,))
        self.summary.show_reading(reading, fiscal_start)
        self.groups.list.show_bars(bars(reading, reading.groups))
        self._show_rows(facts, reading)

    def _show_rows(self, facts: Facts, reading: Reading) -> None:
        """Few rows at once, many beside the GUI."""
        find = partial(
            rows_behind, self._context.workspace, facts, reading, self._question(), self._chosen
        )
        self._wanted += 1
        if self._background is None or reading.n <= _FEW:
            self._on_found(find(self._wanted))
            return
        work = partial(in_background, partial(find, self._wanted))
        self._background.start(_("Reading the rows"), work, done=self._on_found, cancellable=False)

    @Slot(object)
    def _on_found(self, found: FoundRows) -> None:
        if found.wanted != self._wanted:
            return
        label, value = self._group
        reading = found.reading
        if self._chosen is not None:
            bar = next((b for b in self.groups.list.bars() if b.id == self._chosen[1]), None)
            value = bar.figure if bar else ""
        else:
            value = value_words(reading.metric, reading.value, reading.currency)
        self.rows.show_rows(reading, found.rows, label, value, self.groups.by)

    # The past: fifteen months and the small lines, worked out beside the GUI

    def _draw(self, facts: Facts) -> None:
        if self._background is None:
            self._on_drawn(past(facts, self.key, self._question()))
        elif self._drawing:
            self._again = True
        else:
            self._drawing = True
            find = partial(past, facts, self.key, self._question())
            work = partial(in_background, find)
            self._background.start(
                _("Drawing the past"), work, done=self._on_drawn, cancellable=False
            )

    @Slot(object)
    def _on_drawn(self, drawn: Past) -> None:
        self._drawing = False
        key, self._lines, months = drawn
        if key == self.key:
            self.summary.chart.show_readings(months)
        lines = [
            MetricLine(line.key, line.title, line.figure, line.change, line.tone,
                       line.definition, tuple(self._lines.get(line.key, ())))
            for line in self.list.lines()
        ]  # fmt: skip
        self.list.show_lines(lines, self.key)
        if self._again:
            self._again = False
            self.refresh()

    # Groups

    def _forget_group(self) -> None:
        self._chosen, self._group = None, ("", "")
        self.groups.list.forget()

    @Slot(str)
    def _on_by(self, _by: str) -> None:
        self._forget_group()
        self.refresh()

    @Slot(object, str)
    def _on_group(self, id: str | None, label: str) -> None:
        self._chosen, self._group = (self.groups.by, id), (label, "")
        self._rows_again()

    @Slot()
    def _on_cleared(self) -> None:
        self._forget_group()
        self._rows_again()

    def _rows_again(self) -> None:
        facts = self.live.facts()
        if facts is not None:
            self._show_rows(facts, self._measured(facts, self.key))

    @Slot(int)
    def _on_opened(self, deal_id: int) -> None:
        self.opened.emit("deal", deal_id)
