"""Accounts: the companies that buy."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


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
        Field(
            "external_id",
            _("External ID"),
            Reading.ID,
            "id; record id; account id; company id; organization id; organisation id; customer id;"
            "external id; do not modify account; kundennummer; system id",
        ),
        Field(
            "name",
            _("Name"),
            Reading.TEXT,
            "name; account; account name; company; company name; organization; organisation;"
            "organization name; customer; customer name; client; client name; firma; firmenname;"
            "unternehmen; kunde; kundenname; societe; entreprise; nom; nom du compte;"
            "raison sociale;"
            "nombre; empresa; cliente; nome; razao social; azienda; ragione sociale; bedrijf;"
            "klant",
            required=True,
        ),
        Field(
            "industry",
            _("Industry"),
            Reading.TEXT,
            "industry; sector; branch; vertical; segment; business segment; branche; industrie;"
            "secteur; secteur d activite; sector industrial; industria; setor; settore",
        ),
    )


def _size() -> tuple[Field, ...]:
    return (
        Field(
            "employees",
            _("Employees"),
            Reading.NUMBER,
            "employees; number of employees; no of employees; employee count; headcount;"
            "company size; mitarbeiter; mitarbeiterzahl; anzahl mitarbeiter; effectif;"
            "nombre d employes; numero de empleados; empleados; numero de funcionarios; dipendenti",
            strict=False,
        ),
        Field(
            "revenue",
            _("Revenue a year"),
            Reading.MONEY,
            "revenue; annual revenue; yearly revenue; turnover; sales; umsatz; jahresumsatz;"
            "chiffre d affaires; ingresos; ingresos anuales; facturacion; receita anual; fatturato",
            strict=False,
        ),
        Field(
            "founded",
            _("Founded"),
            Reading.NUMBER,
            "founded; year founded; year established; established; founding year;"
            "grundungsjahr; gegrundet; annee de creation; fundacion; ano de fundacao",
            strict=False,
        ),
        Field(
            "key_account",
            _("Key account"),
            Reading.FLAG,
            "key account; is key account; strategic; strategic account; vip; schlusselkunde",
            strict=False,
        ),
    )


def _relations() -> tuple[Field, ...]:
    return (
        Field(
            "territory",
            _("Territory"),
            Reading.TEXT,
            "territory; sales territory; region; country region; billing country; country;"
            "office location; location; headquarters; gebiet; vertriebsgebiet; land; territoire;"
            "pays; territorio; pais; paese; regio",
        ),
        Field(
            "owner",
            _("Owner"),
            Reading.TEXT,
            "owner; account owner; company owner; owner name; account manager; assigned to;"
            "sales rep; besitzer; inhaber; betreuer; proprietaire; propietario; proprietario;"
            "responsavel; eigenaar",
        ),
        Field("owner_ref", _("Owner ID"), Reading.ID, "owner id; account owner id; user id"),
        Field(
            "parent",
            _("Parent account"),
            Reading.TEXT,
            "parent account; parent company; parent; subsidiary of; parent account name;"
            "parent organization; konzern; muttergesellschaft; ubergeordnete firma; societe mere;"
            "empresa matriz; casa matriz",
        ),
        Field(
            "parent_ref",
            _("Parent account ID"),
            Reading.ID,
            "parent id; parent account id; parent company id",
        ),
        Field("is_deleted", _("Is deleted"), Reading.FLAG, "is deleted; deleted", strict=False),
    )
