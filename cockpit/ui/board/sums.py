"""The sums in the heads of columns and pages, all from the one metric engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.domain.period import Unit, this
from cockpit.ui.board.model import Totals

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.rows import Rows
    from cockpit.domain.filters import DealFilter

_KEYS = ("open_deals", "open_value", "weighted_value")


def column_totals(
    facts: Facts, today: date, chosen: DealFilter, stage_ids: Sequence[int]
) -> list[Totals]:
    """Count, value and weighted value of each stage's open deals that the filter keeps."""
    named = facts.references.stages.named
    names = {str_of(uid): id for id, uid in zip(named.ids, named.uids, strict=True)}
    sums = facts.remember(("column sums", today, chosen), lambda: _by_stage(facts, today, chosen))
    found = [
        {names[stage]: value for stage, value in of_key.items() if stage in names}
        for of_key in sums
    ]
    currency = facts.references.reporting_currency
    counts, values, weighted = found
    return [
        Totals(int(counts.get(id, 0)), values.get(id, 0.0), weighted.get(id, 0.0), currency)
        for id in stage_ids
    ]


def whole_totals(facts: Facts, today: date, chosen: DealFilter) -> Totals:
    """The same over all stages, for the head of a page."""
    count, value, weighted = facts.remember(
        ("board sums", today, chosen), lambda: _whole(facts, today, chosen)
    )
    return Totals(int(count or 0), value, weighted, facts.references.reporting_currency)


def str_of(uid: bytes) -> str:
    """A uid as it is written outside the file."""
    from uuid import UUID

    return str(UUID(bytes=bytes(uid)))


def _whole(facts: Facts, today: date, chosen: DealFilter) -> list[float | None]:
    from cockpit.analysis.figure import figure
    from cockpit.catalog.metrics import METRICS

    rows = _open_rows(facts, today, chosen)
    return [figure(METRICS[key], rows).value for key in _KEYS]


def _by_stage(facts: Facts, today: date, chosen: DealFilter) -> list[dict[str, float]]:
    """Per metric the value of each stage with deals; what a reading tells besides is not asked."""
    from cockpit.analysis.figure import figures
    from cockpit.analysis.grouping import By, grouping
    from cockpit.catalog.metrics import METRICS

    rows = _open_rows(facts, today, chosen)
    grouped = grouping(rows, By.STAGE)
    return [
        {
            grouped.key(code).id or "": one.value or 0.0
            for code, one in enumerate(figures(METRICS[key], rows, grouped.groups))
            if one.n
        }
        for key in _KEYS
    ]


def _open_rows(facts: Facts, today: date, chosen: DealFilter) -> Rows:
    """Open deals do not depend on the period; any will do."""
    from cockpit.analysis.metric import Counts
    from cockpit.analysis.population import population

    return population(facts, Counts.OPEN, this(Unit.DAY, today, 1), today, chosen)
