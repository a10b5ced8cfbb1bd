"""Contacts: people on the customers' side."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; record id; contact id; person id; external id; do not modify contact
name: name; full name; contact; contact name; ansprechpartner; nom complet; nombre completo;
    nome completo; contactpersoon; vor und nachname; nome e cognome; nombre y apellidos; nom et
    prenom; prenom et nom; nome e sobrenome;
    氏名; 名前; 取引先責任者名
first_name: first name; given name; vorname; prenom; nombre; primeiro nome; voornaam;
    名
last_name: last name; surname; family name; nachname; nom; nom de famille; apellido; apellidos;
    sobrenome; cognome; achternaam;
    姓
title: title; job title; position; function; funktion; fonction; poste; cargo; puesto; functie;
    ruolo; designation; qualifica; role title;
    役職
email: email; e mail; email address; email work; work email; mail; e mail adresse; courriel;
    correo; correo electronico;
    メール; メールアトレス
phone: phone; phone number; business phone; work phone; phone work; telephone; mobile phone;
    mobile; telefon; telefonnummer; telefono; telefone; telefoon;
    電話; 電話番号
account: account; account name; company; company name; organization; organisation; associated
    company; associated company primary; organization name; firma; unternehmen; societe;
    entreprise; empresa; cuenta; azienda; bedrijf;
    取引先名; 会社名; 企業名
account_ref: account id; company id; organization id; organisation id; associated company ids;
    associated company ids primary; account name id
deal_refs: associated deal ids; deal ids; opportunity ids; deal id; opportunity id
role: role; contact role; buying role; deal role; part in the deal
is_deleted: is deleted; deleted
"""
)


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
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("name", _("Name"), Reading.TEXT),
        _HEADS.field("first_name", _("First name"), Reading.TEXT),
        _HEADS.field("last_name", _("Last name"), Reading.TEXT),
        _HEADS.field("title", _("Job title"), Reading.TEXT),
    )


def _reach() -> tuple[Field, ...]:
    return (
        _HEADS.field("email", _("Email"), Reading.TEXT),
        _HEADS.field("phone", _("Phone"), Reading.TEXT),
        _HEADS.field("account", _("Account"), Reading.TEXT),
        _HEADS.field("account_ref", _("Account ID"), Reading.ID),
        _HEADS.field("deal_refs", _("Deal IDs"), Reading.ID),
        _HEADS.field("role", _("Part in the deal"), Reading.TEXT),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )
