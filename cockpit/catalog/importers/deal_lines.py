"""Lines of deals: which products a deal is made of, how many, at which price."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; line item id; line id; record id; external id; opportunity product id;
    positions id; position; id ligne; id linea; id linha; id riga
deal: deal; deal name; opportunity name; verkaufschance; affaire; opportunite; negocio;
    oportunidad; oportunidade; trattativa; opportunita; verkoopkans; deal title; opportunity
deal_ref: deal id; opportunity id; associated deal id; associated deal ids; verkaufschance id;
    id affaire; id opportunite; id transaction; id negocio; id del negocio; id oportunidad; id
    do negocio; id oportunidade; id trattativa; id opportunita; verkoopkans id; record id; opp
    id
product: product; product name; item; item name; produkt; produit; producto; produkt name;
    artikel; article; nom du produit; nombre del producto; nome do produto; prodotto; nome
    prodotto; articolo; produto; productnaam; artikelname; produktname
product_ref: product id; product2 id; product 2 id; item id; sku
text: line; name; line description; description; bezeichnung
quantity: quantity; qty; pieces; menge; anzahl; quantite; cantidad; quantita; quantidade;
    aantal; stuckzahl; stk; units; cant; qte; qtd; qta; number of units
list_price: list price; catalog price; listenpreis; prix catalogue; precio de lista; preco de
    tabela; prezzo di listino; catalogusprijs
net_price: unit price; sales price; net price; price per piece; einzelpreis; prix unitaire;
    precio unitario; preco unitario; prezzo unitario; stukprijs; eenheidsprijs; stuckpreis;
    nettopreis; price; preis; prix; precio; preco; prezzo; prijs; verkaufspreis; item price
total: total price; line total; gesamtpreis; total; subtotal; prix total; montant total; precio
    total; preco total; prezzo totale; totale; totaalprijs; totaal; gesamt; extended price;
    importe; montant; betrag; importo; bedrag; valor; amount; sum
cost: cost; unit cost; kosten; cout; coste; costo; custo; kostprijs
currency: currency; currency iso code; currency code; wahrung; devise; moneda; moeda; valuta;
    deal currency
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
