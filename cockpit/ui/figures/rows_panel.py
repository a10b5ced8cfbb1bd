"""The table of exactly the rows behind a figure or one of its groups, and their total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.analysis.drilldown import FigureRow
from cockpit.analysis.metric import Counts, Metric
from cockpit.analysis.reading import Reading
from cockpit.domain.deal import Outcome
from cockpit.queries.figure_rows import DealWords
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import day, money
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_

Export = Callable[[Sequence[int], str], object]
_SAID_BY_GROUP = {"product": 1, "owner": 2}
_LEAST = 240
# column: how wide the panel must be for it
_LEAST_WIDTH = {1: 580, 2: 460, 4: 360}
_TONES = {Outcome.WON: "good", Outcome.LOST: "bad"}


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row with its words."""

    row: FigureRow
    words: DealWords
    today: date

    @property
    def account(self) -> str:
        """The account, or the deal's own name where there is none."""
        return self.words.account or self.words.name


def outcome_words(shown: RowShown) -> str:
    """won, open, or lost with its reason."""
    if shown.row.outcome is None:
        return shown.words.lost_reason
    words = {
        Outcome.OPEN: _("open"),
        Outcome.WON: _("won"),
        Outcome.LOST: _("lost"),
        Outcome.NO_DECISION: _("no decision"),
        Outcome.DISQUALIFIED: _("disqualified"),
    }[shown.row.outcome]
    reason = shown.words.lost_reason.lower()
    return f"{words}: {reason}" if reason and shown.row.outcome == Outcome.LOST else words


def _amount(shown: RowShown) -> str:
    row = shown.row
    text = money(row.amount, row.currency)
    return f"≈ {text}" if row.estimated and row.amount is not None else text


def columns(counts: Counts) -> list[Column]:
    """The columns; the date is the one that the figure counts by."""
    dated = {
        Counts.CLOSED: _("Closed"), Counts.OPENED: _("Opened"), Counts.OPEN: _("Expected"),
        Counts.ENTRIES: _("Entered"), Counts.STAYS: _("Entered"), Counts.EXPECTED: _("Expected"),
        Counts.PUSHES: _("Moved"),
    }.get(counts, _("Day"))  # fmt: skip
    return [
        Column(_("Account"), _account_key, text=_account, stretch=True),
        Column(_("Product"), _product, width=98),
        Column(_("Owner"), _owner, width=110),
        Column(_("Amount"), _amount_key, text=_amount, number=True, width=80),
        Column(dated, _day_key, text=_day, width=76, exact=_exact_day),
        Column(_("Outcome"), outcome_words, tone=_tone, width=104),
    ]


def _account_key(shown: RowShown) -> str:
    return shown.account.casefold()


def _account(shown: RowShown) -> str:
    return shown.account


def _product(shown: RowShown) -> str:
    return shown.row.product


def _owner(shown: RowShown) -> str:
    return shown.row.owner


def _amount_key(shown: RowShown) -> int | None:
    return shown.row.amount


def _day_key(shown: RowShown) -> date | None:
    return shown.row.day


def _day(shown: RowShown) -> str:
    return day(shown.row.day, shown.today)


def _exact_day(shown: RowShown) -> str:
    return shown.row.day.isoformat() if shown.row.day else ""


def _tone(shown: RowShown) -> str:
    return _TONES.get(shown.row.outcome or Outcome.OPEN, "neutral")


def _id(shown: RowShown) -> object:
    return shown.row.deal_id if shown.row.kind == "deal" else shown.row.mark


class RowsPanel(Panel):
    """``opened(deal_id)`` on Enter or a double click."""

    opened = Signal(int)

    def __init__(self, export: Export | None = None, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._export, self._rows, self._name = export, list[RowShown](), ""
        self._counts = Counts.CLOSED
        self._said: int | None = None
        self.table = self._new_table()
        self._total = PlainLabel("", "small", "dim")
        self._link = QuietLink(_("Export these rows"), role="small", color="accent")
        self._link.setVisible(export is not None)
        self._link.clicked.connect(self._on_export)
        foot = QHBoxLayout()
        foot.addWidget(self._total, 1)
        foot.addWidget(self._link)
        self.setMinimumWidth(_LEAST)
        self.body.setSpacing(6)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)

    def _new_table(self) -> Table:
        table = Table(
            columns(self._counts),
            name=_("Rows behind the figure"),
            empty=_("No row is behind this figure."),
            key=_id,
        )
        table.opened.connect(self._on_opened)
        return table

    def show_rows(
        self,
        reading: Reading,
        rows: list[RowShown],
        group: str,
        value: str,
        grouped_by: str = "",
    ) -> None:
        """Show these rows; ``group`` and ``value`` are in the heading, so a column that would
        say the group again is hidden."""
        if reading.metric.counts is not self._counts:
            self._counts = reading.metric.counts
            old, self.table = self.table, self._new_table()
            self.body.replaceWidget(old, self.table)
            old.deleteLater()
        self._rows, self._name = rows, reading.metric.key
        deals = n_("{n} deal behind", "{n} deals behind", len(rows))
        if reading.metric.row_kind != "deal":
            deals = n_("{n} row behind", "{n} rows behind", len(rows))
        title = _("{deals} {group}’s {value}") if group else _("{deals} {value}")
        if reading.value is None:
            # Nothing can be behind what is not there; the rows are those that would count.
            deals, title = n_("{n} deal that counts", "{n} deals that count", len(rows)), "{deals}"
        self.title.setText(title.format(deals=deals, group=group, value=value))
        self._said = _SAID_BY_GROUP.get(grouped_by) if group else None
        self._hide_columns()
        self.table.set_rows(rows)
        self._total.setText(total_words(reading, [shown.row for shown in rows]))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that there is no room for go."""
        super().resizeEvent(event)
        self._hide_columns()

    def _hide_columns(self) -> None:
        for column, least in _LEAST_WIDTH.items():
            narrow = self.width() < least * theme().text_scale
            self.table.setColumnHidden(column, column == self._said or narrow)

    @Slot(object)
    def _on_opened(self, shown: RowShown) -> None:
        if shown.row.opens:
            self.opened.emit(shown.row.opens)

    @Slot()
    def _on_export(self) -> None:
        if self._export is not None:
            deals = [shown.row.opens for shown in self._rows if shown.row.opens]
            self._export(deals, self._name)


def total_words(reading: Reading, rows: list[FigureRow]) -> str:
    """What the rows add up to: the figure's own numerator and denominator."""
    metric = reading.metric
    if metric.workings is not None:
        return ""  # its rows come together by more than a sum
    over = _sum(metric, sum(row.adds for row in rows), metric.numerator.money, reading.currency)
    if metric.denominator is None:
        return _("Total {sum}").format(sum=over)
    under = sum(row.below for row in rows)
    below = _sum(metric, under, metric.denominator.money, reading.currency)
    return _("Total {over} ÷ {below}").format(over=over, below=below)


def _sum(metric: Metric, total: float, is_money: bool, currency: str) -> str:
    if is_money:
        return money(round(total), currency)
    if metric.denominator is None:
        return value_words(metric, total, currency, exact=True)
    return f"{total:,.0f}"
