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
deal_ref: opportunity id; deal id; record id; deal record id; id; vorgangs id; vorgang id;
    verkaufschance id; id affaire; id opportunite; id transaction; id negocio; id oportunidad;
    id de oportunidad; id da oportunidade; id do negocio; id oportunidade; id trattativa; id
    opportunita; deal nr; opp id; opportunity number; deal number; record
deal: opportunity name; deal name; deal; opportunity; deal title; name; vorgang; verkaufschance;
    affaire; opportunite; oportunidad; negocio; oportunidade; trattativa; opportunita;
    verkoopkans
entry_ref: id; history id; entry id; opportunity history id; change id
at: fivetran start; changed at; changed on; entered at; entered on; stage changed at; created
    date; last modified; last modified date; edit date; timestamp; at; date; geandert am; datum;
    fecha; data; changed; date changed; stage date; change date; jour; dia; zeitpunkt; modifie
    le; date de modification; date du changement; fecha de modificacion; fecha del cambio; fecha
    de cambio; data da alteracao; data da mudanca; data modifica; gewijzigd op; wijzigingsdatum;
    moved on; moved at
by: created by id; changed by; last modified by; modified by; edited by; user; by; geandert von;
    benutzer; modifie par; utilisateur; modificado por; usuario; alterado por; modificato da;
    utente; gewijzigd door; gebruiker; bearbeiter; owner
is_deleted: is deleted; deleted
stage: stage name; new stage; to stage; stage; new value; phase; etapa; etape; fase; to; nach
    phase; neue phase; nach; naar fase; naar; nieuwe fase; para; vers; a etapa; a fase; para
    etapa; para fase; nouvelle etape; vers l etape; etapa nueva; nueva etapa; nova etapa; nova
    fase; nuova fase; new status; to status
from_stage: from opportunity stage name; from stage; old stage; previous stage; old value; from;
    von phase; von; alte phase; vorherige phase; van fase; van; oude fase; de; de la etapa; da
    etapa; da fase; da; etape precedente; ancienne etape; de l etape; etapa anterior; fase
    precedente; fase anterior; desde etapa; old status; previous status; from status
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
        signs=fields_that_tell(
            "deal_ref from_stage stage at; deal from_stage stage at; deal_ref stage at by"
        ),
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
