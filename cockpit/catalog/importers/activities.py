"""Activities: calls, mails, meetings and the rest of the work with customers."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


def activities() -> Kind:
    """One row an activity; a subject or a type beside a day gives it away."""
    return Kind(
        key="activities",
        title=_("Activities"),
        fields=(*_what(), *_whom()),
        signs=fields_that_tell("subject at; type at deal_ref; type at person; type at deal"),
        own=("activity", "task", "event", "engagement", "call", "meeting"),
        against=frozenset(
            headings("stage; deal stage; stage name; case number; amount; speed of answer; call id")
        ),
        files=headings("activit; task; event; meeting; engagement; aktivit"),
        needs=("people", "accounts", "deals"),
    )


def _what() -> tuple[Field, ...]:
    return (
        Field(
            "external_id",
            _("External ID"),
            Reading.ID,
            "id; record id; activity id; task id; event id; engagement id; external id",
        ),
        Field(
            "type",
            _("Type"),
            Reading.TEXT,
            "type; activity type; task type; task subtype; event type; typ; art; tipo; soort",
        ),
        Field(
            "subject",
            _("Subject"),
            Reading.TEXT,
            "subject; activity subject; betreff; objet; asunto; assunto;oggetto; onderwerp",
        ),
        Field(
            "at",
            _("When"),
            Reading.INSTANT,
            "activity date time; activity date; date; due date; start; start date; start time;"
            "completed at; completed date; done time; marked as done time; activity at;"
            "datum; date d activite; fecha; data",
            required=True,
        ),
        Field(
            "minutes",
            _("Minutes"),
            Reading.NUMBER,
            "minutes; duration in minutes; duration; call duration; dauer; duree; duracion",
            strict=False,
        ),
        Field("outcome", _("Outcome"), Reading.TEXT, "outcome; result; call result; ergebnis"),
        Field(
            "done",
            _("Is done"),
            Reading.FLAG,
            "done; is done; is closed; completed; marked as done; erledigt",
            strict=False,
        ),
    )


def _whom() -> tuple[Field, ...]:
    return (
        Field(
            "person",
            _("Person"),
            Reading.TEXT,
            "owner; assigned to; assigned to user; person; user; sales rep; sales agent; agent;"
            "account executive; activity assigned to; besitzer; proprietaire; propietario",
        ),
        Field("person_ref", _("Person ID"), Reading.ID, "owner id; user id; account exe id"),
        Field(
            "account",
            _("Account"),
            Reading.TEXT,
            "account; account name; company; company name; organization; organisation; firma;"
            "associated company; client name; empresa; societe",
        ),
        Field(
            "account_ref", _("Account ID"), Reading.ID, "account id; company id; organization id"
        ),
        Field(
            "deal",
            _("Deal"),
            Reading.TEXT,
            "deal; deal title; deal name; opportunity; opportunity name",
        ),
        Field(
            "deal_ref",
            _("Deal ID"),
            Reading.ID,
            "what id; deal id; opportunity id; related to id; associated deal ids; regarding id",
        ),
        Field("is_deleted", _("Is deleted"), Reading.FLAG, "is deleted; deleted", strict=False),
    )
