"""Products and their list prices."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


def products() -> Kind:
    """One row a product; a price beside its name gives it away."""
    return Kind(
        key="products",
        title=_("Products"),
        fields=(
            Field(
                "external_id",
                _("External ID"),
                Reading.ID,
                "id; record id; product id; product code; sku; item number; article number; code;"
                "external id; artikelnummer; produktnummer; reference; codigo",
            ),
            Field(
                "name",
                _("Name"),
                Reading.TEXT,
                "name; product; product name; item; item name; article; service; description;"
                "produkt; produktname; artikel; bezeichnung; produit; nom du produit; designation;"
                "nom; producto; nombre; produto; nome; prodotto; artikelnaam",
                required=True,
            ),
            Field(
                "family",
                _("Family"),
                Reading.TEXT,
                "family; product family; series; category; product category; line; product line;"
                "group; product group; type; produktfamilie; produktgruppe; kategorie; gamme;"
                "famille; familia; categoria; linea",
            ),
            Field(
                "list_price",
                _("List price"),
                Reading.MONEY,
                "list price; sales price; unit price; price; standard price; retail price; msrp;"
                "selling price; listenpreis; preis; verkaufspreis; einzelpreis; prix;"
                "prix unitaire;"
                "precio; precio de lista; preco; preco de venda; prezzo; prijs",
            ),
            Field(
                "cost",
                _("Cost"),
                Reading.MONEY,
                "cost; unit cost; cost price; cost of goods sold; purchase price; einkaufspreis;"
                "kosten; selbstkosten; cout; coste; costo; custo; kostprijs",
                strict=False,
            ),
            Field(
                "currency",
                _("Currency"),
                Reading.TEXT,
                "currency; currency iso code; currency code; wahrung; devise; moneda; moeda;valuta",
            ),
            Field("is_deleted", _("Is deleted"), Reading.FLAG, "is deleted; deleted", strict=False),
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
