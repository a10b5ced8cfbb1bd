"""Facts, metrics after a drop, a grouped metric, and tiles with their lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from cockpit.actions.moves import move_deal
from cockpit.analysis import raw
from cockpit.analysis.crosstab import crosstab
from cockpit.analysis.facts import Facts
from cockpit.analysis.grouping import By
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, Unit, previous, this
from cockpit.domain.preferences import DEFAULT_TILES
from cockpit.queries.facts import raw_deals
from cockpit.storage.database import Reader
from cockpit.workspace import Workspace, facts_cache
from tests.bench import files
from tests.bench.line import Line, at_most, side_by_side, timed, times
from tests.demo_files import MORNING, TODAY

QUARTER = this(Unit.QUARTER, TODAY)


def lines(deals: int) -> list[Line]:
    """All of them on a folder with that many deals."""
    workspace = opened(deals)
    try:
        return [
            *_loading(workspace, deals),
            _after_a_drop(workspace, deals),
            _person_by_quarter(workspace, deals),
        ]
    finally:
        workspace.close()


def opened(deals: int) -> Workspace:
    """A copy of the demo that may be written to."""
    return Workspace(files.copy(deals) / "cockpit.db", lambda: MORNING, who="bench")


def _loading(workspace: Workspace, deals: int) -> list[Line]:
    """Read from the tables, and at a later start; beside it the same columns fetched raw and
    thrown away."""

    def raw_read(db: Reader) -> None:
        rows = raw_deals(db)
        for part in (rows.deals, rows.versions, rows.visits, rows.activities):
            list(part)

    def load() -> None:
        once = Workspace(workspace.path, lambda: MORNING)
        once.facts()
        once.close()

    def load_first() -> None:
        facts_cache.file_of(workspace.path).unlink(missing_ok=True)
        load()

    first, limit = side_by_side(load_first, lambda: workspace.ask(raw_read), 3)
    later = float(np.median(timed(load, 3)))
    return [
        times(f"facts, first load, {deals:,} deals", first, limit, 1.5),
        times(f"facts, at a later start, {deals:,} deals", later, limit, 1.5),
    ]


def _after_a_drop(workspace: Workspace, deals: int) -> Line:
    """The strip's six figures with facts brought up to date; the move itself is not counted."""
    move = mover(workspace)
    _tiles(workspace)
    found = []
    for _drop in range(15):
        move()
        found += timed(lambda: _tiles(workspace), 1)
    facts = workspace.facts()
    limit = float(np.median(timed(seven_sums(facts), 15)))
    ours = float(np.median(found))
    return at_most(f"figures of the page after a drop, {deals:,} deals", ours, limit, 10)


def _tiles(workspace: Workspace) -> None:
    facts = workspace.facts()
    for key in DEFAULT_TILES:
        measure(facts, METRICS[key], QUARTER, TODAY)


def mover(workspace: Workspace) -> Callable[[], None]:
    """Moves a card to the next column and back."""
    deal_id = workspace.ask(
        lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open' AND stage_id = 1")
    )
    turn = [0]

    def move() -> None:
        turn[0] += 1
        workspace.do(move_deal, deal_id, 1 + turn[0] % 2)

    return move


def seven_sums(facts: Facts) -> Callable[[], Any]:
    """Seven figures over bare arrays: what counting and adding itself costs."""
    state = facts.at(TODAY)
    outcome, amount, closed = state.outcome, state.amount, state.closed_on
    chance, age = state.probability, state.stage_age
    start, end = raw.day_number(QUARTER.start), raw.day_number(QUARTER.end)

    def work() -> None:
        inside = (closed >= start) & (closed < end)
        won, lost = inside & (outcome == raw.WON), inside & (outcome == raw.LOST)
        is_open = outcome == raw.OPEN
        won.sum() / max((won | lost).sum(), 1)
        amount[won].sum()
        np.median(amount[won]) if won.any() else 0
        is_open.sum()
        amount[is_open & (amount != raw.NO_MONEY)].sum()
        (amount * chance)[is_open & (amount != raw.NO_MONEY)].sum()
        (is_open & (age > 30)).sum()

    return work


def _person_by_quarter(workspace: Workspace, deals: int) -> Line:
    """Win rate of every person in every quarter of the data; the limit counts over arrays."""
    quarters = [QUARTER]
    for _back in range(5):
        quarters.insert(0, previous(quarters[0], 1))
    whole = Period(quarters[0].start, QUARTER.end)
    move = mover(workspace)

    def ours() -> None:
        crosstab(workspace.facts(), METRICS["win_rate"], whole, TODAY, By.OWNER, By.QUARTER)

    state = workspace.facts().at(TODAY)
    starts = np.array([raw.day_number(quarter.start) for quarter in quarters])

    def limit() -> None:
        decided = (state.outcome == raw.WON) | (state.outcome == raw.LOST)
        quarter = np.searchsorted(starts, state.closed_on[decided], side="right")
        cell = state.owner[decided] * 8 + quarter
        won = state.outcome[decided] == raw.WON
        with np.errstate(invalid="ignore"):
            np.bincount(cell, won) / np.bincount(cell)

    found, limits = [], []
    for _run in range(9):
        move()
        workspace.facts()
        found += timed(ours, 1)
        limits += timed(limit, 1)
    name = f"win rate by person × quarter, {deals:,} deals"
    return times(name, float(np.median(found)), float(np.median(limits)), 2)
