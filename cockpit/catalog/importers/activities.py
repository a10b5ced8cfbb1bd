"""Activities: calls, mails, meetings and the rest of the work with customers."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.whom import whom
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; activity id; task id; event id; engagement id; external id
type: type; activity type; task type; task subtype; event type; typ; art; tipo; soort
subject: subject; activity subject; betreff; objet; asunto; assunto; oggetto; onderwerp; title;
    event title; task name; meeting title; call title
at: at; activity date time; activity date; date; due date; start; start date; start time;
    completed at; completed date; done time; marked as done time; activity at; datum; date d
    activite; fecha; data; from; call start time; start datetime; due; due on; happened at;
    happened on; faellig am; fallig am; falligkeitsdatum; echeance; date d echeance; fecha de
    vencimiento; data de vencimento; data di scadenza; vervaldatum
minutes: minutes; duration in minutes; duration; call duration; dauer; duree; duracion
outcome: outcome; result; call result; ergebnis
done: done; is done; is closed; completed; marked as done; erledigt; concluida; concluido;
    completada; completado; completato; completata; terminee; termine; afgerond; voltooid;
    status done
customer_facing: customer facing; with customer; is customer facing
person: owner; assigned to; assigned to user; person; user; sales rep; sales agent; agent;
    account executive; activity assigned to; besitzer; proprietaire; propietario
person_ref: owner id; user id; account exe id
account: account; account name; company; company name; organization; organisation; firma;
    associated company; client name; empresa; societe
account_ref: account id; company id; organization id
deal: deal; deal title; deal name; opportunity; opportunity name; related to; regarding; related
    deal; related opportunity
deal_ref: what id; deal id; opportunity id; related to id; associated deal ids; regarding id
is_deleted: is deleted; deleted
"""
)


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
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("type", _("Type"), Reading.TEXT),
        _HEADS.field("subject", _("Subject"), Reading.TEXT),
        _HEADS.field("at", _("When"), Reading.INSTANT, required=True),
        _HEADS.field("minutes", _("Minutes"), Reading.NUMBER, strict=False),
        _HEADS.field("outcome", _("Outcome"), Reading.TEXT),
        _HEADS.field("done", _("Is done"), Reading.FLAG, strict=False),
        _HEADS.field("customer_facing", _("Customer-facing"), Reading.FLAG, strict=False),
    )


def _whom() -> tuple[Field, ...]:
    return (
        *whom(_HEADS),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )
