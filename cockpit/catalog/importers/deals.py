"""Deals (opportunities), as CRMs name their columns."""

from __future__ import annotations

from cockpit.catalog.importers.deal_course import course, days
from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; deal id; opportunity id; external id; crm id; item id; copper
    id; do not modify opportunity; opp id; opportunity number; deal number; pipedrive system
    id; system id; key;
    datensatz id; vorgangsnummer; identifiant; mql id; record no; id registro; id de registro;
    id do registro; id record; nicht andern verkaufschance; ne pas modifier opportunite; no
    modificar oportunidad; nao modificar oportunidade; non modificare opportunita; niet wijzigen
    verkoopkans; engagement id; sfdc id; salesforce id; opty id; case safe id; case safe record
    id; opportunity id 18;
    商談id; 案件id; 案件番号; 商談番号; 管理番号
own_id: cockpit id
own_state: cockpit state
name: name; title; deal name; deal title; opportunity name; opportunity; deal; topic; potential
    name; dealname; description; subject; project; project name; bezeichnung; titel; vorgang;
    nom; nom de l affaire; intitule; nombre; nombre del negocio; titulo; nome; nome do negocio;
    titolo; naam; nom de la transaction; nom de l opportunite; nom opportunite; nombre de la
    oportunidad; nome da oportunidade; nome opportunita; nome trattativa; naam opportunity; naam
    verkoopkans; dealnaam; opportunity title; rubrique; onderwerp; oggetto; asunto; assunto;
    objet; betreff; thema; engagement; engagement name; opty name; dossier; trattativa;
    verkaufschance; affaire; negocio;
    商談名; 案件名; 案件; 商談; 件名
account: account; account name; company; company name; organization; organisation; organization
    name; customer; customer name; client; client name; potential customer; lead name;
    associated company;
    associated company primary; primary company; buyer; firma; kunde; unternehmen; organisation
    name; konto; compte; societe; entreprise; nom du compte; cuenta; empresa; cliente;
    organizacion; organizacao; conta; azienda; klant; bedrijf; partner; party; associated
    company name; accountname; potenzieller kunde; client potentiel; cliente potencial; cliente
    potenziale; potentiele klant; nome account; nombre de la cuenta; nome da conta; accountnaam;
    entreprise associee; empresa asociada; empresa associada; azienda associata; gekoppeld
    bedrijf; zugehoriges unternehmen; organisatie; organizzazione; person or organization;
    取引先名; 取引先; 会社名; 顧客名; 顧客; 企業名; 得意先
account_ref: account id; company id; organization id; organisation id; customer id; client id;
    associated company ids; associated company ids primary; kundennummer; account name id;
    associated company id; partner id; kunden id; id du compte; id de la cuenta; id da conta; id
    account;
    取引先id; 顧客id; 会社id; 取引先コート
owner: owner; deal owner; opportunity owner; owner name; sales agent; sales rep; sales
    representative; salesperson; sales person; account executive; account manager; rep; agent;
    seller; assigned to; assigned user; assigned user name; exe name; responsible; verkaufer;
    vertriebsmitarbeiter; besitzer; inhaber; verantwortlich; verantwortlicher; zustandig;
    proprietaire; responsable; commercial; vendeur; propietario; vendedor; responsavel;
    proprietario; venditore; eigenaar; verkoper; owned by; user responsible; user; user name;
    lead owner; titolare; titolare opportunita; titular; assignee; deal owner name; proprietaire
    de la transaction; proprietaire de l opportunite; propietario del negocio; propietario de la
    oportunidad; propietario de oportunidad; proprietario do negocio; proprietario da
    oportunidade; proprietario trattativa; dealeigenaar; eigenaar opportunity; opportunity
    inhaber; zustandiger mitarbeiter; partner in charge; in charge; responsible person; asesor;
    asesor comercial; benutzer; utilisateur; usuario; gebruiker; utente;
    商談所有者; 商談 所有者; 所有者; 担当者; 営業担当; 営業担当者; 担当
owner_ref: owner id; deal owner id; hubspot owner id; sales rep id; account exe id; user id;
    assigned user id; sr id; sales agent id
owner_email: owner email; deal owner email; opportunity owner email; sales rep email
product: product; product name; products; associated product; product interest; produkt;
    artikel; produit; producto; produto; prodotto; product group;
    商品名; 商品; 製品; 製品名
amount: amount; deal value; deal amount; opportunity amount; value; close value; total amount;
    deal size; contract value; acv; tcv; arr; est revenue; estimated revenue; estimated value;
    total value; revenue; revenue amount; sales price; betrag; wert; auftragswert; volumen;
    umsatz; auftragssumme; montant; valeur; importe; monto; valor; valore; importo; bedrag;
    waarde; amount in company currency; premium amount; bid amount; geschatzter umsatz; gesch
    umsatz; ca estime; ingresos est; receita estimada; geschatte omzet;
    金額; 受注金額; 見積金額; 売上予定額; 予定金額; 案件金額
currency: currency; currency iso code; currency code; deal currency; currency of value; amount
    currency; total amount currency; transaction currency; wahrung; devise; moneda; moeda;
    valuta; bid currency;
    通貨; 通貨コート
source: lead source; source; deal source; original source; source channel; source origin;
    origin; lead origin; campaign source; quelle; herkunft; leadquelle; origine; origen; origem;
    fonte; bron;
    リートソース; 流入経路; 発生源
next_step: next step; next steps; opportunity next steps; next action; nachster schritt; nachste
    schritte; prochaine etape; siguiente paso; proximo paso; proximo passo; etape suivante; fase
    successiva; proxima etapa; volgende stap; siguiente etapa;
    次のステッフ; 次回アクション
next_step_on: next step date; next step on; next step due; next activity date; next activity;
    next action date;
    次回アクション日; 次回活動日
lost_reason: lost reason; closed lost reason; loss reason; reason lost; reason for loss;
    verlustgrund; absagegrund; raison de la perte; motif de perte; motivo de perdida; motivo da
    perda; loss reason name; lost reason name; reason for losing; reden verlies; verliesreden;
    motivo perdita; motivo della perdita; motivo del cierre perdido; raison de perte; lost
    because; reason; reden afwijzing; grund;
    失注理由; 敗因
competitor: competitor; competitors; main competitor; main competitors; primary competitor;
    wettbewerber; konkurrent; concurrent; competidor; concorrente;
    競合; 競合他社
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
        own=(
            "deal", "opportunity", "opp", "potential", "lead opportunity", "affaire", "trato",
            "negocio", "transaction", "trattativa", "verkaufschance", "verkoopkans",
        ),
        against=frozenset(
            headings(
                "order number; invoice number; contract number; policy number; case number;"
                "total price; unit price; call id; lead status"
            )
        ),
        files=headings("deal; opportunit; pipeline; potential; geschaft; negocio; affaire"),
        needs=("people", "products", "accounts"),
    )  # fmt: skip


def _identity() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("own_id", _("Cockpit ID"), Reading.ID),
        _HEADS.field("own_state", _("Cockpit state"), Reading.ID),
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
