"""Selections and weights of the metrics about a deal's way, its dates, accounts and lines."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.facts import Facts
from cockpit.analysis.milestones import reached
from cockpit.analysis.pricing import Weights, priced
from cockpit.analysis.raw import DISQUALIFIED, NO_DAY, NO_DECISION, NO_ID, NO_MONEY
from cockpit.analysis.references import Stages
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Longs, Mask
from cockpit.analysis.terms import amount, won, won_or_lost
from cockpit.domain.pipeline import Milestone


def qualified(rows: Rows) -> Mask:
    """Deals that had reached the qualified milestone by the rows' day."""
    day = rows.state.day
    return rows.remember("qualified", lambda: qualified_deals(rows.facts, rows.deal, day))


def qualified_deals(facts: Facts, deal: Longs, day: int) -> Mask:
    """Which of the deals at these positions had reached the qualified milestone by the day; where
    no stage of their pipeline bears a milestone every deal has."""
    references = facts.references
    marked = references.kept.get("marked pipelines", lambda: _marked(references.stages))
    without = ~np.isin(facts.layers.of_deals("pipeline")[deal], marked)
    found: Mask = without | reached(facts, Milestone.QUALIFIED, day)[deal]
    return found


def _marked(stages: Stages) -> Longs:
    """The pipelines with a stage that bears a milestone."""
    return np.unique(stages.pipeline[stages.milestone > 0]).astype(np.int64)


def decided_broadly(rows: Rows) -> Mask:
    """Won, lost and undecided deals, and those disqualified after they had been qualified."""
    late = (rows.outcome == DISQUALIFIED) & qualified(rows)
    found: Mask = won_or_lost(rows) | (rows.outcome == NO_DECISION) | late
    return found


def passed(rows: Rows) -> Mask:
    """Entries to a stage from which the deal went on to a later one."""
    mask: Mask = rows.column("passed_on") != NO_DAY
    return mask


def pending(rows: Rows) -> Mask:
    """Entries of deals that are still open and have not gone on."""
    return ~passed(rows) & rows.state.are_open(rows.deal)


def settled(rows: Rows) -> Mask:
    """Entries whose outcome is known: the deal went on, or is closed."""
    return ~pending(rows)


def moved_back(rows: Rows) -> Mask:
    """Stays from which the deal went to an earlier stage."""
    mask: Mask = rows.column("moved_back")
    return mask


def slipped(rows: Rows) -> Mask:
    """Deals that did not close when they were expected to."""
    mask: Mask = rows.column("slipped")
    return mask


def pushed_days(rows: Rows) -> Weights:
    """Days by which a close date was moved."""
    return Weights(rows.column("pushed_days"))


def won_with_account(rows: Rows) -> Mask:
    """Won deals of a known account."""
    mask: Mask = won(rows) & (rows.column("account") != NO_ID)
    return mask


def won_without_account(rows: Rows) -> Mask:
    """Won deals of no known account."""
    return won(rows) & ~won_with_account(rows)


def won_with_account_and_price(rows: Rows) -> Mask:
    """Won deals of a known account with an amount that can be reported."""
    unpriced = amount(rows).unpriced
    mask = won_with_account(rows)
    return mask if unpriced is None else mask & ~unpriced


def won_with_lines(rows: Rows) -> Mask:
    """Won deals with a line whose net price and cost are known."""
    mask: Mask = won(rows) & (rows.column("line_net") != NO_MONEY)
    return mask


def won_without_lines(rows: Rows) -> Mask:
    """Won deals whose cost is not known."""
    return won(rows) & ~won_with_lines(rows)


def line_net(rows: Rows) -> Weights:
    """Net price of the lines whose cost is known."""
    references = rows.facts.references
    return priced(references, rows.column("line_net"), rows.currency, rows.priced_on)


def line_margin(rows: Rows) -> Weights:
    """Net price less cost of the lines whose cost is known."""
    net = line_net(rows)
    references = rows.facts.references
    cost = priced(references, rows.column("line_cost"), rows.currency, rows.priced_on)
    return Weights(net.values - cost.values, net.unpriced)


def age(rows: Rows) -> Weights:
    """Days since the opening (``clocks``)."""
    return _days(rows, "deal_age")


def has_age(rows: Rows) -> Mask:
    """Deals whose opening date is known."""
    return _has(rows, "deal_age")


def has_no_age(rows: Rows) -> Mask:
    """Deals without an opening date."""
    return ~has_age(rows)


def stage_age(rows: Rows) -> Weights:
    """Days since the last entry to the stage (``clocks``)."""
    return _days(rows, "stage_age")


def has_stage_age(rows: Rows) -> Mask:
    """Every open deal: without a visit it is in its stage since it is known."""
    return _has(rows, "stage_age")


def idle(rows: Rows) -> Weights:
    """Days since the last customer-facing activity (``clocks``)."""
    return _days(rows, "idle_days")


def has_idle(rows: Rows) -> Mask:
    """Deals with a customer-facing activity."""
    return _has(rows, "idle_days")


def has_no_idle(rows: Rows) -> Mask:
    """Deals without any customer-facing activity."""
    return ~has_idle(rows)


def _days(rows: Rows, name: str) -> Weights:
    return Weights(rows.column(name).astype(np.int64))


def _has(rows: Rows, name: str) -> Mask:
    mask: Mask = rows.column(name) != NO_DAY
    return mask
