"""Quotas: what a person or a team is to win in a period."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


def quotas() -> Kind:
    """One row a person or team and a period; a heading such as quota or target gives it away."""
    return Kind(
        key="quotas",
        title=_("Quotas"),
        fields=(*_whose(), *_how_much()),
        signs=fields_that_tell(
            "amount person period; amount person start_on; amount team period; "
            "amount team start_on; amount person_ref start_on; amount email period"
        ),
        own=("quota", "target", "goal"),
        against=frozenset(headings("stage; deal stage; stage name; close date")),
        files=headings("quota; target; goal; budget; ziele"),
        needs=("people",),
    )


def _whose() -> tuple[Field, ...]:
    return (
        Field(
            "person",
            _("Person"),
            Reading.TEXT,
            "person; name; owner; sales agent; sales rep; sales person; salesperson; agent; rep;"
            "employee; employee name; user; quota owner; account executive; mitarbeiter; verkaufer;"
            "vendeur; vendedor; venditore; verkoper",
        ),
        Field(
            "person_ref",
            _("Person ID"),
            Reading.ID,
            "owner id; quota owner id; user id; business entity id; sales person id; employee id",
        ),
        Field("email", _("Email"), Reading.TEXT, "email; e mail; owner email; work email"),
        Field(
            "team", _("Team"), Reading.TEXT, "team; sales team; team name; group; equipe; equipo"
        ),
    )


def _how_much() -> tuple[Field, ...]:
    return (
        Field(
            "period",
            _("Period"),
            Reading.TEXT,
            "period; quarter; month; year; fiscal period; zeitraum; quartal; monat; jahr; periode;"
            "trimestre; mois; annee; periodo; mes; ano",
        ),
        Field(
            "start_on",
            _("Starts on"),
            Reading.DATE,
            "start; start date; starts on; period start; from; quota date; von; beginn; debut;"
            "desde",
        ),
        Field(
            "end_on",
            _("Ends on"),
            Reading.DATE,
            "end; end date; ends on; period end; to; until; bis; ende; fin; hasta",
        ),
        Field(
            "amount",
            _("Quota"),
            Reading.MONEY,
            "quota; quota amount; sales quota; target; sales target; goal; budget; ziel; quote;"
            "sollwert; objectif; objetivo; cuota; meta; obiettivo; doel",
            required=True,
        ),
        Field(
            "currency",
            _("Currency"),
            Reading.TEXT,
            "currency; currency iso code; currency code; wahrung; devise; moneda; moeda; valuta",
        ),
    )
