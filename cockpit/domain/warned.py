"""What warnings and hygiene rules tell: how a deal stands, what is wrong with it, what helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from cockpit.wording import _


class Fix(StrEnum):
    """What clears a warning or a failed rule: the part of the deal where the hand is needed."""

    NEXT_STEP = "next_step"
    NEXT_STEP_ON = "next_step_on"
    CLOSE_DATE = "expected_close"
    CONTACT = "contact"
    ROLE = "role"
    AMOUNT = "amount"
    CATEGORY = "forecast_category"
    STAGE = "stage"
    REASON = "lost_reason"
    CLOSED_ON = "closed_on"


def fix_words(fix: Fix) -> str:
    """The verb on the button."""
    return {
        Fix.NEXT_STEP: _("Plan a next step"),
        Fix.NEXT_STEP_ON: _("Date the next step"),
        Fix.CLOSE_DATE: _("Move the date"),
        Fix.CONTACT: _("Add a contact"),
        Fix.ROLE: _("Say who decides"),
        Fix.AMOUNT: _("Set the amount"),
        Fix.CATEGORY: _("Change the category"),
        Fix.STAGE: _("Move it on"),
        Fix.REASON: _("Give the reason"),
        Fix.CLOSED_ON: _("Set the date"),
    }[fix]


@dataclass(frozen=True, slots=True)
class Case:
    """A deal at the end of a day. Ages are days, money minor units, None when not known.

    ``usual`` is the stage's norm and ``idle_limit`` its limit of days without contact;
    ``furthest`` is the furthest stage it has been in, ``contacts`` counts people of the customer.
    """

    day: date
    stage: str
    amount: int | None
    expected_close: date | None
    planned: bool
    next_step_on: date | None
    stage_age: int | None
    usual: float | None
    idle_days: int | None
    idle_limit: int | None
    pushes: int
    furthest: str
    contacts: int
    deciders: int


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning: ``words`` for a chip, ``reason`` with its figures; ``tone`` is warn or bad."""

    key: str
    words: str
    reason: str
    tone: str
    fix: Fix


# Parts of a role that say somebody may decide.
_DECIDES = ("decid", "decision", "budget", "sponsor", "econom")


def may_decide(role: str) -> bool:
    """Whether a contact's role in the deal is one that decides."""
    return any(part in role.casefold() for part in _DECIDES)
