"""Lines of deals: which products a deal is made of, how many, at which price."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; line item id; line id; record id; external id; opportunity product id
deal: deal; deal name; opportunity name
deal_ref: deal id; opportunity id; associated deal id; associated deal ids
product: product; product name; item; item name; produkt; produit; producto
product_ref: product id; product2 id; product 2 id; item id; sku
text: line; name; line description; description; bezeichnung
quantity: quantity; qty; pieces; menge; anzahl; quantite; cantidad
list_price: list price; catalog price; listenpreis
net_price: unit price; sales price; net price; price per piece; einzelpreis; prix unitaire;
    precio unitario
total: total price; line total; gesamtpreis
cost: cost; unit cost; kosten
currency: currency; currency iso code; currency code; wahrung
is_deleted: is deleted; deleted
"""
)


def deal_lines() -> Kind:
    """One row a product in a deal; a deal beside a price a piece gives it away."""
    return Kind(
        key="deal_lines",
        title=_("Product lines of deals"),
        fields=(*_what(), *_how_much()),
        signs=fields_that_tell(
            "deal_ref net_price; deal_ref total; deal net_price quantity; deal_ref quantity product"
        ),
        own=("unit price", "line item"),
        against=frozenset(
            headings("stage; deal stage; stage name; close date; quota; probability")
        ),
        files=headings("line item; lines; products of deals"),
        needs=("products", "deals"),
    )


def _what() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("deal_ref", _("Deal ID"), Reading.ID),
        _HEADS.field("deal", _("Deal"), Reading.TEXT),
        _HEADS.field("product", _("Product"), Reading.TEXT),
        _HEADS.field("product_ref", _("Product ID"), Reading.ID),
        _HEADS.field("text", _("Line"), Reading.TEXT),
    )


def _how_much() -> tuple[Field, ...]:
    return (
        _HEADS.field("quantity", _("Quantity"), Reading.NUMBER),
        _HEADS.field("list_price", _("List price"), Reading.MONEY),
        _HEADS.field("net_price", _("Price a piece"), Reading.MONEY),
        _HEADS.field("total", _("Price of the line"), Reading.MONEY),
        _HEADS.field("cost", _("Cost a piece"), Reading.MONEY),
        _HEADS.field("currency", _("Currency"), Reading.TEXT),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )
