"""New deals with the visits and versions that their file tells of, column by column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import StageRow
from cockpit.actions.imports_settling import COLUMNS, Settled
from cockpit.analysis.backfill import usual_open_stage
from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit

_CLOSED = frozenset(Outcome) - {Outcome.OPEN}


# Rows as plain tuples, for there are hundreds of thousands of them.
_VISIT = ("deal_id", "stage_id", "entered_on", "left_on")
_VERSION = (
    "deal_id", "happened_on", "owner_id", "stage_id", "product_id", "amount", "currency",
    "expected_close", "category", "outcome", "closed_on",
)  # fmt: skip
_Row = tuple[Any, ...]


class Before:
    """Where deals were before the stage the file shows them in."""

    def __init__(self, stages: Iterable[StageRow], sitting: Iterable[tuple[int, int]]) -> None:
        """``sitting`` are the pipeline and stage of each open deal with an opening date."""
        by_pipeline: dict[int, list[int]] = defaultdict(list)
        for pipeline_id, stage_id in sitting:
            by_pipeline[pipeline_id].append(stage_id)
        self._usual = {one: usual_open_stage(ids) for one, ids in by_pipeline.items()}
        self.stages = {stage.id: stage for stage in stages}
        self._before: dict[int, int | None] = {}
        self._first: dict[int, int] = {}
        last: dict[int, int] = {}
        for stage in sorted(self.stages.values(), key=lambda one: one.position):
            if stage.is_open:
                self._before[stage.id] = last.get(stage.pipeline_id)
                last[stage.pipeline_id] = stage.id
                self._first.setdefault(stage.pipeline_id, stage.id)

    def of_closed(self, deal: Settled) -> int:
        """The open stage a closed deal sat in: named by the file, the usual one, the first."""
        usual = deal.sat_in or self._usual.get(deal.pipeline_id)
        return usual or self._first.get(deal.pipeline_id) or deal.stage_id

    def of_open(self, stage_id: int) -> int | None:
        """The open stage before this one in its pipeline."""
        return self._before.get(stage_id)


def add_deals(pending: Pending, deals: Sequence[Settled], before: Before, now: datetime) -> range:
    """Make ready new deals; gives their ids.

    A closed deal was open in another stage from its opening, its amount not known yet; a deal
    that came to its stage on a known day was in the stage before it until then.
    """
    if not deals:
        return range(0)
    columns = dict(zip(COLUMNS, list(zip(*deals, strict=True))[: len(COLUMNS)], strict=True))
    ids = pending.extend(Deal, columns, len(deals))
    visits: list[_Row] = []
    versions: list[_Row] = []
    for deal_id, deal in zip(ids, deals, strict=True):
        if deal.outcome in _CLOSED:
            _closed(deal_id, deal, before, visits, versions)
        else:
            _open(deal_id, deal, before, visits, versions)
    _extend(pending, StageVisit, _VISIT, visits, now)
    _extend(pending, DealVersion, _VERSION, versions, now)
    return ids


def past_of(
    deal_id: int, deal: Settled, before: Before
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The visits and versions of one deal, by the names of their columns."""
    visits: list[_Row] = []
    versions: list[_Row] = []
    tell = _closed if deal.outcome in _CLOSED else _open
    tell(deal_id, deal, before, visits, versions)
    named_visits = [dict(zip(_VISIT, row, strict=True)) for row in visits]
    return named_visits, [dict(zip(_VERSION, row, strict=True)) for row in versions]


def _closed(
    deal_id: int,
    deal: Settled,
    before: Before,
    visits: list[_Row],
    versions: list[_Row],
) -> None:
    closed_on = deal.closed_on or deal.known_from
    if deal.opened_on is not None:
        stage_id = before.of_closed(deal)
        category = before.stages[stage_id].category
        visits.append((deal_id, stage_id, deal.opened_on, closed_on))
        versions.append(
            (
                deal_id, deal.opened_on, deal.owner_id, stage_id, deal.product_id, None,
                deal.currency, None, category, Outcome.OPEN, None,
            )
        )  # fmt: skip
    visits.append((deal_id, deal.stage_id, closed_on, None))
    versions.append(_version(deal_id, deal, deal.stage_id, closed_on))


def _open(
    deal_id: int,
    deal: Settled,
    before: Before,
    visits: list[_Row],
    versions: list[_Row],
) -> None:
    start = deal.known_from
    earlier = before.of_open(deal.stage_id) if deal.since and deal.since > start else None
    if earlier is not None and deal.since is not None:
        visits.append((deal_id, earlier, start, deal.since))
        versions.append(_version(deal_id, deal, earlier, start))
        start = deal.since
    visits.append((deal_id, deal.stage_id, start, None))
    versions.append(_version(deal_id, deal, deal.stage_id, start))


def _version(deal_id: int, deal: Settled, stage_id: int, on: date) -> _Row:
    return (
        deal_id, on, deal.owner_id, stage_id, deal.product_id, deal.amount, deal.currency,
        deal.expected_close, deal.forecast_category, deal.outcome, deal.closed_on,
    )  # fmt: skip


def _extend(
    pending: Pending,
    kind: type[StageVisit | DealVersion],
    names: Sequence[str],
    rows: Sequence[_Row],
    now: datetime,
) -> None:
    columns = dict(zip(names, zip(*rows, strict=True), strict=True))
    pending.extend(kind, {**columns, "learnt_at": (now,) * len(rows)}, len(rows))
