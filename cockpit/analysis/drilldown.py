"""The rows behind a figure or one of its groups, each with what it adds to the figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.figure import behind
from cockpit.analysis.grouping import By, grouping
from cockpit.analysis.metric import Metric, Term
from cockpit.analysis.population import population
from cockpit.analysis.raw import NO_DAY, NO_MONEY, OUTCOMES, currency_of, day_of
from cockpit.analysis.record_rows import RecordRows
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Array
from cockpit.analysis.workings import Asked, Behind
from cockpit.domain.deal import Outcome
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A deal behind a figure, or a row of another ``kind`` (``Metric.row_kind``): then ``deal_id``
    is that row's own id and ``of_deal`` the deal it belongs to (0: none), and there is no outcome
    and no amount. ``day`` is when it closed, was opened, or is expected to close; ``adds`` and
    ``below`` are what it adds to numerator and denominator (0: nothing; money in minor units);
    ``amount`` is its amount, or, ``estimated``, its list price."""

    deal_id: int
    owner: str
    product: str
    outcome: Outcome | None
    day: date | None
    amount: int | None
    currency: str
    estimated: bool
    adds: float
    below: float
    kind: str = "deal"
    of_deal: int = 0

    @property
    def mark(self) -> tuple[str, int]:
        """What tells it from any other row."""
        return (self.kind, self.deal_id)

    @property
    def opens(self) -> int:
        """The deal to look at: itself, or the one it belongs to (0: none)."""
        return self.deal_id if self.kind == "deal" else self.of_deal


def figure_rows(
    facts: Facts,
    metric: Metric,
    period: Period,
    as_of: date,
    wanted: DealFilter = EVERYTHING,
    group: tuple[str, str | None] | None = None,
    crossed: tuple[str, str | None] | None = None,
) -> list[FigureRow]:
    """Exactly the rows of the figure, or of its ``group`` = (by, the group's id), or of a cell of
    its cross table, where a second group crosses the first; in the order of their dates, the
    latest first."""
    groups = [one for one in (group, crossed) if one is not None]
    found: list[FigureRow] = []
    for part in _parts(metric, Asked(facts, period, as_of, wanted)):
        rows = part.rows
        for one in groups:
            rows = rows.where(_in_group(rows, *one))
        if groups and rows.asked is not None:
            rows.asked = replace(rows.asked, by=tuple(by for by, _id in groups))
        listed = _listed_records if isinstance(rows, RecordRows) else _listed
        found += listed(rows, part)
    found.sort(key=lambda row: (row.day is not None, row.day, row.deal_id), reverse=True)
    return found


def _parts(metric: Metric, asked: Asked) -> list[Behind]:
    if metric.workings is not None:
        return metric.workings.behind(asked)
    counted = population(asked.facts, metric.counts, asked.period, asked.as_of, asked.wanted)
    return [Behind(behind(metric, counted), metric.numerator, metric.denominator)]


def _in_group(rows: Rows, by: str, id: str | None) -> Array:
    grouped = grouping(rows, By(by))
    codes = [code for code in np.unique(grouped.groups.codes) if grouped.key(int(code)).id == id]
    return np.isin(grouped.groups.codes, codes)


def _listed(rows: Rows, part: Behind) -> Iterator[FigureRow]:
    people, products = rows.facts.references.people, rows.facts.references.products
    adds, estimated, value = _share(part.over or part.under, rows)
    below = _share(part.under, rows)[0] if part.under else np.zeros(len(rows))
    if part.over is None:
        adds = np.zeros(len(rows))
    amounts = np.where(rows.amount == NO_MONEY, np.where(estimated, value, NO_MONEY), rows.amount)
    listed = estimated & (rows.amount == NO_MONEY)
    money = np.where(listed, rows.facts.references.reporting_code, rows.currency)
    columns = (
        rows.deal_ids, rows.person, products.position(rows.product), rows.outcome, rows.day,
        amounts, money, listed, adds, below,
    )  # fmt: skip
    lists = (column.tolist() for column in columns)
    codes = {code: currency_of(code) for code in np.unique(money).tolist()}
    for deal_id, person, product, outcome, day, amount, currency, sure, more, less in zip(
        *lists, strict=True
    ):
        yield FigureRow(
            deal_id,
            people.names[person] if person >= 0 else "",
            products.names[product] if product >= 0 else "",
            OUTCOMES[outcome],
            None if day == NO_DAY else day_of(day),
            None if amount == NO_MONEY else int(amount),
            codes[currency],
            sure,
            more,
            less,
        )  # fmt: skip


def _listed_records(rows: Rows, part: Behind) -> Iterator[FigureRow]:
    assert isinstance(rows, RecordRows)
    people, deal_ids = rows.facts.references.people, rows.facts.deal_ids
    adds = _share(part.over, rows)[0].tolist()
    below = _share(part.under, rows)[0].tolist()
    columns = (rows.deal_ids, rows.person, rows.day, rows.deal)
    lists = (column.tolist() for column in columns)
    for id, person, day, deal, more, less in zip(*lists, adds, below, strict=True):
        yield FigureRow(
            id,
            people.names[person] if person >= 0 else "",
            "",
            None,
            day_of(day),
            None,
            "",
            False,
            more,
            less,
            str(rows.kind),
            int(deal_ids[deal]) if deal >= 0 else 0,
        )


def _share(term: Term | None, rows: Rows) -> tuple[Array, Array, Array]:
    """(what each row adds, which are at list price, the weights themselves)."""
    none = np.zeros(len(rows), np.bool_)
    if term is None:
        return np.zeros(len(rows)), none, np.zeros(len(rows), np.int64)
    weights = term.weigh(rows)
    estimated = none if weights.estimated is None else weights.estimated
    return np.where(term.select(rows), weights.values, 0), estimated, weights.values
