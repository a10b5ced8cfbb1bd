"""Contacts: people on the customers' side."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


def contacts() -> Kind:
    """One row a person; a company beside a mail address or a telephone gives it away."""
    return Kind(
        key="contacts",
        title=_("Contacts"),
        fields=(*_identity(), *_reach()),
        signs=fields_that_tell(
            "email account; email account_ref; email phone; last_name account; "
            "last_name account_ref; name account phone; name account title"
        ),
        own=("contact", "person"),
        against=frozenset(
            headings(
                "stage; deal stage; stage name; manager; manager id; amount; lead status;"
                "converted opportunity id; quota"
            )
        ),
        files=headings("contact; kontakt; contacto; contatos"),
        needs=("accounts", "deals"),
    )


def _identity() -> tuple[Field, ...]:
    return (
        Field(
            "external_id",
            _("External ID"),
            Reading.ID,
            "id; record id; contact id; person id; external id; do not modify contact",
        ),
        Field(
            "name",
            _("Name"),
            Reading.TEXT,
            "name; full name; contact; contact name; ansprechpartner; nom complet; nombre completo;"
            "nome completo; contactpersoon",
        ),
        Field(
            "first_name",
            _("First name"),
            Reading.TEXT,
            "first name; given name; vorname; prenom; nombre; primeiro nome; voornaam",
        ),
        Field(
            "last_name",
            _("Last name"),
            Reading.TEXT,
            "last name; surname; family name; nachname; nom; nom de famille; apellido; apellidos;"
            "sobrenome; cognome; achternaam",
        ),
        Field(
            "title",
            _("Job title"),
            Reading.TEXT,
            "title; job title; position; function; funktion; fonction; poste; cargo; puesto;"
            "functie; ruolo",
        ),
    )


def _reach() -> tuple[Field, ...]:
    return (
        Field(
            "email",
            _("Email"),
            Reading.TEXT,
            "email; e mail; email address; email work; work email; mail; e mail adresse; courriel;"
            "correo; correo electronico",
        ),
        Field(
            "phone",
            _("Phone"),
            Reading.TEXT,
            "phone; phone number; business phone; work phone; phone work; telephone; mobile phone;"
            "mobile; telefon; telefonnummer; telefono; telefone; telefoon",
        ),
        Field(
            "account",
            _("Account"),
            Reading.TEXT,
            "account; account name; company; company name; organization; organisation;"
            "associated company; associated company primary; organization name; firma; unternehmen;"
            "societe; entreprise; empresa; cuenta; azienda; bedrijf",
        ),
        Field(
            "account_ref",
            _("Account ID"),
            Reading.ID,
            "account id; company id; organization id; organisation id; associated company ids;"
            "associated company ids primary",
        ),
        Field(
            "deal_refs",
            _("Deal IDs"),
            Reading.ID,
            "associated deal ids; deal ids; opportunity ids; deal id; opportunity id",
        ),
        Field(
            "role",
            _("Part in the deal"),
            Reading.TEXT,
            "role; contact role; buying role; deal role; part in the deal",
        ),
        Field("is_deleted", _("Is deleted"), Reading.FLAG, "is deleted; deleted", strict=False),
    )
