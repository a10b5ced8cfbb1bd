"""The deals as they are now, with their lines, contacts and checklists."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from cockpit.analysis.raw import CATEGORIES, LOST, OPEN, OUTCOMES, WON
from cockpit.analysis.simulated_team import calendar, names
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.course import Course
from cockpit.analysis.simulated_team.customers import (
    CONTACTS_AN_ACCOUNT,
    LIST_PRICES,
    PRODUCTS,
    Customers,
    currencies,
)
from cockpit.analysis.simulated_team.happenings import COMMITTED
from cockpit.analysis.simulated_team.openings import SOURCES, Openings
from cockpit.analysis.simulated_team.rows import (
    EMPTY,
    Ints,
    Mask,
    Rows,
    as_days,
    as_numbers,
    drawn,
    picked,
)
from cockpit.domain.deal import CategorySource, Deal, DealLine
from cockpit.domain.people import DealContact
from cockpit.domain.pipeline import DealCheck

_NEXT = (
    "Call {who}", "Send proposal", "Demo for the team", "Confirm budget", "Meet decision maker",
    "Send references", "Review contract", "Follow up on pricing", "Plan pilot", "Ask for decision",
)  # fmt: skip
_REASONS = ("Price", "Competitor", "No budget", "Timing", "Product fit", "No answer")
_REASON_SHARE = (28, 22, 16, 14, 10, 10)
_COMPETITOR = 2
_ROLES = ("Decision maker", "Champion", "Influencer", "User", "Procurement")
_UNDERTAKING_SHARE = (14, 26, 22, 20, 12, 6)
PROPOSAL, NEGOTIATING = 3, 4


def deals(
    chance: np.random.Generator,
    days: Calendar,
    customers: Customers,
    o: Openings,
    course: Course,
    now: dict[str, Ints],
) -> Rows:
    """The rows of deal; ``now`` is the last version of each."""
    count, is_open = len(o), now["outcome"] == OPEN
    opened = as_days(calendar.day(o.opened))
    next_step, next_on = _next_steps(chance, days, is_open, course.neglected, now["stage"])
    said = np.where(is_open & (chance.random(count) < 0.03), chance.integers(1, 19, count), EMPTY)
    return Rows(
        Deal,
        count,
        {
            "name": _names(chance, customers, o),
            "pipeline_id": 1,
            "known_from": opened,
            "account_id": (o.account + 1).tolist(),
            "source": picked(SOURCES, o.source),
            "opened_on": opened,
            "next_step": next_step,
            "next_step_on": next_on,
            **_reasons(chance, now["outcome"]),
            "currency": currencies(o.account),
            **_as_versioned(now),
            "probability": [None if p == EMPTY else p / 20 for p in said.tolist()],
        },
    )


def _as_versioned(now: dict[str, Ints]) -> dict[str, Any]:
    """The columns that a deal shares with its last version."""
    by_hand = (now["category"] == COMMITTED).astype(np.int64)
    return {
        "owner_id": now["owner"].tolist(),
        "stage_id": now["stage"].tolist(),
        "product_id": now["product"].tolist(),
        "amount": as_numbers(now["amount"]),
        "expected_close": as_days(now["expected"]),
        "forecast_category": picked(CATEGORIES, now["category"]),
        "category_source": picked((CategorySource.AUTO, CategorySource.MANUAL), by_hand),
        "outcome": picked(OUTCOMES, now["outcome"]),
        "closed_on": as_days(now["closed"]),
    }


def _names(chance: np.random.Generator, customers: Customers, o: Openings) -> list[str]:
    kinds = picked(names.UNDERTAKINGS, drawn(chance, _UNDERTAKING_SHARE, len(o)))
    accounts = picked(customers.names, o.account)
    return [f"{account} {kind}" for account, kind in zip(accounts, kinds, strict=True)]


def _next_steps(
    chance: np.random.Generator, days: Calendar, is_open: Mask, neglected: Mask, stage: Ints
) -> tuple[list[str], list[date | None]]:
    """Most open deals have a next step, the later ones nearly all; some let it pass, the neglected
    have none."""
    count = len(is_open)
    usual = np.where(stage >= PROPOSAL, 0.93, 0.82)
    has = is_open & (chance.random(count) < np.where(neglected, 0.12, usual))
    ahead = np.where(
        chance.random(count) < 0.92, chance.integers(1, 12, count), -chance.integers(1, 7, count)
    )
    what = picked(_NEXT, chance.integers(0, len(_NEXT), count))
    people = picked(names.FIRST, chance.integers(0, len(names.FIRST), count))
    texts = [
        step.format(who=who) if shown else ""
        for step, who, shown in zip(what, people, has.tolist(), strict=True)
    ]
    return texts, as_days(np.where(has, calendar.day(days.last + ahead), EMPTY))


def _reasons(chance: np.random.Generator, outcome: Ints) -> dict[str, list[str]]:
    """Why a deal was not won, here and there forgotten, and to whom."""
    count = len(outcome)
    ended = (outcome != OPEN) & (outcome != WON)
    told = ended & (chance.random(count) < 0.93)
    reason = np.where(told, drawn(chance, _REASON_SHARE, count) + 1, 0)
    rival = (reason == _COMPETITOR) | ((outcome == OPEN) & (chance.random(count) < 0.12))
    who = np.where(rival, chance.integers(1, len(names.COMPETITORS) + 1, count), 0)
    return {
        "lost_reason": picked(("", *_REASONS), reason),
        "competitor": picked(("", *names.COMPETITORS), who),
    }


def parts(
    chance: np.random.Generator, days: Calendar, o: Openings, now: dict[str, Ints]
) -> list[Rows]:
    """Contacts and lines of deals, and what is ticked on the checklist of the proposal stage."""
    return [_contacts(chance, o, now), _lines(o, now), _checks(chance, days, now)]


def _contacts(chance: np.random.Generator, o: Openings, now: dict[str, Ints]) -> Rows:
    """None, one or a few of the account's people, with a role; the later deals know more."""
    late = now["stage"] >= PROPOSAL
    share = np.where(now["stage"] == 1, 0.7, 0.95)
    some = np.where(late, drawn(chance, (20, 45, 35), len(o)), drawn(chance, (55, 30, 15), len(o)))
    many = np.where(chance.random(len(o)) < share, some + 1, 0)
    deal = np.repeat(np.arange(len(o)), many)
    nth = np.arange(len(deal)) - np.repeat(np.cumsum(many) - many, many)
    first = chance.integers(0, CONTACTS_AN_ACCOUNT, len(o))[deal]
    contact = o.account[deal] * CONTACTS_AN_ACCOUNT + (first + nth) % CONTACTS_AN_ACCOUNT
    second = np.where(chance.random(len(deal)) < 0.35, 0, 1 + nth)
    role = np.where(nth == 0, drawn(chance, (45, 30, 15, 6, 4), len(deal)), second)
    return Rows(
        DealContact,
        len(deal),
        {
            "deal_id": (deal + 1).tolist(),
            "contact_id": (contact + 1).tolist(),
            "role": picked(_ROLES, role),
        },
    )


def _lines(o: Openings, now: dict[str, Ints]) -> Rows:
    """What is offered, from the proposal on: one line that makes the amount."""
    offered = (now["stage"] >= PROPOSAL) & (now["amount"] > 0) & (now["outcome"] != LOST)
    deal = np.flatnonzero(offered)
    product = now["product"][deal] - 1
    costs = np.array([cost for *_others, cost in PRODUCTS], np.int64)
    return Rows(
        DealLine,
        len(deal),
        {
            "deal_id": (deal + 1).tolist(),
            "product_id": (product + 1).tolist(),
            "text": [name for name, *_others in picked(PRODUCTS, product)],
            "quantity": o.quantity[deal].astype(np.float64).tolist(),
            "list_price": LIST_PRICES[product].tolist(),
            "net_price": (now["amount"][deal] // o.quantity[deal]).tolist(),
            "cost": costs[product].tolist(),
        },
    )


def _checks(chance: np.random.Generator, days: Calendar, now: dict[str, Ints]) -> Rows:
    """Two lines: mostly passed by deals that went on, half passed by those still there."""
    share = np.where(now["stage"] == NEGOTIATING, 0.93, np.where(now["stage"] == PROPOSAL, 0.45, 0))
    share = np.where(now["outcome"] == OPEN, share, 0)
    deal, criterion = np.nonzero(chance.random((len(share), 2)) < share[:, None])
    done = calendar.day(days.last - chance.integers(0, 5, len(deal)))
    return Rows(
        DealCheck,
        len(deal),
        {
            "deal_id": (deal + 1).tolist(),
            "criterion_id": (criterion + 1).tolist(),
            "done_on": as_days(done),
        },
    )
