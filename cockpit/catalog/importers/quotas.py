"""Quotas: what a person or a team is to win in a period."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
person: person; name; owner; sales agent; sales rep; sales person; salesperson; agent; rep;
    employee; employee name; user; quota owner; account executive; mitarbeiter; verkaufer;
    vendeur; vendedor; venditore; verkoper;
    担当者; 氏名
person_ref: owner id; quota owner id; user id; business entity id; sales person id; employee id
email: email; e mail; owner email; work email
team: team; sales team; team name; group; equipe; equipo;
    チーム; 部署
period: period; quarter; month; year; fiscal period; zeitraum; quartal; monat; jahr; periode;
    trimestre; mois; annee; periodo; mes; ano; kwartaal; maand; mese; jaar; anno; trimester;
    okres; period name;
    期間; 四半期; 年月
start_on: start; start date; starts on; period start; from; quota date; von; beginn; debut;
    desde
end_on: end; end date; ends on; period end; to; until; bis; ende; fin; hasta
amount: quota; quota amount; sales quota; target; sales target; goal; budget; ziel; quote;
    sollwert; objectif; objetivo; cuota; meta; obiettivo; doel; target amount; sales goal;
    revenue target; objectif de vente; objetivo de ventas; meta de vendas; obiettivo di vendita;
    umsatzziel; verkaufsziel; vertriebsziel; zielvorgabe; verkoopdoel; omzetdoel; cota; soll;
    plan; target revenue; streefcijfer; quotum; vorgabe;
    目標; 売上目標; 目標金額
currency: currency; currency iso code; currency code; wahrung; devise; moneda; moeda; valuta
"""
)


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
        _HEADS.field("person", _("Person"), Reading.TEXT),
        _HEADS.field("person_ref", _("Person ID"), Reading.ID),
        _HEADS.field("email", _("Email"), Reading.TEXT),
        _HEADS.field("team", _("Team"), Reading.TEXT),
    )


def _how_much() -> tuple[Field, ...]:
    return (
        _HEADS.field("period", _("Period"), Reading.TEXT),
        _HEADS.field("start_on", _("Starts on"), Reading.DATE),
        _HEADS.field("end_on", _("Ends on"), Reading.DATE),
        _HEADS.field("amount", _("Quota"), Reading.MONEY, required=True),
        _HEADS.field("currency", _("Currency"), Reading.TEXT),
    )
