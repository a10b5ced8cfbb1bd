"""All that is kept of one lead, call, activity, rating or shift."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cockpit.storage.database import Reader
from cockpit.wording import _

_EPOCH = date(1970, 1, 1)
_OF = " LEFT JOIN deal d ON d.id = r.deal_id LEFT JOIN account a ON a.id = r.account_id"
_DEED = (
    ", d.name, a.name, p.name, r.deal_id, r.account_id, p.id FROM {table} r" + _OF
    + " LEFT JOIN person p ON p.id = r.{person} WHERE r.id = ?"
)  # fmt: skip
_ASKED = {
    "lead": "SELECT r.name, r.company, r.email, r.source, r.status, r.segment, r.created_on,"
    " r.converted_on" + _DEED.format(table="lead", person="owner_id"),
    "call": "SELECT r.direction, r.answered, r.topic, r.resolved, r.wait_seconds, r.talk_seconds,"
    " r.hold_seconds, r.wrap_seconds, r.happened_on"
    + _DEED.format(table="call", person="person_id"),
    "activity": "SELECT r.type, r.subject, r.outcome, r.minutes, r.customer_facing, r.happened_on"
    + _DEED.format(table="activity", person="person_id"),
    "survey_answer": "SELECT r.score, r.scale_low, r.scale_high, r.asked_on, r.answered_on"
    + _DEED.format(table="survey_answer", person="person_id"),
    "shift": "SELECT r.on_day, r.missed, r.excused, r.break_seconds, r.training_seconds,"
    " r.available_seconds, NULL, NULL, p.name, NULL, NULL, p.id FROM shift r"
    " JOIN person p ON p.id = r.person_id WHERE r.id = ?",
}


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A record's facts as (title, a word, a number, a day or yes and no), those that are known;
    and the rows it belongs to."""

    facts: tuple[tuple[str, str | int | float | bool | date], ...]
    deal_id: int | None
    account_id: int | None
    person_id: int | None


def record_card(db: Reader, kind: str, record_id: int) -> RecordCard | None:
    """What is known of a record of the kind, None when it is gone. KeyError for a kind that is no
    record."""
    row = db.one(_ASKED[kind], record_id)
    if row is None:
        return None
    *own, deal, account, person, deal_id, account_id, person_id = row
    titles = [*_titles(kind), (_("Deal"), ""), (_("Account"), ""), (_("Person"), "")]
    pairs = zip(titles, (*own, deal, account, person), strict=True)
    told = tuple(
        (title, _value(sort, value)) for (title, sort), value in pairs if value not in (None, "")
    )
    return RecordCard(told, deal_id, account_id, person_id)


def _titles(kind: str) -> list[tuple[str, str]]:
    """The title of each of the record's own columns, and what sort of value it is."""
    seconds = {
        "call": [(_("Waited, seconds"), ""), (_("Talked, seconds"), ""),
                 (_("On hold, seconds"), ""), (_("After the call, seconds"), "")],
        "shift": [(_("Breaks, seconds"), ""), (_("Training, seconds"), ""),
                  (_("Available, seconds"), "")],
    }.get(kind, [])  # fmt: skip
    return {
        "lead": [(_("Name"), ""), (_("Company"), ""), (_("E-mail"), ""), (_("Source"), ""),
                 (_("Status"), ""), (_("Segment"), ""), (_("Came on"), "day"),
                 (_("Became a deal on"), "day")],
        "call": [(_("Direction"), ""), (_("Answered"), "yes"), (_("Topic"), ""),
                 (_("Resolved"), "yes"), *seconds, (_("Day"), "day")],
        "activity": [(_("Type"), ""), (_("Subject"), ""), (_("Outcome"), ""), (_("Minutes"), ""),
                     (_("With the customer"), "yes"), (_("Day"), "day")],
        "survey_answer": [(_("Rating"), ""), (_("Scale from"), ""), (_("Scale to"), ""),
                          (_("Asked on"), "day"), (_("Answered on"), "day")],
        "shift": [(_("Day"), "day"), (_("Missed"), "yes"), (_("Excused"), "yes"), *seconds],
    }[kind]  # fmt: skip


def _value(sort: str, value: Any) -> Any:
    if sort == "day":
        return _EPOCH + timedelta(days=value)
    return bool(value) if sort == "yes" else value
