"""The sums in the heads of columns and pages, all from the one metric engine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.domain.period import Period, Unit, this
from cockpit.ui.board.model import Totals

if TYPE_CHECKING:
    from cockpit.analysis.facts import Facts
    from cockpit.analysis.reading import Reading
    from cockpit.domain.filters import DealFilter

_KEYS = ("open_deals", "open_value", "weighted_value")


def column_totals(
    facts: Facts, today: date, chosen: DealFilter, stage_ids: Sequence[int]
) -> list[Totals]:
    """Count, value and weighted value of each stage's open deals that the filter keeps."""
    named = facts.references.stages.named
    names = {str_of(uid): id for id, uid in zip(named.ids, named.uids, strict=True)}
    found: dict[str, dict[int, float]] = {key: {} for key in _KEYS}
    readings = _readings(facts, today, chosen)
    for key, reading in readings.items():
        for group in reading.groups:
            if group.id in names:
                found[key][names[group.id]] = group.figure.value or 0.0
    currency = facts.references.reporting_currency
    counts, values, weighted = (found[key] for key in _KEYS)
    return [
        Totals(int(counts.get(id, 0)), values.get(id, 0.0), weighted.get(id, 0.0), currency)
        for id in stage_ids
    ]


def whole_totals(facts: Facts, today: date, chosen: DealFilter) -> Totals:
    """The same over all stages, for the head of a page."""
    readings = _readings(facts, today, chosen)
    count, value, weighted = (readings[key].value for key in _KEYS)
    return Totals(int(count or 0), value, weighted, facts.references.reporting_currency)


def str_of(uid: bytes) -> str:
    """A uid as it is written outside the file."""
    from uuid import UUID

    return str(UUID(bytes=bytes(uid)))


def _readings(facts: Facts, today: date, chosen: DealFilter) -> dict[str, Reading]:
    """Open deals do not depend on the period; any will do."""
    from cockpit.analysis.measure import measure
    from cockpit.catalog.metrics import METRICS

    period: Period = this(Unit.DAY, today, 1)
    return facts.remember(
        ("board sums", today, chosen),
        lambda: {
            key: measure(facts, METRICS[key], period, today, filter=chosen, by=("stage",))
            for key in _KEYS
        },
    )
