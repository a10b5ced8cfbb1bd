"""Calls, in and out, what callers thought of them, and the shifts of those who answer."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import numpy as np

from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.calendar import Calendar
from cockpit.analysis.simulated_team.course import Course
from cockpit.analysis.simulated_team.openings import Openings
from cockpit.analysis.simulated_team.rows import (
    EMPTY,
    Floats,
    Ints,
    Mask,
    Rows,
    as_days,
    as_numbers,
    drawn,
    picked,
    whole,
)
from cockpit.analysis.simulated_team.staff import Staff
from cockpit.domain.records import Call, Direction, Shift, SurveyAnswer

_CALLS_A_DEAL = 0.6
_TOPICS = ("", "Order status", "Pricing", "Contract", "Technical question", "Delivery")
_TOPIC_SHARE = (0, 24, 22, 16, 24, 14)
_SCORE_SHARE = (4, 5, 12, 36, 43)
_QUARTERS, _DAY_SECONDS = 32, 8 * 3600
_LATE, _MISSED, _EXCUSED = 0.09, 0.025, 0.6


def calls_and_answers(
    chance: np.random.Generator, days: Calendar, o: Openings, course: Course, now: dict[str, Ints]
) -> list[Rows]:
    """The rows of call by day, and of survey_answer."""
    count = round(_CALLS_A_DEAL * len(o))
    deal = np.sort(chance.integers(0, len(o), count))
    end = np.minimum(course.closed, days.last)
    working = o.opened[deal] + (chance.random(count) * (end - o.opened + 1)[deal]).astype(np.int64)
    order = np.argsort(working, kind="stable")
    deal, working = deal[order], working[order]
    on = calendar.day(working)
    inbound = chance.random(count) < 0.62
    answered = chance.random(count) < np.where(inbound, 0.92, 0.46)
    linked = chance.random(count) < np.where(inbound, 0.6, 0.9)
    call = Rows(
        Call,
        count,
        {
            "at": _moments(days, on, chance.integers(0, _DAY_SECONDS, count)),
            "happened_on": as_days(on),
            "direction": picked((Direction.OUTBOUND, Direction.INBOUND), inbound.astype(np.int64)),
            "answered": answered.tolist(),
            "person_id": now["owner"][deal].tolist(),
            "topic": picked(_TOPICS, np.where(inbound, drawn(chance, _TOPIC_SHARE, count), 0)),
            **_course_of(chance, inbound, answered),
            "deal_id": as_numbers(np.where(linked, deal + 1, EMPTY)),
            "account_id": (o.account[deal] + 1).tolist(),
        },
    )
    asked = np.flatnonzero(inbound & answered & (chance.random(count) < 0.35))
    owner, account = now["owner"][deal][asked], o.account[deal][asked] + 1
    return [call, _answers(chance, days, asked, working[asked], owner, account)]


def _moments(days: Calendar, on: Ints, seconds: Ints) -> list[Any]:
    at = days.instants(on, seconds // 900)
    rest = (seconds % 900).tolist()
    return [one + timedelta(seconds=more) for one, more in zip(at, rest, strict=True)]


def _course_of(chance: np.random.Generator, inbound: Mask, answered: Mask) -> dict[str, Any]:
    """How long each part took; who gave up waited longer, a few of them only a moment."""
    count = len(inbound)
    wait = whole(np.exp(chance.normal(2.9, 0.7, count)))
    gave_up = ~answered & inbound
    wait[gave_up] = whole(np.exp(chance.normal(3.9, 0.6, int(gave_up.sum()))))
    moment = gave_up & (chance.random(count) < 0.2)
    wait[moment] = chance.integers(2, 10, int(moment.sum()))
    talk = whole(np.exp(chance.normal(5.3, 0.7, count)), 10)
    hold = np.where(chance.random(count) < 0.3, chance.integers(10, 120, count), 0)
    wrap = chance.integers(15, 150, count)
    resolved = chance.random(count) < 0.78
    return {
        "resolved": [
            (bool(yes) if there else None)
            for yes, there in zip(resolved.tolist(), (answered & inbound).tolist(), strict=True)
        ],
        "wait_seconds": wait.tolist(),
        **{
            key: as_numbers(np.where(answered, seconds, EMPTY))
            for key, seconds in (
                ("talk_seconds", talk), ("hold_seconds", hold), ("wrap_seconds", wrap)
            )
        },
    }  # fmt: skip


def _answers(
    chance: np.random.Generator,
    days: Calendar,
    asked: Ints,
    working: Ints,
    owner: Ints,
    account: Ints,
) -> Rows:
    """Under half of those who are asked answer, within days."""
    count = len(asked)
    reply = working + chance.integers(0, 4, count)
    given = (chance.random(count) < 0.46) & (reply <= days.last)
    score = drawn(chance, _SCORE_SHARE, count) + 1
    return Rows(
        SurveyAnswer,
        count,
        {
            "asked_on": as_days(calendar.day(working)),
            "scale_low": 1,
            "scale_high": 5,
            "score": [
                float(one) if there else None
                for one, there in zip(score.tolist(), given.tolist(), strict=True)
            ],
            "answered_on": as_days(np.where(given, calendar.day(reply), EMPTY)),
            "person_id": owner.tolist(),
            "account_id": account.tolist(),
            "call_id": (asked + 1).tolist(),
        },
    )


def shifts(chance: np.random.Generator, days: Calendar, staff: Staff) -> Rows:
    """A shift on every working day of everybody who was there; some are late, some do not come."""
    working = np.arange(days.first, days.last + 1)
    on = calendar.day(working)
    there = (on[:, None] >= staff.came) & (on[:, None] < staff.left)
    spot, rep = np.nonzero(there)
    count = len(spot)
    missed = chance.random(count) < _MISSED
    late = chance.random(count) < _LATE * (1.6 - staff.tidy[rep])
    minutes = np.where(late, chance.integers(2, 35, count), -chance.integers(0, 8, count))
    day = on[spot]
    begin, end = days.instants(day, np.zeros_like(day)), days.instants(day, np.full_like(day, 32))
    leave = chance.integers(-10, 60, count)
    return Rows(
        Shift,
        count,
        {
            "person_id": staff.ids[rep].tolist(),
            "on_day": as_days(day),
            "planned_start": begin,
            "planned_end": end,
            "actual_start": _shifted(begin, minutes, missed),
            "actual_end": _shifted(end, leave, missed),
            "break_seconds": as_numbers(np.where(missed, EMPTY, 2700)),
            "training_seconds": as_numbers(_training(chance, working[spot], missed)),
            "available_seconds": as_numbers(_available(chance, missed)),
            "missed": missed.tolist(),
            "excused": (missed & (chance.random(count) < _EXCUSED)).tolist(),
        },
    )


def _shifted(at: list[Any], minutes: Ints, missed: Mask) -> list[Any]:
    return [
        None if gone else one + timedelta(minutes=more)
        for one, more, gone in zip(at, minutes.tolist(), missed.tolist(), strict=True)
    ]


def _training(chance: np.random.Generator, working: Ints, missed: Mask) -> Ints:
    """An hour on Wednesdays, for about half of them."""
    held = (working % 5 == 2) & (chance.random(len(working)) < 0.5)
    return np.where(missed, EMPTY, np.where(held, 3600, 0))


def _available(chance: np.random.Generator, missed: Mask) -> Ints:
    """Ready for callers: some minutes beside the rest of the work."""
    seconds: Floats = chance.gamma(4.0, 240.0, len(missed))
    return np.where(missed, EMPTY, whole(seconds, 60))
