"""Stage history: what deals were after each change that a CRM has logged."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

# Headings that no other file has together.
_MARKS = (
    "from opportunity stage name",
    "opportunity id; valid through date",
    "fivetran start; fivetran end",
    "old stage; new stage",
    "from stage; to stage",
    "previous stage; new stage",
    "deal id; changed at; stage",
    "deal id; entered at; stage",
    "deal id; entered on; stage",
)

_HEADS = Headings(
    """
deal_ref: opportunity id; deal id; record id; deal record id; id
deal: opportunity name; deal name; deal; opportunity; deal title; name
entry_ref: id; history id; entry id; opportunity history id; change id
at: fivetran start; changed at; changed on; entered at; entered on; stage changed at; created
    date; last modified; last modified date; edit date; timestamp; at; date; geandert am; datum;
    fecha; data
by: created by id; changed by; last modified by; modified by; edited by; user; by
is_deleted: is deleted; deleted
stage: stage name; new stage; to stage; stage; new value; phase; etapa; etape; fase
from_stage: from opportunity stage name; from stage; old stage; previous stage; old value
amount: amount; value; betrag; montant; importe
currency: currency iso code; currency; currency code; wahrung; devise; moneda
close_date: close date; expected close; expected close date; abschlussdatum
probability: probability; win probability
forecast_category: forecast category; to forecast category; forecast category name
"""
)


def stage_history() -> Kind:
    """One row a change: the deal, the moment, and the stage it came to."""
    return Kind(
        key="stage_history",
        title=_("Stage history"),
        fields=(*_change(), *_state()),
        signs=fields_that_tell("from_stage stage at; deal_ref stage at by"),
        marks=tuple(frozenset(headings(mark)) for mark in _MARKS),
        own=("opportunity", "deal"),
        files=headings("history; verlauf; historique; historial"),
        needs=("deals",),
    )


def _change() -> tuple[Field, ...]:
    return (
        _HEADS.field("deal_ref", _("Deal ID"), Reading.ID),
        _HEADS.field("deal", _("Deal"), Reading.TEXT),
        _HEADS.field("entry_ref", _("Entry ID"), Reading.ID),
        _HEADS.field("at", _("When"), Reading.INSTANT, required=True),
        _HEADS.field("by", _("Changed by"), Reading.TEXT),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )


def _state() -> tuple[Field, ...]:
    return (
        _HEADS.field("stage", _("Stage"), Reading.TEXT, required=True),
        _HEADS.field("from_stage", _("Stage before"), Reading.TEXT),
        _HEADS.field("amount", _("Amount"), Reading.MONEY),
        _HEADS.field("currency", _("Currency"), Reading.TEXT),
        _HEADS.field("close_date", _("Close date"), Reading.DATE),
        _HEADS.field("probability", _("Probability"), Reading.NUMBER, strict=False),
        _HEADS.field("forecast_category", _("Forecast category"), Reading.TEXT),
    )
