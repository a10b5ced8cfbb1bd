"""Notes: words somebody kept on a deal, a person or an account."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: id; note id; record id; external id; engagement id
text: note; note body; note content; body; content; notes; note text; text; comment; comments;
    notiz; notizen; inhalt; nota; contenido; contenu; note body text; texte; texto; testo;
    tekst; contenuto; conteudo; inhoud; nota testo; remarks; remark; observations;
    observaciones; observacoes; bemerkung; bemerkungen; kommentar; commentaire; comentario;
    commento; opmerking; opmerkingen
at: at; note date; activity date; created date; create date; created at; created; add time;
    created on; date; timestamp; datum; erstellt am; fecha; data; created time; modified time;
    date added; logged on
private: private; is private; confidential; privat; prive; privado
deal: deal; deal name; deal title; opportunity; opportunity name; associated deal
deal_ref: deal id; opportunity id; parent id; associated deal ids; related to id; what id;
    regarding id; parent id id
account: account; account name; company; company name; organization; organisation; associated
    company; firma; empresa; societe
account_ref: account id; company id; organization id; associated company ids
person: person; about; sales rep; sales agent; team member; employee; mitarbeiter
is_deleted: is deleted; deleted
"""
)


def notes() -> Kind:
    """One row a note; a text beside a day or beside what it is about gives it away."""
    return Kind(
        key="notes",
        title=_("Notes"),
        fields=(*_words(), *_about()),
        signs=fields_that_tell(
            "text deal; text deal_ref; text account; text account_ref; text person"
        ),
        own=("note",),
        against=frozenset(
            headings(
                "stage; deal stage; stage name; amount; quota; subject; email; phone; phone number;"
                "industry; website; sector; role; manager; list price; product; close date; type;"
                "activity type; status; lead status; duration"
            )
        ),
        files=headings("note; notiz; nota; comment"),
        needs=("people", "accounts", "deals"),
    )


def _words() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("External ID"), Reading.ID),
        _HEADS.field("text", _("Note"), Reading.LINES, required=True),
        _HEADS.field("at", _("When"), Reading.INSTANT),
        _HEADS.field("private", _("Private"), Reading.FLAG, strict=False),
    )


def _about() -> tuple[Field, ...]:
    return (
        _HEADS.field("deal", _("Deal"), Reading.TEXT),
        _HEADS.field("deal_ref", _("Deal ID"), Reading.ID),
        _HEADS.field("account", _("Account"), Reading.TEXT),
        _HEADS.field("account_ref", _("Account ID"), Reading.ID),
        _HEADS.field("person", _("Person"), Reading.TEXT),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
    )
