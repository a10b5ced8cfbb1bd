"""Products and their list prices."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; product id; product code; sku; item number; article number; code;
    external id; artikelnummer; produktnummer; reference; codigo
name: name; product; product name; item; item name; article; service; description; produkt;
    produktname; artikel; bezeichnung; produit; nom du produit; designation; nom; producto;
    nombre; produto; nome; prodotto; artikelnaam;
    商品名; 製品名
family: family; product family; series; category; product category; line; product line; group;
    product group; type; produktfamilie; produktgruppe; kategorie; gamme; famille; familia;
    categoria; linea;
    商品分類; カテコリ
list_price: list price; sales price; unit price; price; standard price; retail price; msrp;
    selling price; listenpreis; preis; verkaufspreis; einzelpreis; prix; prix unitaire; precio;
    precio de lista; preco; preco de venda; prezzo; prijs;
    価格; 定価; 単価
cost: cost; unit cost; cost price; cost of goods sold; purchase price; einkaufspreis; kosten;
    selbstkosten; cout; coste; costo; custo; kostprijs; herstellkosten; herstellungskosten;
    production cost; std cost; standard cost; ek preis; prix d achat; precio de coste; preco de
    custo; prezzo di acquisto; inkoopprijs;
    原価
currency: currency; currency iso code; currency code; wahrung; devise; moneda; moeda; valuta
is_deleted: is deleted; deleted
"""
)


def products() -> Kind:
    """One row a product; a price beside its name gives it away."""
    return Kind(
        key="products",
        title=_("Products"),
        fields=(
            _HEADS.field("external_id", _("External ID"), Reading.ID),
            _HEADS.field("name", _("Name"), Reading.TEXT, required=True),
            _HEADS.field("family", _("Family"), Reading.TEXT),
            _HEADS.field("list_price", _("List price"), Reading.MONEY),
            _HEADS.field("cost", _("Cost"), Reading.MONEY, strict=False),
            _HEADS.field("currency", _("Currency"), Reading.TEXT),
            _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
        ),
        signs=fields_that_tell("name list_price; name family cost; external_id list_price"),
        own=("product", "item", "article"),
        against=frozenset(
            headings(
                "stage; deal stage; stage name; opportunity id; deal id; quantity; qty;"
                "sales agent; owner; close date; close value; deal owner; total price"
            )
        ),
        files=headings("product; price; artikel; produkt; catalog; produit; producto"),
    )
