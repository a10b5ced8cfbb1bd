"""Drafts of what other systems log: leads, calls, surveys, shifts, exchange rates."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import NamedTuple


class LeadDraft(NamedTuple):
    """Somebody who might buy; instants are aware UTC."""

    row: int
    external_id: str = ""
    name: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    email: str = ""
    source: str = ""
    status: str = ""
    segment: str = ""
    created_at: datetime | None = None
    first_contact_at: datetime | None = None
    owner: str = ""
    owner_ref: str = ""
    account: str = ""
    account_ref: str = ""
    is_converted: bool | None = None
    converted_on: date | None = None
    deal_ref: str = ""
    deal: str = ""
    is_deleted: bool | None = None


class CallDraft(NamedTuple):
    """A call; ``clock`` is its time of day where ``at`` tells only the day, or its instant."""

    row: int
    external_id: str = ""
    at: datetime | None = None
    clock: time | datetime | None = None
    direction: str = ""
    topic: str = ""
    answered: bool | None = None
    abandoned: bool | None = None
    outcome: str = ""
    resolved: bool | None = None
    rating: float | None = None
    wait_seconds: int | None = None
    talk_seconds: int | None = None
    hold_seconds: int | None = None
    wrap_seconds: int | None = None
    handle_seconds: int | None = None
    person: str = ""
    person_ref: str = ""
    account: str = ""
    account_ref: str = ""
    deal: str = ""
    deal_ref: str = ""


class SurveyDraft(NamedTuple):
    """A customer asked for a rating; without an answer there is no score."""

    row: int
    external_id: str = ""
    score: float | None = None
    scale_low: float | None = None
    scale_high: float | None = None
    asked_on: date | None = None
    answered_on: date | None = None
    person: str = ""
    person_ref: str = ""
    account: str = ""
    account_ref: str = ""
    deal: str = ""
    deal_ref: str = ""
    call_ref: str = ""


class ShiftDraft(NamedTuple):
    """A shift; its times are times of day on ``on_day``, or instants; lengths are seconds."""

    row: int
    external_id: str = ""
    person: str = ""
    person_ref: str = ""
    on_day: date | None = None
    planned_start: time | datetime | None = None
    planned_end: time | datetime | None = None
    actual_start: time | datetime | None = None
    actual_end: time | datetime | None = None
    break_seconds: int | None = None
    training_seconds: int | None = None
    available_seconds: int | None = None
    missed: bool | None = None
    excused: bool | None = None


class RateDraft(NamedTuple):
    """``rate``: one unit of ``base`` in ``into``; ``per``: one unit of ``into`` in ``base``."""

    row: int
    base: str = ""
    into: str = ""
    pair: str = ""
    on_day: date | None = None
    rate: float | None = None
    per: float | None = None
