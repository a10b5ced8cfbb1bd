"""Leads: those that became deals, and the others that came to nothing or still may."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np

from cockpit.analysis.simulated_team import calendar, names
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.customers import Customers
from cockpit.analysis.simulated_team.openings import SOURCES, Openings
from cockpit.analysis.simulated_team.rows import (
    EMPTY,
    Floats,
    Ints,
    Rows,
    as_days,
    as_numbers,
    drawn,
    picked,
)
from cockpit.analysis.simulated_team.staff import STAYS, Staff
from cockpit.domain.records import Lead

# Of the deals of each source, how many were a lead before.
_WERE_LEADS = np.array([0.75, 0.0, 0.4, 0.8, 0.3])
_OTHERS_FOR_EACH = 1.7
_OTHER_SOURCES = (46, 0, 8, 34, 12)
_SUFFIXES = ("Works", "Group", "Partners", "Supply", "Labs", "Foods", "Systems", "& Sons")
_SEGMENTS = ("Small", "Medium", "Large")
# Of quarters of an hour in a working day of eight hours.
_QUARTERS = 32


@dataclass(frozen=True, slots=True)
class _Leads:
    """One entry a lead by day; ``deal`` is EMPTY for those that became none; days are working."""

    deal: Ints
    created: Ints
    quarter: Ints
    owner: Ints
    source: Ints
    answer: Floats


def leads(
    chance: np.random.Generator, days: Calendar, staff: Staff, customers: Customers, o: Openings
) -> Rows:
    """The rows of lead; ``answer`` is how many quarters of an hour our first word took."""
    made = _make(chance, days, staff, o)
    contacted = made.created * _QUARTERS + made.quarter + np.rint(made.answer).astype(np.int64)
    silent = (made.answer < 0) | (contacted // _QUARTERS > days.last)
    on = calendar.day(made.created)
    minutes = chance.integers(0, 15, len(on))
    created = _instants(days, on, made.quarter, minutes)
    answered = _instants(days, calendar.day(contacted // _QUARTERS), contacted % _QUARTERS, minutes)
    became = np.where(made.deal == EMPTY, EMPTY, calendar.day(o.opened[made.deal]))
    return Rows(
        Lead,
        len(on),
        {
            "created_at": created,
            "created_on": as_days(on),
            **_who(chance, customers, o, made.deal),
            "source": picked(SOURCES, made.source),
            "status": _status(chance, days, made, silent),
            "segment": picked(_SEGMENTS, drawn(chance, (5, 3, 2), len(on))),
            "owner_id": staff.ids[made.owner].tolist(),
            "account_id": as_numbers(np.where(made.deal == EMPTY, EMPTY, o.account[made.deal] + 1)),
            "first_contact_at": [
                None if none else at for none, at in zip(silent.tolist(), answered, strict=True)
            ],
            "converted_on": as_days(became),
            "deal_id": as_numbers(np.where(made.deal == EMPTY, EMPTY, made.deal + 1)),
        },
    )


def _make(chance: np.random.Generator, days: Calendar, staff: Staff, o: Openings) -> _Leads:
    deal = np.flatnonzero(chance.random(len(o)) < _WERE_LEADS[o.source])
    deal = deal[o.opened[deal] > days.first + 12]
    others = round(len(deal) * _OTHERS_FOR_EACH)
    before = o.opened[deal] - chance.integers(1, 12, len(deal))
    came = days.first + drawn(chance, days.openings().tolist(), others)
    free = np.flatnonzero(
        (staff.left >= STAYS) & (staff.came < calendar.day(np.array([before[0]])))
    )
    created = np.concatenate((before, came))
    order = np.argsort(created, kind="stable")
    owner = np.concatenate((o.owner[deal], chance.choice(free, others)))
    source = np.concatenate((o.source[deal], drawn(chance, _OTHER_SOURCES, others)))
    answer = np.exp(chance.normal(2.3, 1.2, len(order)) - np.log(staff.zeal[owner]) * 2)
    answer[np.concatenate((np.zeros(len(deal), np.bool_), chance.random(others) < 0.14))] = -1
    answer[: len(deal)] = np.minimum(answer[: len(deal)], (o.opened[deal] - before) * _QUARTERS / 2)
    quarter = chance.integers(0, _QUARTERS, len(order))
    all_deals = np.concatenate((deal, np.full(others, EMPTY)))
    return _Leads(
        all_deals[order], created[order], quarter, owner[order], source[order], answer[order]
    )


def _instants(days: Calendar, on: Ints, quarters: Ints, minutes: Ints) -> list[Any]:
    at = days.instants(on, quarters)
    return [one + timedelta(minutes=more) for one, more in zip(at, minutes.tolist(), strict=True)]


def _who(
    chance: np.random.Generator, customers: Customers, o: Openings, deal: Ints
) -> dict[str, list[str]]:
    people = names.anybody(chance, len(deal))
    last = picked(names.LAST, chance.integers(0, len(names.LAST), len(deal)))
    end = picked(_SUFFIXES, chance.integers(0, len(_SUFFIXES), len(deal)))
    strangers = [f"{name} {suffix}" for name, suffix in zip(last, end, strict=True)]
    ours = picked(customers.names, o.account[np.maximum(deal, 0)])
    companies = [
        known if one != EMPTY else stranger
        for one, known, stranger in zip(deal.tolist(), ours, strangers, strict=True)
    ]
    domains = [name.lower().replace(" & ", "-").replace(" ", "-") for name in companies]
    emails = [names.address(name, domain) for name, domain in zip(people, domains, strict=True)]
    return {"name": people, "company": companies, "email": emails}


def _status(chance: np.random.Generator, days: Calendar, made: _Leads, silent: Any) -> list[str]:
    old = made.created < days.last - 30
    given_up = old & (chance.random(len(old)) < 0.85)
    word = np.where(silent & ~old, 0, np.where(given_up, 3, 1))
    return picked(
        ("new", "working", "qualified", "disqualified"), np.where(made.deal != EMPTY, 2, word)
    )
