"""The table of exactly the rows behind a figure or a part of it, and their total."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.analysis.metric import Counts, Metric
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period_words import label
from cockpit.ui.insights.asking import ROWS_OF, FoundRows, RowShown
from cockpit.ui.insights.choice import NOTHING
from cockpit.ui.insights.narrowing import can_narrow
from cockpit.ui.insights.row_words import (
    amount_words,
    day_title,
    outcome_in_short,
    outcome_tone,
    outcome_words,
)
from cockpit.ui.insights.sheets import of_rows
from cockpit.ui.kpis.figure_words import counted_words, value_words
from cockpit.ui.plots.sheet import Sheet
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import day, money, number
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_

_SAID_BY_GROUP = {"product": 1, "owner": 2}
_LEAST, _HEAD, _ROOMY = 240, 26, 470
# column: how wide the panel must be for it
_LEAST_WIDTH = {1: 640, 2: 520, 4: 390}


def columns(metric: Metric, *, narrow: bool = False) -> list[Column]:
    """The columns; the date is the one that the figure counts by. A record has a number of its
    own in place of product and amount. Where it is ``narrow`` names go before reasons."""
    of_deals = metric.row_kind == "deal"
    third = (
        Column(_("Amount"), _amount_key, text=amount_words, number=True, width=84)
        if of_deals
        else Column(_("Counts"), _adds_key, text=_adds, number=True, width=80)
    )
    # Days ahead are often of another year, which is said with them; what is open has no reason.
    ahead = metric.counts in (Counts.OPEN, Counts.EXPECTED)
    day_wide, outcome_wide = (108, 76) if ahead else (86, 104 if narrow else 130)
    outcome = outcome_in_short if narrow else outcome_words
    return [
        Column(_("Account"), _account_key, text=_account, stretch=True),
        Column(_("Product") if of_deals else _("Name"), _second, width=98),
        Column(_("Owner"), _owner, width=104),
        third,
        Column(day_title(metric), _day_key, text=_day, width=day_wide, exact=_exact_day),
        Column(
            _("Outcome"),
            outcome_words,
            text=outcome,
            exact=outcome_words,
            tone=outcome_tone,
            width=outcome_wide,
        ),
    ]


def _account_key(shown: RowShown) -> str:
    return shown.account.casefold()


def _account(shown: RowShown) -> str:
    return shown.account


def _second(shown: RowShown) -> str:
    return shown.row.product if shown.row.kind == "deal" else shown.words.name


def _owner(shown: RowShown) -> str:
    return shown.row.owner


def _amount_key(shown: RowShown) -> int | None:
    return shown.row.amount


def _adds_key(shown: RowShown) -> float:
    return shown.row.adds


def _adds(shown: RowShown) -> str:
    value = shown.row.adds
    return number(value, 0 if float(value).is_integer() else 1)


def _day_key(shown: RowShown) -> date | None:
    return shown.row.day


def _day(shown: RowShown) -> str:
    return day(shown.row.day, shown.today)


def _exact_day(shown: RowShown) -> str:
    return shown.row.day.isoformat() if shown.row.day else ""


def _mark(shown: RowShown) -> object:
    # One deal may stand here with several rows: an entry, a stay or a move each.
    return (*shown.row.mark, shown.row.day, shown.row.adds, shown.row.below)


class RowsPanel(Panel):
    """``opened(RowShown)`` on Enter or a double click; ``table_asked(table, name)`` wants a file;
    ``cleared`` takes back what was chosen, ``narrow_asked`` wants the whole page to be of it."""

    opened = Signal(object)
    table_asked = Signal(object, str)
    cleared = Signal()
    narrow_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self._found: FoundRows | None = None
        self._shown_columns: list[tuple[str, int | None]] = []
        self._said: int | None = None
        self.table = Table(
            columns(METRICS["win_rate"]),
            name=_("Rows behind the figure"),
            empty=_("No row is behind this figure: choose another period above."),
            key=_mark,
        )
        self.table.opened.connect(self._on_opened)
        self._total = PlainLabel("", "small", "dim")
        self.copy_link = QuietLink(_("Copy"), role="small", color="accent")
        self.copy_link.clicked.connect(self.copy)
        self.export_link = QuietLink(_("Export these rows"), role="small", color="accent")
        self.export_link.clicked.connect(self.export)
        self.back_link = QuietLink(_("Show all"), role="small", color="accent")
        self.back_link.clicked.connect(self.cleared)
        self.back_link.hide()
        self.narrow_link = QuietLink(_("Narrow to this"), role="small", color="accent")
        self.narrow_link.clicked.connect(self.narrow_asked)
        self.narrow_link.hide()
        self.add_to_header(self.narrow_link)
        self.add_to_header(self.back_link)
        for link in (self.back_link, self.narrow_link, self.copy_link, self.export_link):
            link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout()
        foot.addWidget(self._total, 1)
        foot.addWidget(self.copy_link)
        foot.addWidget(self.export_link)
        self.setMinimumWidth(_LEAST)
        # As high as the head of the groups beside it.
        self.title.setMinimumHeight(_HEAD)
        self.body.setSpacing(6)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(foot)

    def _fit_columns(self, metric: Metric) -> bool:
        """True when other columns stand there now, without rows."""
        wanted = columns(metric, narrow=self._is_narrow(_ROOMY))
        shown = [(column.title, column.width) for column in wanted]
        if shown != self._shown_columns:
            self._shown_columns = shown
            self.table.set_columns(wanted)
            return True
        return False

    def show_rows(self, found: FoundRows, value: str) -> None:
        """Show these rows; ``value`` is that of the group or cell they are behind."""
        self._found = found
        focus = found.asked.focus
        self._fit_columns(found.asked.metric)
        self.title.setText(heading(found, value))
        self._said = _SAID_BY_GROUP.get(focus.group.by) if focus.group else None
        self.narrow_link.setVisible(can_narrow(focus.group))
        self.back_link.setVisible(bool(focus.group or focus.point or focus.deals is not None))
        self._hide_columns()
        self.table.set_rows(found.rows)
        self._total.setText(total_words(found))
        self.set_waiting(False)

    def set_waiting(self, waiting: bool) -> None:
        """The rows of before are dimmed until the new ones are there."""
        self.table.set_waiting(waiting)

    def found(self) -> FoundRows | None:
        """What is shown."""
        return self._found

    def sheet(self) -> Sheet | None:
        """What is shown, for a file."""
        return of_rows(self._found) if self._found is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns that there is no room for go."""
        super().resizeEvent(event)
        if self._found is not None and self._fit_columns(self._found.asked.metric):
            self.table.set_rows(self._found.rows)
        self._hide_columns()

    def _is_narrow(self, least: int) -> bool:
        return self.width() < least * theme().text_scale

    def _hide_columns(self) -> None:
        for column, least in _LEAST_WIDTH.items():
            gone = column == self._said or self._is_narrow(least)
            self.table.setColumnHidden(column, gone)

    @Slot(object)
    def _on_opened(self, shown: RowShown) -> None:
        self.opened.emit(shown)

    @Slot()
    def copy(self) -> None:
        """All rows to the clipboard, tab-separated."""
        sheet = self.sheet()
        if sheet is not None:
            QGuiApplication.clipboard().setText(sheet.as_text())

    @Slot()
    def export(self) -> None:
        """Ask for all rows as a file."""
        sheet = self.sheet()
        if sheet is not None:
            self.table_asked.emit(sheet.as_table(), sheet.name)


def heading(found: FoundRows, value: str) -> str:
    """213 deals behind Maureen’s 70.0 %; 12 deals behind 70.0 % in October 2026."""
    asked, n = found.asked, len(found.rows)
    focus = asked.focus
    is_deal = asked.metric.row_kind == "deal"
    if focus.deals is not None:
        return _("{deals}: {what}").format(deals=_count(n, is_deal), what=focus.name)
    if asked.key in ROWS_OF and focus == NOTHING:
        return _count(n, is_deal)
    whose = focus.group.label if focus.group else ""
    if focus.crossed:
        whose = f"{whose} × {focus.crossed.label}"
    period = label(asked.shown_period, asked.fiscal_start) if focus.point else ""
    if value == _("n/a") or not value:
        # Nothing can be behind what is not there; the rows are those that would count.
        words = n_("{n} deal that counts", "{n} deals that count", n)
        if not is_deal:
            words = n_("{n} row that counts", "{n} rows that count", n)
        return " · ".join(part for part in (words, whose, period) if part)
    deals = n_("{n} deal behind", "{n} deals behind", n)
    if not is_deal:
        deals = n_("{n} row behind", "{n} rows behind", n)
    words = _("{deals} {group}’s {value}") if whose else _("{deals} {value}")
    said = words.format(deals=deals, group=whose, value=value)
    return _("{rows} in {period}").format(rows=said, period=period) if period else said


def _count(n: int, is_deal: bool) -> str:
    return n_("{n} deal", "{n} deals", n) if is_deal else n_("{n} row", "{n} rows", n)


def total_words(found: FoundRows) -> str:
    """What the rows add up to: the figure's own numerator and denominator."""
    metric, currency = found.reading.metric, found.reading.currency
    if not found.rows or metric.workings is not None or metric.estimate is not None:
        return ""  # there are none, or they come together by more than a sum
    over = _sum(metric, found.adds, metric.numerator.money, currency)
    under = metric.denominator
    if under is None or under.distinct or found.asked.key != metric.key:
        return _("Total {sum}").format(sum=over)
    below = _sum(metric, found.below, under.money, currency)
    if not metric.is_proportion:
        return _("{over} ÷ {below}").format(over=over, below=below)
    counted = counted_words(metric, round(found.below))
    return _("{figure}: {over} of {counted}").format(
        figure=value_words(metric, found.adds / found.below if found.below else None, currency),
        over=over, counted=counted,
    )  # fmt: skip


def _sum(metric: Metric, total: float, is_money: bool, currency: str) -> str:
    if is_money:
        return money(round(total), currency)
    if metric.denominator is None:
        return value_words(metric, total, currency, exact=True)
    return number(total, 0)
