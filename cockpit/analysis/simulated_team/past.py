"""Versions and visits as they would have been written day by day, up to the last day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cockpit.analysis.raw import CATEGORIES, OUTCOMES, WON
from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.course import Course
from cockpit.analysis.simulated_team.customers import currencies
from cockpit.analysis.simulated_team.happenings import (
    FIELDS,
    LOST_STAGE,
    UNCHANGED,
    WON_STAGE,
    Happenings,
)
from cockpit.analysis.simulated_team.openings import Openings
from cockpit.analysis.simulated_team.rows import (
    EMPTY,
    Ints,
    Mask,
    Rows,
    as_days,
    as_numbers,
    picked,
)
from cockpit.domain.deal import DealVersion, StageVisit


@dataclass(frozen=True, slots=True)
class Past:
    """Versions sorted by deal and day: the deal's position, the working day, and every field."""

    deal: Ints
    working: Ints
    values: dict[str, Ints]

    def present(self) -> dict[str, Ints]:
        """What each deal is now: its last version."""
        last = np.flatnonzero(np.append(self.deal[1:] != self.deal[:-1], True))
        return {key: column[last] for key, column in self.values.items()}


def remember(told: Happenings, days: Calendar) -> Past:
    """Put what happened by the last day in order, one version a deal and day."""
    deal, working = np.concatenate(told.deals), np.concatenate(told.days)
    kept = np.flatnonzero(working <= days.last)
    order = kept[np.lexsort((kept, working[kept], deal[kept]))]
    deal, working = deal[order], working[order]
    rows = np.arange(len(order))
    values = {}
    for key in FIELDS:
        column = np.concatenate(told.values[key])[order]
        values[key] = column[np.maximum.accumulate(np.where(column != UNCHANGED, rows, 0))]
    last = np.append((deal[1:] != deal[:-1]) | (working[1:] != working[:-1]), True)
    last &= _differs(deal, values, last)
    return Past(deal[last], working[last], {key: column[last] for key, column in values.items()})


def _differs(deal: Ints, values: dict[str, Ints], last: Mask) -> Mask:
    """Of the last rows of a day, those that changed anything since the last row before."""
    rows = np.flatnonzero(last)
    changed = np.ones(len(rows), np.bool_)
    changed[1:] = deal[rows[1:]] != deal[rows[:-1]]
    for column in values.values():
        changed[1:] |= column[rows[1:]] != column[rows[:-1]]
    differs = np.zeros(len(last), np.bool_)
    differs[rows[changed]] = True
    return differs


def _learnt(deal: Ints, days: Ints) -> Ints:
    """At which quarter of an hour of the day somebody wrote it down."""
    return (deal * 7919 + days * 104729) % 32


def versions(past: Past, days: Calendar, account: Ints) -> Rows:
    """The rows of deal_version; ``account`` is each deal's."""
    on, v = calendar.day(past.working), past.values
    return Rows(
        DealVersion,
        len(on),
        {
            "deal_id": (past.deal + 1).tolist(),
            "happened_on": as_days(on),
            "learnt_at": days.instants(on, _learnt(past.deal, on)),
            "owner_id": v["owner"].tolist(),
            "stage_id": v["stage"].tolist(),
            "product_id": v["product"].tolist(),
            "amount": as_numbers(v["amount"]),
            "currency": currencies(account[past.deal]),
            "expected_close": as_days(v["expected"]),
            "category": picked(CATEGORIES, v["category"]),
            "outcome": picked(OUTCOMES, v["outcome"]),
            "closed_on": as_days(v["closed"]),
        },
    )


def visits(o: Openings, course: Course, days: Calendar) -> Rows:
    """The rows of stage_visit, by deal and day; the last one of each deal lasts."""
    taken = course.visited & (course.entered <= days.last)
    deal, step = np.nonzero(taken)
    left = course.left[deal, step]
    ended = np.flatnonzero(course.closed <= days.last)
    end_stage = np.where(o.ends[ended] == WON, WON_STAGE, LOST_STAGE)
    deals = np.concatenate((deal, ended))
    stages = np.concatenate((course.stage[deal, step] + 1, end_stage))
    entered = calendar.day(np.concatenate((course.entered[deal, step], course.closed[ended])))
    gone = np.where(left <= days.last, calendar.day(left), EMPTY)
    gone = np.concatenate((gone, np.full(len(ended), EMPTY)))
    order = np.argsort(deals, kind="stable")
    deals, entered = deals[order], entered[order]
    return Rows(
        StageVisit,
        len(order),
        {
            "deal_id": (deals + 1).tolist(),
            "stage_id": stages[order].tolist(),
            "entered_on": as_days(entered),
            "left_on": as_days(gone[order]),
            "learnt_at": days.instants(entered, _learnt(deals, entered)),
        },
    )
