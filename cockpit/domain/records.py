"""What other systems log beside the deals: leads, calls, ratings, shifts, exchange rates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class Direction(StrEnum):
    """Who called whom."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


@dataclass(eq=False)
class Lead:
    """Somebody who might buy; ``converted_on`` and ``deal_id`` once a deal came of it.

    ``created_on`` is the day of ``created_at`` in the business zone; ``first_contact_at`` is our
    first word to them.
    """

    created_at: datetime
    created_on: date
    name: str = ""
    company: str = ""
    email: str = ""
    source: str = ""
    status: str = ""
    segment: str = ""
    owner_id: int | None = None
    account_id: int | None = None
    first_contact_at: datetime | None = None
    converted_on: date | None = None
    deal_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Call:
    """One call. Seconds that nobody logged are None; an unanswered call was abandoned, or, when it
    is outbound, nobody picked up. ``resolved``: the question was settled in this call."""

    at: datetime
    happened_on: date
    direction: Direction = Direction.INBOUND
    answered: bool = True
    person_id: int | None = None
    topic: str = ""
    resolved: bool | None = None
    wait_seconds: int | None = None
    talk_seconds: int | None = None
    hold_seconds: int | None = None
    wrap_seconds: int | None = None
    deal_id: int | None = None
    account_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class SurveyAnswer:
    """A customer asked for a rating from ``scale_low`` to ``scale_high``; without an answer there
    is neither a score nor a day of answering."""

    asked_on: date
    scale_low: int = 1
    scale_high: int = 5
    score: float | None = None
    answered_on: date | None = None
    person_id: int | None = None
    account_id: int | None = None
    deal_id: int | None = None
    call_id: int | None = None
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Shift:
    """A person's working time on a day, as planned and as it was. ``available_seconds`` is time
    ready for customers without one; a missed shift has no actual start."""

    person_id: int
    on_day: date
    planned_start: datetime | None = None
    planned_end: datetime | None = None
    actual_start: datetime | None = None
    actual_end: datetime | None = None
    break_seconds: int | None = None
    training_seconds: int | None = None
    available_seconds: int | None = None
    missed: bool = False
    excused: bool = False
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)


@dataclass(eq=False)
class Rate:
    """One unit of ``currency`` was worth ``rate`` of ``into_currency`` on ``on_day``."""

    currency: str
    into_currency: str
    on_day: date
    rate: float
    id: int = field(default=0, init=False)
    uid: bytes = field(default=b"", init=False)
