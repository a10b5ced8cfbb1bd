"""The sheets of the page: each chart's numbers and the rows, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from math import isnan

from cockpit.analysis.age_bands import AgeTable, Band
from cockpit.analysis.crosstab import CrossTable
from cockpit.analysis.figure import Curve
from cockpit.analysis.funnel import Part, Step
from cockpit.analysis.metric import Metric
from cockpit.catalog.exporters.table import CellKind
from cockpit.domain.period_words import label
from cockpit.ui.insights.asking import FoundRows, RowShown
from cockpit.ui.insights.breakdown import Bar
from cockpit.ui.insights.mix_chart import Mix
from cockpit.ui.insights.row_words import day_title, outcome_words
from cockpit.ui.insights.trend_chart import Trend
from cockpit.ui.kpis.figure_words import counted_title, value_words
from cockpit.ui.plots.cells import count_cell, money_cell, share_cell, text_cell
from cockpit.ui.plots.sheet import Cell, Sheet
from cockpit.ui.widgets.figures import day
from cockpit.wording import _

_TEXT, _NUMBER, _MONEY, _DAY = CellKind.TEXT, CellKind.NUMBER, CellKind.MONEY, CellKind.DAY


def value_cell(metric: Metric, value: float | None, currency: str) -> Cell:
    """A figure of the metric."""
    if metric.is_money:
        return money_cell(value, currency)
    return Cell(value_words(metric, value, currency, exact=True), value)


def _kind(metric: Metric) -> CellKind:
    return _MONEY if metric.is_money else _NUMBER


def of_trend(trend: Trend) -> Sheet:
    """A line a period."""
    metric, currency = trend.metric, trend.currency
    rows = []
    earlier = trend.before or (None,) * len(trend.points)
    for point, goal, before in zip(trend.points, trend.targets, earlier, strict=True):
        low, high = point.figure.interval or (None, None)
        rows.append((
            text_cell(label(point.period, trend.fiscal_start)),
            value_cell(metric, point.figure.value, currency),
            count_cell(point.figure.n),
            share_cell(low), share_cell(high), value_cell(metric, goal, currency),
            value_cell(metric, before, currency),
        ))  # fmt: skip
    titles = (
        _("Period"), metric.title, counted_title(metric).capitalize(), _("Likely from (95 %)"),
        _("Likely to (95 %)"), _("Target"),
        _("A year before"),
    )  # fmt: skip
    kinds = (_TEXT, _kind(metric), _NUMBER, _NUMBER, _NUMBER, _kind(metric), _kind(metric))
    return _without_empty(Sheet(metric.key, titles, kinds, tuple(rows)))


def _without_empty(sheet: Sheet) -> Sheet:
    """Columns in which nothing stands are left out."""
    full = [
        at for at in range(len(sheet.titles))
        if at == 0 or any(row[at].value is not None for row in sheet.rows)
    ]  # fmt: skip
    return Sheet(
        sheet.name,
        tuple(sheet.titles[at] for at in full),
        tuple(sheet.kinds[at] for at in full),
        tuple(tuple(row[at] for at in full) for row in sheet.rows),
    )


def of_curve(title: str, curve: Curve) -> Sheet:
    """A line a day."""
    rows = tuple(
        (count_cell(on), share_cell(float(curve.share[on])), share_cell(float(curve.low[on])),
         share_cell(float(curve.high[on])), count_cell(int(curve.at_risk[on])))
        for on in range(len(curve.share))
    )  # fmt: skip
    titles = (
        _("Day"), title, _("Likely from (95 %)"), _("Likely to (95 %)"), _("Still watched"),
    )  # fmt: skip
    return Sheet("win_curve", titles, (_NUMBER,) * 5, rows)


def of_mix(mix: Mix, fiscal_start: int) -> Sheet:
    """A line a period, a column a part."""
    rows = tuple(
        (text_cell(label(point.period, fiscal_start)), *map(share_cell, shares))
        for point, shares in zip(mix.points, mix.shares, strict=True)
    )
    kinds = (_TEXT, *(_NUMBER for _name in mix.names))
    return Sheet("portfolio_mix", (_("Period"), *mix.names), kinds, rows)


def of_bars(metric: Metric, currency: str, by: str, bars: Sequence[Bar]) -> Sheet:
    """A line a group."""
    rows = []
    for bar in bars:
        figure = bar.group.figure
        low, high = figure.interval or (None, None)
        rows.append((
            text_cell(bar.label), Cell(str(bar.place or ""), bar.place),
            value_cell(metric, figure.value, currency), count_cell(figure.n),
            share_cell(low), share_cell(high), value_cell(metric, figure.median, currency),
            count_cell(figure.estimated), count_cell(figure.not_priced),
        ))  # fmt: skip
    titles = (
        by, _("Place"), metric.title, counted_title(metric).capitalize(), _("Likely from (95 %)"),
        _("Likely to (95 %)"), _("Median"),
        _("At list price"), _("Without a price"),
    )  # fmt: skip
    kinds = (
        _TEXT, _NUMBER, _kind(metric), _NUMBER, _NUMBER, _NUMBER, _kind(metric), _NUMBER, _NUMBER,
    )  # fmt: skip
    return _without_empty(Sheet(f"{metric.key} {by}", titles, kinds, tuple(rows)))


def of_table(metric: Metric, currency: str, by: str, table: CrossTable) -> Sheet:
    """A line a group, a column a crossing group."""
    rows = []
    for at, key in enumerate(table.lines):
        cells = []
        for value, n in zip(table.value[at].tolist(), table.n[at].tolist(), strict=True):
            shown = value_cell(metric, value, currency)
            cells.append(shown if n and not isnan(value) else Cell("", None))
        rows.append((text_cell(key.label), *cells))
    columns = tuple(key.label for key in table.columns)
    kinds = (_TEXT, *(_kind(metric) for _column in columns))
    return Sheet(f"{metric.key} {by}", (by, *columns), kinds, tuple(rows))


def of_steps(steps: Sequence[Step], currency: str) -> Sheet:
    """A line a stage: reached, passed, pending, lost, by count and by value."""
    rows = []
    for step in steps:
        parts: tuple[Part, ...] = (step.reached, step.passed, step.pending, step.lost)
        rows.append((
            text_cell(step.label), *(count_cell(part.count) for part in parts),
            *(money_cell(part.value, currency) for part in parts),
            count_cell(step.estimated), count_cell(step.not_priced),
        ))  # fmt: skip
    words = (_("Reached"), _("Passed on"), _("Still there"), _("Lost there"))
    values = tuple(_("{what}, value").format(what=word) for word in words)
    titles = (_("Stage"), *words, *values, _("At list price"), _("Without a price"))
    kinds = (_TEXT, *(_NUMBER,) * 4, *(_MONEY,) * 4, _NUMBER, _NUMBER)
    return Sheet("funnel", titles, kinds, tuple(rows))


def band_words(band: Band) -> str:
    """An age band: 8–14 d, over 90 d."""
    if band.least is None:
        return _("not known")
    if band.most is None:
        return _("over {n} d").format(n=band.least - 1)
    return _("{low}–{high} d").format(low=band.least, high=band.most)


def of_ages(table: AgeTable, currency: str, *, by_value: bool) -> Sheet:
    """A line a stage, a column an age band."""
    rows = []
    for at, (_id, name) in enumerate(table.stages):
        counts = map(count_cell, (int(n) for n in table.count[at]))
        values = (money_cell(float(value), currency) for value in table.value[at])
        rows.append((text_cell(name), *(values if by_value else counts)))
    titles = (_("Stage"), *(band_words(band) for band in table.bands))
    kind = _MONEY if by_value else _NUMBER
    return Sheet("ageing", titles, (_TEXT, *(kind for _band in table.bands)), tuple(rows))


def of_rows(found: FoundRows) -> Sheet:
    """Exactly the rows behind a figure and what each adds to it."""
    metric, currency = found.asked.metric, found.reading.currency
    titles = [
        _("Name"), _("Account"), _("Product"), _("Owner"), _("Amount"), _("Currency"),
        day_title(metric), _("Outcome"), _("Counts above"), _("Counts below"),
    ]  # fmt: skip
    over = _MONEY if metric.numerator.money else _NUMBER
    below = _MONEY if metric.denominator is not None and metric.denominator.money else _NUMBER
    kinds = (_TEXT, _TEXT, _TEXT, _TEXT, _MONEY, _TEXT, _DAY, _TEXT, over, below)
    rows = tuple(_row(shown, currency, over, below) for shown in found.rows)
    return Sheet(f"{metric.key} rows", tuple(titles), kinds, rows)


def _row(shown: RowShown, currency: str, over: CellKind, below: CellKind) -> tuple[Cell, ...]:
    row, on = shown.row, shown.row.day
    when: date | None = on
    return (
        text_cell(shown.words.name), text_cell(shown.words.account), text_cell(row.product),
        text_cell(row.owner), money_cell(row.amount, row.currency or currency),
        text_cell(row.currency), Cell(day(on, shown.today), when), text_cell(outcome_words(shown)),
        _share(row.adds, currency, over), _share(row.below, currency, below),
    )  # fmt: skip


def _share(number: float, currency: str, kind: CellKind) -> Cell:
    if kind is _MONEY:
        return money_cell(number, currency)
    plain = int(number) if float(number).is_integer() else float(number)
    return Cell(f"{plain:,}", plain)
