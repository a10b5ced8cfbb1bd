"""The insights page: a list of figures, the chosen one with its past, its groups and its rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.catalog.metrics import METRICS
from cockpit.domain.changes import Changes
from cockpit.domain.period import Unit
from cockpit.domain.period_words import label
from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Command
from cockpit.ui.insights import asking
from cockpit.ui.insights.breakdown_panel import BreakdownPanel
from cockpit.ui.insights.chart_panel import ChartPanel
from cockpit.ui.insights.choice import Focus, Group, choice_from, kept
from cockpit.ui.insights.head import as_of_words
from cockpit.ui.insights.inquiry import PARTS, PAST, ROWS, VIEW, Inquiry
from cockpit.ui.insights.list_feed import ListFeed
from cockpit.ui.insights.list_panel import ListPanel
from cockpit.ui.insights.narrowing import can_narrow, narrowed_to, widened, words_of
from cockpit.ui.insights.pinning import PinMenu
from cockpit.ui.insights.rows_panel import RowsPanel
from cockpit.ui.insights.sections import view_titles
from cockpit.ui.insights.views_menu import ViewsMenu
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.kpis.question import Question
from cockpit.ui.plots.library import library
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.wording import _

if TYPE_CHECKING:
    from datetime import date

    from cockpit.analysis.reading import Reading
    from cockpit.domain.filters import DealFilter

_LIST_WIDTH, _ROOMY = 262, 1100


class InsightsPage(QWidget):
    """``opened(kind, id)`` asks for what a row is; ``heading_changed(title, line)`` is for the
    header. ``table_asked(table, name)`` and ``picture_asked(image, name)`` want a file."""

    opened = Signal(str, int)
    heading_changed = Signal(str, str)
    table_asked = Signal(object, str)
    picture_asked = Signal(object, str)
    refused = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._stale = context, True
        self.live = LiveFacts(context, background, self)
        self.inquiry = Inquiry(context, self.live, background, self)
        self.feed = ListFeed(background, self)
        self.list, self.chart = ListPanel(), ChartPanel()
        self.groups, self.rows = BreakdownPanel(), RowsPanel()
        self.views = ViewsMenu(context, self.kept, self)
        self.pins = PinMenu(context, self)
        self._lay_out()
        self._connect_parts()
        library().fetch(at_once=background is None)
        relay.committed.connect(self._on_committed)
        self.live.arrived.connect(self.refresh)
        context.scope_changed.connect(self._on_scope)
        context.changed.connect(self._on_context)

    def _lay_out(self) -> None:
        below = self._below = QHBoxLayout()
        below.setSpacing(SPACE_12)
        below.addWidget(self.groups, 9)
        below.addWidget(self.rows, 12)
        right = QVBoxLayout()
        right.setSpacing(SPACE_12)
        right.addWidget(self.chart, 9)
        right.addLayout(below, 12)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(self.list)
        row.addLayout(right, 1)

    def _connect_parts(self) -> None:
        self.list.chosen.connect(self.show_metric)
        self.chart.unit_changed.connect(self._on_unit)
        self.chart.by_value_changed.connect(self._on_by_value)
        self.chart.point_picked.connect(self._on_point)
        self.chart.deals_picked.connect(self._on_deals)
        self.chart.cleared.connect(self._on_all)
        self.chart.head.pin_asked.connect(self.pin)
        self.groups.by_changed.connect(self._on_by)
        self.groups.group_picked.connect(self._on_group)
        self.groups.cleared.connect(self._on_group_cleared)
        self.rows.opened.connect(self._on_row)
        self.rows.cleared.connect(self._on_all)
        self.rows.narrow_asked.connect(self._on_narrow)
        self.chart.narrow.removed.connect(self._on_widen)
        self.inquiry.answered.connect(self._on_answer)
        self.inquiry.waiting.connect(self._on_waiting)
        self.inquiry.settled.connect(self._on_settled)
        self.feed.filled.connect(self._show_list)
        self.views.chosen.connect(self.open_kept)
        self.views.days_chosen.connect(self.look_from)
        self.views.refused.connect(self.refused)
        self.pins.refused.connect(self.refused)
        self.pins.said.connect(self.said)
        for more in (self.chart.twin.more, self.groups.twin.more):
            more.table_asked.connect(self.table_asked)
            more.picture_asked.connect(self.picture_asked)
        self.rows.table_asked.connect(self.table_asked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The figures come first. As a proxy they would be what Tab goes to, past the search."""
        super().focusInEvent(event)
        self.list.list.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where the page is narrow."""
        super().resizeEvent(event)
        wide = event.size().width() >= _ROOMY
        self.list.setFixedWidth(_LIST_WIDTH if wide else _LIST_WIDTH - 50)

    def commands(self) -> list[Command]:
        """What can be done here, for the palette, the keys and the help."""
        from cockpit.ui.insights.commands import insights_commands

        return insights_commands(self)

    @Slot()
    def pin(self) -> None:
        """Ask which figure of the strip gives way to this one."""
        if not self.inquiry.is_view:
            self.pins.offer(self.inquiry.choice.key, self.chart.head.pin)

    # What is shown

    def kept(self) -> dict[str, Any]:
        """What a saved view keeps."""
        return kept(self.inquiry.choice, self._context.period_key, self._context.scope)

    @Slot(object)
    def open_kept(self, told: dict[str, Any]) -> None:
        """Show what a saved view keeps."""
        self._context.blockSignals(True)
        self._context.set_scope(str(told.get("scope") or self._context.scope))
        self._context.set_period(str(told.get("period") or self._context.period_key))
        self._context.blockSignals(False)
        self.inquiry.choice = choice_from(told)
        self.inquiry.without_focus()
        # Told once both are set, so that nothing is asked with half of the view.
        self._context.scope_changed.emit()
        self._context.period_changed.emit()
        self._context.changed.emit()

    @Slot(str)
    def show_metric(self, key: str) -> None:
        """Open a figure or a view."""
        if (key in METRICS or key in view_titles()) and key != self.inquiry.choice.key:
            self.inquiry.choice = self.inquiry.choice.of(key)
            self.inquiry.without_focus()
            self.groups.forget()
            self._show_choice()
            self._ask()

    @Slot(object, object)
    def look_from(self, day: date | None, known_at: date | None = None) -> None:
        """Show the figures as of an earlier day, or of today, with what was known by a day."""
        self.inquiry.choice = replace(self.inquiry.choice, as_of=day, known_at=known_at)
        self.inquiry.without_focus()
        self.refresh()

    @Slot()
    def go_to_search(self) -> None:
        """Go to the search over all figures."""
        self.list.search.setFocus()
        self.list.search.selectAll()

    def heading(self) -> tuple[str, str]:
        """Title and line of the header."""
        return _("Insights"), as_of_words(self.inquiry.asked().as_of, self.inquiry.choice.known_at)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again when something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.deal_ids or changes.bulk or changes.touches(
            "stage", "quota", "goal", "person", "team", "membership", "product", "setting",
            "account", "lead", "call", "activity", "survey_answer", "shift", "rate",
        ):  # fmt: skip
            self.refresh()

    @Slot()
    def _on_scope(self) -> None:
        """Who was narrowed to may be nobody of the new scope."""
        only = self.inquiry.choice.only
        none: frozenset[int] = frozenset()
        self.inquiry.choice = replace(
            self.inquiry.choice, only=replace(only, owners=none, managers=none, teams=none)
        )

    @Slot()
    def _on_context(self) -> None:
        self.inquiry.without_focus()
        self.groups.forget()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Ask for everything shown; a hidden page waits until it is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        self.heading_changed.emit(*self.heading())
        self._show_list()
        self._show_choice()
        self._ask()

    def _ask(self) -> None:
        """All answers; the list's own figure stands there until the first one has come."""
        self.inquiry.ask()
        if not self.inquiry.is_view:
            known = self.feed.reading(
                self.inquiry.choice.key, self._question(), self.inquiry.known_at()
            )
            if known is not None:
                self._say(known)

    def _question(self) -> Question:
        asked = self.inquiry.asked()
        return Question(asked.period, asked.as_of, asked.wanted)

    def _show_state(self) -> None:
        choice = self.inquiry.choice
        self.views.show_state(choice.as_of, choice.known_at)

    def _show_choice(self) -> None:
        choice, is_view = self.inquiry.choice, self.inquiry.is_view
        self.list.choose(choice.key)
        self.groups.set_grouping(choice.by, choice.across)
        self.groups.setVisible(not is_view)
        self.chart.show_key(choice.key, choice.unit, is_view=is_view, by_value=choice.by_value)
        if is_view:
            self.chart.head.show_view(*view_titles()[choice.key])
        elif self.chart.head.reading is None:
            self.chart.head.show_view(METRICS[choice.key].title, METRICS[choice.key].definition)
        self._show_state()
        facts = self.live.facts()
        self.chart.narrow.show_parts(words_of(facts, choice.only) if facts is not None else [])

    @Slot()
    def _show_list(self) -> None:
        self.list.show_lines(self.feed.lines(), self.inquiry.choice.key)

    # Answers

    @Slot(object)
    def _on_waiting(self, kinds: frozenset[str]) -> None:
        if kinds & {PAST, VIEW}:
            self.chart.set_waiting(True)
        if PARTS in kinds:
            self.groups.set_waiting(True)
        if ROWS in kinds:
            self.rows.set_waiting(True)

    @Slot(object)
    def _on_answer(self, answer: object) -> None:
        if isinstance(answer, asking.Headline):
            self._say(answer.reading)
        elif isinstance(answer, asking.Past) and self.chart.head.reading is not None:
            self.chart.show_past(answer, self.chart.head.reading, self.inquiry.focus)
        elif isinstance(answer, asking.YearBefore):
            self.chart.show_year_before(answer)
        elif isinstance(answer, asking.Parts):
            point, start = answer.asked.focus.point, answer.asked.fiscal_start
            self.groups.show_parts(answer, label(point, start) if point else "")
        elif isinstance(answer, asking.Steps):
            self.chart.show_steps(answer)
        elif isinstance(answer, asking.Ages):
            self.chart.show_ages(answer)
        elif isinstance(answer, asking.FoundRows):
            self._show_rows(answer)

    def _say(self, reading: Reading) -> None:
        self.chart.show_reading(reading, self.inquiry.asked().fiscal_start)

    def _show_rows(self, found: asking.FoundRows) -> None:
        focus, reading = found.asked.focus, found.reading
        value = value_words(reading.metric, reading.value, reading.currency)
        if focus.group is not None:
            value = self.groups.value_of(focus.group, focus.crossed)
        self.rows.show_rows(found, value)

    @Slot()
    def _on_settled(self) -> None:
        """What was clicked is there: now the other figures of the list."""
        facts = self.live.facts()
        if facts is not None and self.isVisible():
            self.feed.ask(facts, self._question(), self.inquiry.known_at())

    # Choosing parts of the figure

    @Slot(str)
    def _on_unit(self, unit: str) -> None:
        self.inquiry.without_focus()
        self.inquiry.choose(replace(self.inquiry.choice, unit=Unit(unit)), PAST, PARTS, ROWS)
        self._show_state()

    @Slot(bool)
    def _on_by_value(self, by_value: bool) -> None:
        self.inquiry.choice = replace(self.inquiry.choice, by_value=by_value)

    @Slot(str, str)
    def _on_by(self, by: str, across: str) -> None:
        self.groups.forget()
        self.inquiry.focus = self.inquiry.without_group()
        self.inquiry.choose(replace(self.inquiry.choice, by=by, across=across), PARTS, ROWS)
        self._show_state()

    @Slot(int)
    def _on_point(self, spot: int) -> None:
        trend = self.chart.trend.trend()
        if trend is not None:
            point = trend.points[spot]
            self.groups.forget()
            self.inquiry.look_at(Focus(point=point.period, day=point.day), PARTS, ROWS)
            self.chart.mark(self.inquiry.focus)

    @Slot(object, str)
    def _on_deals(self, deals: tuple[int, ...], words: str) -> None:
        self.inquiry.look_at(Focus(deals=deals, name=words), ROWS)

    @Slot(object, object)
    def _on_group(self, group: Group, crossed: Group | None) -> None:
        focus = replace(self.inquiry.focus, group=group, crossed=crossed)
        self.inquiry.look_at(focus, ROWS)

    @Slot()
    def _on_group_cleared(self) -> None:
        self.inquiry.look_at(self.inquiry.without_group(), ROWS)

    @Slot()
    def _on_all(self) -> None:
        """Everything behind the figure again."""
        had_point = self.inquiry.focus.point is not None
        self.groups.forget()
        self.inquiry.look_at(Focus(), *((PARTS, ROWS) if had_point else (ROWS,)))
        self.chart.mark(self.inquiry.focus)

    @Slot()
    def _on_narrow(self) -> None:
        """All of the page for the chosen group, or for both groups of the chosen cell."""
        facts, focus = self.live.facts(), self.inquiry.focus
        only = self.inquiry.choice.only
        for group in (focus.group, focus.crossed):
            if facts is not None and group is not None and can_narrow(group):
                only = narrowed_to(facts, only, group)
        self._keep_only(only)

    @Slot(str)
    def _on_widen(self, by: str) -> None:
        self._keep_only(widened(self.inquiry.choice.only, by))

    def _keep_only(self, only: DealFilter) -> None:
        self.inquiry.choice = replace(self.inquiry.choice, only=only)
        self.inquiry.without_focus()
        self.groups.forget()
        self.refresh()

    @Slot(object)
    def _on_row(self, shown: asking.RowShown) -> None:
        from cockpit.ui.insights.record_popover import open_record

        if shown.row.kind == "deal":
            self.opened.emit("deal", shown.row.deal_id)
        else:
            popover = open_record(self._context.workspace, shown, self.rows.table)
            popover.opened.connect(self.opened)
