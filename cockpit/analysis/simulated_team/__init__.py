"""A made-up sales team: thirty people, fifteen months of deals, all from one seed and one day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, tzinfo

import numpy as np

from cockpit.analysis.simulated_team import (
    calls,
    course,
    customers,
    deals,
    happenings,
    leads,
    openings,
    past,
    quotas,
    rates,
    staff,
    work,
)
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.rows import Rows as Rows
from cockpit.analysis.simulated_team.staff import HEAD as HEAD


def simulate(seed: int, today: date, count: int = 9_000, zone: tzinfo = UTC) -> list[Rows]:
    """Tables in the order in which they may be inserted; all that happens, happens before
    ``today`` and in office hours of ``zone``.

    The rows count on four open stages with the ids 1 to 4, won 5 and lost 6, in pipeline 1, and
    on the checklist lines 1 and 2.
    """
    chances = _chances(seed)
    days = Calendar.until(today, zone)
    people = staff.hire(chances(), days)
    buyers = customers.win_over(chances(), people, count)
    begun = openings.begin(chances(), days, people, buyers, count)
    ways = course.run(chances(), begun, people)
    before = past.remember(happenings.tell(chances(), begun, ways, people), days)
    now = before.present()
    return [
        *staff.rows(people, days),
        *customers.rows(chances(), buyers, people),
        deals.deals(chances(), days, buyers, begun, ways, now),
        past.versions(before, days, begun.account),
        past.visits(begun, ways, days),
        *deals.parts(chances(), days, begun, now),
        work.activities(chances(), days, begun, ways, now),
        work.notes(chances(), days, begun, people.ids, now),
        quotas.quotas(days, people, now),
        leads.leads(chances(), days, people, buyers, begun),
        *calls.calls_and_answers(chances(), days, begun, ways, now),
        calls.shifts(chances(), days, people),
        rates.rates(chances(), days),
    ]


def _chances(seed: int) -> Callable[[], np.random.Generator]:
    """A fresh generator for each part, so that a change in one leaves the others as they were."""
    seeds = np.random.SeedSequence(seed)
    return lambda: np.random.default_rng(seeds.spawn(1)[0])
