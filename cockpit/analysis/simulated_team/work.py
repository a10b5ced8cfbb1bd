"""Calls, mails, meetings and notes along the way of each deal."""

from __future__ import annotations

import numpy as np

from cockpit.analysis.raw import OPEN
from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.course import Course
from cockpit.analysis.simulated_team.openings import Openings
from cockpit.analysis.simulated_team.rows import Floats, Ints, Mask, Rows, as_days, picked
from cockpit.domain.work_items import Activity, ActivityType, Note

_TYPES = (
    ActivityType.CALL,
    ActivityType.EMAIL,
    ActivityType.MEETING,
    ActivityType.DEMO,
    ActivityType.PROPOSAL,
    ActivityType.NOTE,
)
# Early, in the middle and late in a deal's life.
_MIX = np.array(
    [[0.46, 0.36, 0.08, 0.04, 0.0, 0.06], [0.28, 0.26, 0.2, 0.16, 0.04, 0.06],
     [0.28, 0.26, 0.2, 0.04, 0.16, 0.06]]
)  # fmt: skip
_MINUTES = np.array([12, 4, 50, 45, 60, 5])
_SUBJECTS = (
    ("Discovery call", "Follow-up call", "Pricing questions", "Check-in call"),
    ("Introduction", "Requested details", "Recap and next steps", "References sent"),
    ("First meeting", "Requirements workshop", "Meeting with finance", "Steering meeting"),
    ("Product demo", "Demo for the users", "Technical deep dive", "Demo with own data"),
    ("Proposal sent", "Proposal revised", "Proposal walk-through", "Offer extended"),
    ("Internal review", "Handover prepared", "Notes from research", "Plan updated"),
)
# Of late, in working days: so many sellers in five do so much less, and one is not heard of.
_BUSY_OF_FIVE, _BUSY_DAYS, _DROPPED = 3, 17, 0.75
_AWAY, _AWAY_DAYS = 21, 8
_CALLS_END = ("connected", "connected", "no answer", "left a message")
_WORKING_DAYS_BETWEEN = 5.0
_NOTES = (
    "Budget is there, but the signature sits with the new finance lead.",
    "They compare us with what they have; a visit to the reference site would help.",
    "Champion is away until the end of the month, keep it warm.",
    "Wants two sites at once; ask for a phased plan.",
    "Price is not the problem, timing is.",
    "Legal asked for our data terms; sent on the same day.",
    "Good meeting, they described the pain in our words.",
    "Procurement joined late; expect another round.",
)
_ABOUT_PEOPLE = (
    "Prepares meetings well; let them run the next one alone.",
    "Discovery is short, moves to the demo too early. Listen to two calls together.",
    "Asked for harder accounts; ready for it.",
    "Notes in deals are thin; agree on a minimum.",
)


def activities(
    chance: np.random.Generator, days: Calendar, o: Openings, course: Course, now: dict[str, Ints]
) -> Rows:
    """The rows of activity, by deal and day; neglected deals fall silent early, and most sellers
    are busy with something else of late."""
    end = np.minimum(course.closed, days.last)
    life = (end - o.opened).astype(np.float64)
    heard = np.where(course.neglected, 0.35, 1.0)
    many = chance.poisson(life * heard / _WORKING_DAYS_BETWEEN) + 1
    deal = np.repeat(np.arange(len(o)), many)
    spot = np.sort(chance.random(len(deal)) + deal) - deal
    first = np.append(True, deal[1:] != deal[:-1])
    spot[first] *= 0.2
    _keep_in_touch(chance, spot, np.append(deal[1:] != deal[:-1], True), life[deal])
    working = o.opened[deal] + np.floor(spot * heard[deal] * life[deal]).astype(np.int64)
    on = calendar.day(working)
    kind = _kinds(chance, spot)
    subject = kind * 4 + chance.integers(0, 4, len(deal))
    outcome = np.where(kind == 0, chance.integers(1, 5, len(deal)), 0)
    minutes = _MINUTES[kind] + chance.integers(-3, 12, len(deal))
    left = _left_over(chance, days, working, now["owner"][deal], deal)
    deal, working, on, kind, subject, outcome, minutes = (
        column[left] for column in (deal, working, on, kind, subject, outcome, minutes)
    )
    return Rows(
        Activity,
        len(deal),
        {
            "type": picked(_TYPES, kind),
            "at": days.instants(on, (deal * 31 + working * 17) % 32),
            "happened_on": as_days(on),
            "customer_facing": [code != len(_TYPES) - 1 for code in kind.tolist()],
            "deal_id": (deal + 1).tolist(),
            "account_id": (o.account[deal] + 1).tolist(),
            "person_id": now["owner"][deal].tolist(),
            "minutes": minutes.tolist(),
            "outcome": picked(("", *_CALLS_END), outcome),
            "subject": picked([text for texts in _SUBJECTS for text in texts], subject),
        },
    )


def _keep_in_touch(chance: np.random.Generator, spot: Floats, last: Mask, life: Floats) -> None:
    """Most deals were heard of within the last six working days of their life."""
    lately = np.flatnonzero(last & (chance.random(len(spot)) < 0.85))
    ago = chance.random(len(lately)) * np.minimum(6 / np.maximum(life[lately], 6), 1)
    spot[lately] = np.maximum(spot[lately], 1 - ago)


def _left_over(
    chance: np.random.Generator, days: Calendar, working: Ints, owner: Ints, deal: Ints
) -> Mask:
    """Three in five sellers do less for weeks, though no deal loses its latest contact by it; one
    has done nothing for days."""
    latest = np.append(deal[1:] != deal[:-1], True)
    busy = (owner % 5 < _BUSY_OF_FIVE) & (working > days.last - _BUSY_DAYS)
    away = (owner == _AWAY) & (working > days.last - _AWAY_DAYS)
    dropped = busy & ~latest & (chance.random(len(deal)) < _DROPPED)
    left: Mask = ~(dropped | away)
    return left


def _kinds(chance: np.random.Generator, spot: Floats) -> Ints:
    mix = np.cumsum(_MIX, axis=1)[np.minimum((spot * 3).astype(np.int64), 2)]
    kinds: Ints = (chance.random(len(spot))[:, None] >= mix[:, :-1]).sum(axis=1)
    return kinds


def notes(
    chance: np.random.Generator, days: Calendar, o: Openings, reps: Ints, now: dict[str, Ints]
) -> Rows:
    """Notes on deals, more on open ones, and private ones on people."""
    share = np.where(now["outcome"] == OPEN, 0.3, 0.06)
    deal = np.flatnonzero(chance.random(len(o)) < share)
    about = chance.permutation(reps)[:9]
    since = np.minimum(days.last, o.opened[deal] + chance.integers(1, 20, len(deal)))
    on = calendar.day(np.concatenate((since, days.last - chance.integers(1, 60, len(about)))))
    texts = picked(_NOTES, chance.integers(0, len(_NOTES), len(deal)))
    return Rows(
        Note,
        len(on),
        {
            "text": texts + picked(_ABOUT_PEOPLE, np.arange(len(about)) % len(_ABOUT_PEOPLE)),
            "at": days.instants(on, np.arange(len(on)) % 32),
            "private": [False] * len(deal) + [True] * len(about),
            "deal_id": [*(deal + 1).tolist(), *([None] * len(about))],
            "person_id": [*([None] * len(deal)), *about.tolist()],
        },
    )
