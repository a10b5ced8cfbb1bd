"""Calls: the log of a phone system, perhaps with the callers' ratings."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: call id; id; record id; external id; contact id; interaction id; session id;
    call reference
at: at; call at; call date; date; call start; start time; started at; call time; date time;
    datetime; timestamp; call start time; time; created at; datum; fecha
clock: time; time of day; call time; start time; uhrzeit; hora; heure
direction: direction; call direction; call type; type; richtung
person: agent; agent name; person; user; owner; employee; answered by; handled by; operator;
    representative; rep; mitarbeiter; agente
person_ref: agent id; user id; owner id; employee id; operator id
topic: topic; subject; reason; call reason; queue; category; call topic; thema; motivo; skill
answered: answered; is answered; connected; picked up; angenommen
abandoned: abandoned; is abandoned; missed; missed call; hung up
outcome: outcome; call result; result; disposition; call status; status; call outcome
resolved: resolved; is resolved; first call resolution; fcr; solved; gelost
wait_seconds: speed of answer in seconds; speed of answer; wait seconds; wait time; waiting time;
    time to answer; queue time; wait; ring time; wartezeit; wait duration
talk_seconds: talk seconds; talk time; talk duration; avg talk duration in seconds;
    avg talk duration; talking time; conversation time; gesprachszeit; talk
hold_seconds: hold seconds; hold time; hold duration; time on hold; hold; haltezeit
wrap_seconds: wrap seconds; wrap up time; wrap time; after call work; after call work time; acw;
    acw time; wrap up; nachbearbeitung; nachbearbeitungszeit
handle_seconds: handle time; handling time; aht; call duration; duration; total duration;
    call length; dauer; duracion; duree
rating: satisfaction rating; rating; csat; satisfaction; satisfaction score; customer rating;
    csat score; bewertung
account: account; account name; customer; company; company name; client
account_ref: account id; customer id; company id
deal: deal; deal name; opportunity; opportunity name
deal_ref: deal id; opportunity id
"""
)


def calls() -> Kind:
    """One row a call; how long somebody waited, or whether the call was answered, tells it."""
    return Kind(
        key="calls",
        title=_("Calls"),
        fields=(*_what(), *_how_long(), *_whom()),
        signs=fields_that_tell(
            "answered at person; answered at wait_seconds; wait_seconds at person; "
            "talk_seconds at direction; talk_seconds wait_seconds; abandoned at wait_seconds; "
            "talk_seconds hold_seconds at"
        ),
        marks=tuple(
            frozenset(headings(mark))
            for mark in (
                "speed of answer; agent", "speed of answer in seconds", "call id; answered",
                "avg talk duration", "call at; answered; talk seconds",
            )
        ),
        own=("call",),
        against=frozenset(headings("stage; deal stage; amount; close date; quota; minutes")),
        files=headings("call; phone; anruf; telefon; llamada"),
        needs=("people", "accounts", "deals"),
    )  # fmt: skip


def _what() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("Call ID"), Reading.ID),
        _HEADS.field("at", _("When"), Reading.INSTANT),
        _HEADS.field("clock", _("Time of day"), Reading.CLOCK, strict=False),
        _HEADS.field("direction", _("Direction"), Reading.TEXT),
        _HEADS.field("topic", _("Topic"), Reading.TEXT),
        _HEADS.field("answered", _("Answered"), Reading.FLAG),
        _HEADS.field("abandoned", _("Abandoned"), Reading.FLAG),
        _HEADS.field("outcome", _("Outcome"), Reading.TEXT),
        _HEADS.field("resolved", _("Resolved"), Reading.FLAG, strict=False),
        _HEADS.field("rating", _("Rating"), Reading.NUMBER),
    )


def _how_long() -> tuple[Field, ...]:
    return (
        _HEADS.field("wait_seconds", _("Wait in seconds"), Reading.CALL_TIME),
        _HEADS.field("talk_seconds", _("Talk in seconds"), Reading.CALL_TIME),
        _HEADS.field("hold_seconds", _("Hold in seconds"), Reading.CALL_TIME),
        _HEADS.field("wrap_seconds", _("After-call work in seconds"), Reading.CALL_TIME),
        _HEADS.field("handle_seconds", _("Handle time in seconds"), Reading.CALL_TIME),
    )


def _whom() -> tuple[Field, ...]:
    return (
        _HEADS.field("person", _("Person"), Reading.TEXT),
        _HEADS.field("person_ref", _("Person ID"), Reading.ID),
        _HEADS.field("account", _("Account"), Reading.TEXT),
        _HEADS.field("account_ref", _("Account ID"), Reading.ID),
        _HEADS.field("deal", _("Deal"), Reading.TEXT),
        _HEADS.field("deal_ref", _("Deal ID"), Reading.ID),
    )
