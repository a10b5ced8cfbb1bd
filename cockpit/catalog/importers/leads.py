"""Leads: people and companies who might buy, and the deals that some of them became."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; lead id; record id; mql id; external id; lead number; prospect id
name: name; lead; lead name; full name; contact name; contact; prospect; prospect name; lead title;
    vor und nachname; nome e cognome; nombre y apellidos; nom et prenom; prenom et nom; nome e
    sobrenome; interessent
first_name: first name; given name; vorname; prenom; nombre
last_name: last name; surname; family name; nachname; nom; apellido; apellidos
company: company; company name; company account; organization; organisation; firma; empresa;
    societe; entreprise; unternehmen
email: email; e mail; email address; mail; correo
source: source; lead source; origin; lead origin; original source; channel; source channel; utm
    source; campaign source; quelle; leadquelle; herkunft; origem; origen; origine; fonte;
    fuente; herkomst; bron; lead channel
status: status; lead status; lead stage; stage; estado; statut
segment: segment; business segment; lead type; rating; region; market; industry
created_at: created at; created; created date; create date; created on; creation date; lead
    created; lead created date; added on; received at; submitted at; date created; date;
    erstellt am; erstelldatum; fecha de creacion; date de creation; data di creazione; created
    time
first_contact_at: first contact at; first contact; first contact date; first contacted at; first
    touch; first response; first response at; first called at; first outreach; contacted at;
    erstkontakt
owner: owner; lead owner; assigned to; assigned user; sales rep; sales agent; sdr; account
    manager; besitzer; proprietaire; propietario
owner_ref: owner id; lead owner id; assigned user id; sdr id; user id
account: account; account name; converted account; customer
account_ref: account id; converted account id; customer id
is_converted: is converted; converted; convertiert; konvertiert
converted_on: converted on; converted date; conversion date; converted at; became a deal on;
    converted
deal_ref: deal id; opportunity id; converted opportunity id; converted deal id; associated deal
    ids; converted deal
deal: deal; deal name; opportunity; opportunity name; converted opportunity
is_deleted: is deleted; deleted
"""
)


def leads() -> Kind:
    """One row a lead; its status beside where it came from, or what it became, gives it away."""
    return Kind(
        key="leads",
        title=_("Leads"),
        fields=(*_who(), *_course()),
        signs=fields_that_tell(
            "company status created_at; email status source; source created_at name; "
            "source created_at external_id; source first_contact_at external_id; "
            "created_at converted_on external_id; created_at is_converted external_id"
        ),
        marks=tuple(
            frozenset(headings(mark))
            for mark in (
                "converted opportunity id", "lead id; lead owner", "lead status; lead source",
                "lead id; lead status", "lead; created at; converted on",
                "mql id; first contact date", "is converted; lead source",
            )
        ),
        own=("lead", "prospect"),
        against=frozenset(
            headings(
                "amount; deal stage; stage name; close date; quota; call id; subject; list price;"
                "won date; probability; forecast category; activity type; pipeline; survey id"
            )
        ),
        files=headings("lead; prospect; mql; interessent"),
        needs=("people", "accounts", "deals"),
    )  # fmt: skip


def _who() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("name", _("Name"), Reading.TEXT),
        _HEADS.field("first_name", _("First name"), Reading.TEXT),
        _HEADS.field("last_name", _("Last name"), Reading.TEXT),
        _HEADS.field("company", _("Company"), Reading.TEXT),
        _HEADS.field("email", _("Email"), Reading.TEXT),
        _HEADS.field("source", _("Source"), Reading.TEXT),
        _HEADS.field("status", _("Status"), Reading.TEXT),
        _HEADS.field("segment", _("Segment"), Reading.TEXT),
    )


def _course() -> tuple[Field, ...]:
    return (
        _HEADS.field("created_at", _("Created"), Reading.INSTANT),
        _HEADS.field("first_contact_at", _("First contact"), Reading.INSTANT),
        _HEADS.field("owner", _("Owner"), Reading.TEXT),
        _HEADS.field("owner_ref", _("Owner ID"), Reading.ID),
        _HEADS.field("account", _("Account"), Reading.TEXT),
        _HEADS.field("account_ref", _("Account ID"), Reading.ID),
        _HEADS.field("is_converted", _("Is converted"), Reading.FLAG, strict=False),
        _HEADS.field("converted_on", _("Converted on"), Reading.DATE, strict=False),
        _HEADS.field("deal_ref", _("Deal ID"), Reading.ID),
        _HEADS.field("deal", _("Deal"), Reading.TEXT),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )
