"""Accounts: the companies that buy."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; account id; company id; organization id; organisation id; customer
    id; external id; do not modify account; kundennummer; system id; id de registro; id do
    registro; id record; id azienda; id da empresa; id de la empresa; id entreprise; id account;
    account name id; debitorennummer;
    取引先id; 顧客id; 会社id; 取引先コート
name: name; account; account name; company; company name; organization; organisation;
    organization name; customer; customer name; client; client name; firma; firmenname;
    unternehmen; kunde; kundenname; societe; entreprise; nom; nom du compte; raison sociale;
    nombre; empresa; cliente; nome; razao social; azienda; ragione sociale; bedrijf; klant;
    取引先名; 会社名; 企業名; 顧客名
industry: industry; sector; branch; vertical; segment; business segment; branche; industrie;
    secteur; secteur d activite; sector industrial; industria; setor; settore;
    業種
employees: employees; number of employees; no of employees; employee count; headcount; company
    size; mitarbeiter; mitarbeiterzahl; anzahl mitarbeiter; effectif; nombre d employes; numero
    de empleados; empleados; numero de funcionarios; dipendenti; ma anzahl; nb salaries; nombre
    de salaries; anzahl ma;
    従業員数
revenue: revenue; annual revenue; yearly revenue; turnover; sales; umsatz; jahresumsatz; chiffre
    d affaires; ingresos; ingresos anuales; facturacion; receita anual; fatturato; ricavi
    annuali; ricavi; receita; omzet; jaaromzet; annual sales; yearly sales; sales revenue;
    年間売上; 売上高
founded: founded; year founded; year established; established; founding year; grundungsjahr;
    gegrundet; annee de creation; fundacion; ano de fundacao; anno di fondazione; ano de
    fundacion; opgericht; oprichtingsjaar; annee de fondation; date de creation; creation
key_account: key account; is key account; strategic; strategic account; vip; schlusselkunde
territory: territory; sales territory; region; country region; billing country; country; office
    location; location; headquarters; gebiet; vertriebsgebiet; land; territoire; pays;
    territorio; pais; paese; regio; state region; billing state; shipping country
owner: owner; account owner; company owner; owner name; account manager; assigned to; sales rep;
    besitzer; inhaber; betreuer; proprietaire; propietario; proprietario; responsavel; eigenaar;
    取引先所有者; 所有者; 担当者
owner_ref: owner id; account owner id; user id
parent: parent account; parent company; parent; subsidiary of; parent account name; parent
    organization; konzern; muttergesellschaft; ubergeordnete firma; societe mere; empresa
    matriz; casa matriz; groupe; gruppe; konzernmutter
parent_ref: parent id; parent account id; parent company id
is_deleted: is deleted; deleted
"""
)


def accounts() -> Kind:
    """One row a company; its name beside industry, size or parent gives it away."""
    return Kind(
        key="accounts",
        title=_("Accounts"),
        fields=(*_identity(), *_size(), *_relations()),
        signs=fields_that_tell(
            "name industry; name employees; name revenue; name parent; name founded; "
            "name key_account; name territory owner"
        ),
        own=("account", "company", "organization", "organisation", "customer"),
        against=frozenset(
            headings("stage; deal stage; stage name; last name; first name; subject; amount; email")
        ),
        files=headings("account; compan; organi; customer; firmen; kunden; empresas"),
        needs=("people",),
    )


def _identity() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("name", _("Name"), Reading.TEXT, required=True),
        _HEADS.field("industry", _("Industry"), Reading.TEXT),
    )


def _size() -> tuple[Field, ...]:
    return (
        _HEADS.field("employees", _("Employees"), Reading.NUMBER, strict=False),
        _HEADS.field("revenue", _("Revenue a year"), Reading.MONEY, strict=False),
        _HEADS.field("founded", _("Founded"), Reading.NUMBER, strict=False),
        _HEADS.field("key_account", _("Key account"), Reading.FLAG, strict=False),
    )


def _relations() -> tuple[Field, ...]:
    return (
        _HEADS.field("territory", _("Territory"), Reading.TEXT),
        _HEADS.field("owner", _("Owner"), Reading.TEXT),
        _HEADS.field("owner_ref", _("Owner ID"), Reading.ID),
        _HEADS.field("parent", _("Parent account"), Reading.TEXT),
        _HEADS.field("parent_ref", _("Parent account ID"), Reading.ID),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )
