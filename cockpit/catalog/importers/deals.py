"""Deals (opportunities), as CRMs name their columns."""

from __future__ import annotations

from cockpit.catalog.importers.deal_course import course, days
from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; deal id; opportunity id; external id; crm id;
    do not modify opportunity; opp id; opportunity number; deal number; pipedrive system id;
    system id; key; datensatz id; vorgangsnummer; identifiant; mql id
name: name; title; deal name; deal title; opportunity name; opportunity; deal; topic;
    potential name; dealname; description; subject; project; project name; bezeichnung; titel;
    vorgang; nom; nom de l affaire; intitule; nombre; nombre del negocio; titulo; nome;
    nome do negocio; titolo; naam
account: account; account name; company; company name; organization; organisation;
    organization name; customer; customer name; client; client name; potential customer;
    associated company; associated company primary; primary company; buyer; firma; kunde;
    unternehmen; organisation name; konto; compte; societe; entreprise; nom du compte; cuenta;
    empresa; cliente; organizacion; organizacao; conta; azienda; klant; bedrijf
account_ref: account id; company id; organization id; organisation id; customer id; client id;
    associated company ids; associated company ids primary; kundennummer
owner: owner; deal owner; opportunity owner; owner name; sales agent; sales rep;
    sales representative; salesperson; sales person; account executive; account manager; rep;
    agent; seller; assigned to; assigned user; assigned user name; exe name; responsible;
    verkaufer; vertriebsmitarbeiter; besitzer; inhaber; verantwortlich; verantwortlicher;
    zustandig; proprietaire; responsable; commercial; vendeur; propietario; vendedor;
    responsavel; proprietario; venditore; eigenaar; verkoper
owner_ref: owner id; deal owner id; hubspot owner id; sales rep id; account exe id; user id;
    assigned user id; sr id; sales agent id
owner_email: owner email; deal owner email; opportunity owner email; sales rep email
product: product; product name; products; associated product; product interest; produkt;
    artikel; produit; producto; produto; prodotto; product group
amount: amount; deal value; deal amount; opportunity amount; value; close value; total amount;
    deal size; contract value; acv; tcv; arr; est revenue; estimated revenue; estimated value;
    total value; revenue; revenue amount; sales price; betrag; wert; auftragswert; volumen;
    umsatz; auftragssumme; montant; valeur; importe; monto; valor; valore; importo; bedrag;
    waarde; amount in company currency; premium amount
currency: currency; currency iso code; currency code; deal currency; currency of value;
    amount currency; total amount currency; transaction currency; wahrung; devise; moneda;
    moeda; valuta
source: lead source; source; deal source; original source; source channel; source origin;
    origin; lead origin; campaign source; quelle; herkunft; leadquelle; origine; origen; origem;
    fonte; bron
next_step: next step; next steps; opportunity next steps; next action; nachster schritt;
    nachste schritte; prochaine etape; siguiente paso; proximo paso; proximo passo
next_step_on: next step date; next step on; next step due; next activity date; next activity;
    next action date
lost_reason: lost reason; closed lost reason; loss reason; reason lost; reason for loss;
    verlustgrund; absagegrund; raison de la perte; motif de perte; motivo de perdida;
    motivo da perda
competitor: competitor; competitors; main competitor; main competitors; primary competitor;
    wettbewerber; konkurrent; concurrent; competidor; concorrente
"""
)


def deals() -> Kind:
    """One row a deal; a stage or a status, and what it is called, give it away."""
    return Kind(
        key="deals",
        title=_("Deals"),
        fields=(*_identity(), *course(), *days(), *_details()),
        signs=fields_that_tell(
            "stage name; stage amount; stage owner; stage account; stage close_date; "
            "stage external_id; status amount name; status amount owner; won_on; "
            "amount close_date name; amount close_date owner; is_won amount; "
            "is_closed close_date"
        ),
        own=("deal", "opportunity", "opp", "potential", "lead opportunity"),
        against=frozenset(
            headings(
                "order number; invoice number; contract number; policy number; case number;"
                "total price; unit price; call id; lead status"
            )
        ),
        files=headings("deal; opportunit; pipeline; potential; geschaft; negocio; affaire"),
        needs=("people", "products", "accounts"),
    )


def _identity() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("name", _("Name"), Reading.TEXT),
        _HEADS.field("account", _("Account"), Reading.TEXT),
        _HEADS.field("account_ref", _("Account ID"), Reading.ID),
        _HEADS.field("owner", _("Owner"), Reading.TEXT),
        _HEADS.field("owner_ref", _("Owner ID"), Reading.ID),
        _HEADS.field("owner_email", _("Owner's email"), Reading.TEXT),
    )


def _details() -> tuple[Field, ...]:
    return (
        _HEADS.field("product", _("Product"), Reading.TEXT),
        _HEADS.field("amount", _("Amount"), Reading.MONEY),
        _HEADS.field("currency", _("Currency"), Reading.TEXT),
        _HEADS.field("source", _("Source"), Reading.TEXT),
        _HEADS.field("next_step", _("Next step"), Reading.TEXT),
        _HEADS.field("next_step_on", _("Next step on"), Reading.DATE, strict=False),
        _HEADS.field("lost_reason", _("Lost reason"), Reading.TEXT),
        _HEADS.field("competitor", _("Competitor"), Reading.TEXT),
    )
