"""Exchange rates: what one unit of a currency was worth on a day."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
base: currency; from; from currency; base; base currency; currency code; iso code; currency iso
    code; source currency; wahrung; devise; moneda; moeda; valuta; ccy; wahrungscode; code
    devise; codigo de moneda; codice valuta; valutacode; monnaie; divisa; munt; source
into: into; to; to currency; target; target currency; quote currency; into currency; counter
    currency; reporting currency; zielwahrung; devise cible; moneda destino; moneda de destino;
    moeda de destino; valuta di destinazione; doelvaluta; gegenwahrung
pair: currency pair; pair; symbol
on_day: day; date; rate date; valid from; start date; effective date; as of; on; datum; fecha;
    data; tag; jour; dia; giorno; dag; stichtag; gultig ab; kursdatum; date du taux; date de
    valeur; fecha de cambio; datum koers; as of date; quote date
rate: rate; exchange rate; fx rate; value; close; mid; mid rate; kurs; wechselkurs; taux; tasa;
    umrechnungskurs; devisenkurs; mittelkurs; taux de change; cours; cours de change; tipo de
    cambio; tasa de cambio; cotizacion; taxa de cambio; taxa; cotacao; cambio; tasso di cambio;
    tasso; wisselkoers; koers; conversion; spot rate; closing rate; mid market rate
per: conversion rate; units per reporting currency; inverse rate
"""
)


def rates() -> Kind:
    """One row a currency and a day: ``rate`` is what one unit of it was worth, ``per`` how many
    units of it one unit of the other currency was worth (Salesforce's conversion rate)."""
    return Kind(
        key="rates",
        title=_("Exchange rates"),
        fields=(
            _HEADS.field("base", _("Currency"), Reading.TEXT),
            _HEADS.field("into", _("Into"), Reading.TEXT),
            _HEADS.field("pair", _("Currency pair"), Reading.TEXT),
            _HEADS.field("on_day", _("Day"), Reading.DATE, required=True),
            _HEADS.field("rate", _("Rate"), Reading.RATE),
            _HEADS.field("per", _("Units for one of the other"), Reading.RATE),
        ),
        signs=fields_that_tell(
            "base on_day rate; pair on_day rate; base on_day per; base into rate; base per;"
            "pair rate"
        ),
        marks=tuple(
            frozenset(headings(mark))
            for mark in ("exchange rate; date", "rate; currency; date", "currency; into; rate")
        ),
        against=frozenset(
            headings(
                "amount; stage; deal name; account; quota; product; list price; value; close date;"
                "owner; name; subject"
            )
        ),
        files=headings("rate; fx; kurs; exchange; currenc"),
    )
