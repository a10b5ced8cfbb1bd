"""The way of a period's new deals through the stages, lost ones and all.

The deals opened in the period (with a true opening date), each in every open stage of its pipeline
that it reached by the as-of day: it reached a stage when it entered it or a later one, so a skipped
stage counts as reached and the funnel only narrows. From a stage a deal passed (it reached a later
one, or won), or was lost there (it is closed without having been won), or is still pending: the
three add up to those who reached it. The value is the amount at the as-of day, else the list
price.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.metric import Counts
from cockpit.analysis.population import population
from cockpit.analysis.pricing import Weights, priced_or_listed
from cockpit.analysis.raw import KIND_OPEN, OPEN, WON
from cockpit.analysis.rows import Rows
from cockpit.analysis.stage_paths import NOWHERE, ranks
from cockpit.analysis.tables import Longs, Mask
from cockpit.domain.filters import EVERYTHING, DealFilter
from cockpit.domain.period import Period
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class Part:
    """Some deals of a step: how many, and their value in minor units."""

    count: int
    value: float
    deals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A stage (0: won) and who reached it: reached = passed + lost + pending, in count and
    value. The won step has nobody to pass on."""

    stage_id: int
    label: str
    reached: Part
    passed: Part
    lost: Part
    pending: Part
    estimated: int
    not_priced: int


def funnel(
    facts: Facts,
    period: Period,
    as_of: date,
    filter: DealFilter = EVERYTHING,  # noqa: A002
    pipeline: int | None = None,
) -> tuple[Step, ...]:
    """The steps in board order, won at the end. Without a ``pipeline`` the one that most of the
    deals are in; no steps without a deal."""
    rows = population(facts, Counts.OPENED, period, as_of, filter)
    of_rows = facts.layers.of_deals("pipeline")[rows.deal]
    if not len(rows):
        return ()
    if pipeline is None:
        pipeline = int(np.bincount(of_rows).argmax())
    rows = rows.where(of_rows == pipeline)
    furthest, value = _furthest(rows, pipeline), _value(rows)
    stages = facts.references.stages
    wanted = (stages.pipeline == pipeline) & (stages.kind == KIND_OPEN)
    wanted[-1] = False
    spots = sorted(np.flatnonzero(wanted).tolist(), key=lambda spot: int(stages.board_order[spot]))
    steps = [
        _step(rows, value, stages.named.ids[spot], stages.named.names[spot],
              furthest >= stages.board_order[spot], furthest > stages.board_order[spot])
        for spot in spots
    ]  # fmt: skip
    is_won = rows.state.outcome[rows.deal] == WON
    return (*steps, _step(rows, value, 0, _("Won"), is_won, is_won))


def _furthest(rows: Rows, pipeline: int) -> Longs:
    """Per row the highest rank of the stages that the deal had entered by the day; a deal without
    a visit stands in its stage."""
    facts, day = rows.facts, rows.state.day
    stages, layers = facts.references.stages, facts.layers
    rank = np.where(stages.pipeline == pipeline, ranks(stages), NOWHERE)
    found = np.full(layers.size, NOWHERE, np.int64)
    for layer, place in layers.each():
        visits = layer.ledger.visits
        mine = visits.entered <= day
        if place is None:
            mine &= layers.untouched[visits.deal]
        deal = visits.deal[mine] if place is None else place[visits.deal[mine]]
        np.maximum.at(found, deal, rank[stages.named.position(visits.stage[mine])])
    deal = rows.deal
    best = np.maximum(found[deal], rank[rows.state.stage_position[deal]])
    return np.where(rows.state.outcome[deal] == WON, rank.max(initial=0) + 1, best)


def _value(rows: Rows) -> Weights:
    state, deal = rows.state, rows.deal
    references, product = rows.facts.references, state.product[deal]
    amount, currency = state.amount[deal], state.currency[deal]
    return priced_or_listed(references, amount, currency, product, state.day)


def _step(rows: Rows, value: Weights, stage: int, label: str, reached: Mask, passed: Mask) -> Step:
    is_open = rows.state.outcome[rows.deal] == OPEN
    left = reached & ~passed

    def part(mask: Mask) -> Part:
        ids = tuple(np.sort(rows.deal_ids[mask]).tolist())
        return Part(len(ids), float(value.values[mask].sum()), ids)

    def marked(marks: Mask | None) -> int:
        return 0 if marks is None else int(np.count_nonzero(marks & reached))

    return Step(
        stage,
        label,
        part(reached),
        part(reached & passed),
        part(left & ~is_open),
        part(left & is_open),
        marked(value.estimated),
        marked(value.unpriced),
    )
