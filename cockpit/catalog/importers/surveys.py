"""Surveys: what customers answered when they were asked for a rating, and who did not answer."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.whom import whom
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: survey id; response id; id; record id; external id; answer id; umfrage id; antwort
    id; id reponse; id respuesta; id resposta; id risposta; id antwoord; id encuesta; id
    enquete; id pesquisa; id sondaggio; encuesta; umfrage
score: score; rating; csat; csat score; satisfaction score; satisfaction rating; satisfaction;
    nps; nps score; answer; value; bewertung; note; puntuacion; punktzahl; valoracion; note de
    satisfaction; pontuacao; nota; avaliacao; punteggio; voto; valutazione; beoordeling; cijfer;
    zufriedenheit; satisfaccion; satisfacao; soddisfazione; tevredenheid
scale_low: scale low; scale from; lowest; min score; scale min
scale_high: scale high; scale to; highest; max score; scale max; scale; out of
asked_on: asked on; sent on; sent at; survey sent; survey date; sent date; requested on; invited
    on; date; gesendet am; gefragt am; verschickt am; envoye le; enviado el; enviado em; inviato
    il; verzonden op; datum; fecha; data
answered_on: answered on; responded at; response date; answered at; answer date; responded on;
    submitted at; completed at; completion date; beantwortet am; date answered; date responded;
    responded; repondu le; date de reponse; respondido el; fecha de respuesta; respondido em;
    data da resposta; risposto il; data risposta; beantwoord op
person: person; agent; agent name; sales rep; owner; user; employee; rated person; mitarbeiter;
    bearbeiter; agente; operateur; operatore; operador; atendente; medewerker; conseiller;
    vendeur; vendedor; venditore; verkoper
person_ref: person id; agent id; user id; owner id; employee id
account: account; account name; customer; customer name; company; company name; client; kunde;
    cliente; klant; entreprise; empresa; azienda; bedrijf; firma
account_ref: account id; customer id; company id
deal: deal; deal name; opportunity; opportunity name
deal_ref: deal id; opportunity id
call_ref: call id; contact id; interaction id; ticket id; case id
"""
)


def surveys() -> Kind:
    """One row a customer asked; a score beside the day of asking or answering gives it away."""
    return Kind(
        key="surveys",
        title=_("Surveys"),
        fields=(*_answer(), *_about()),
        signs=fields_that_tell(
            "score asked_on; score answered_on person; score answered_on account; "
            "score answered_on call_ref; score answered_on deal"
        ),
        marks=tuple(
            frozenset(headings(mark))
            for mark in ("survey id", "csat", "nps", "satisfaction score", "scale low; score")
        ),
        own=("survey", "response"),
        against=frozenset(
            headings(
                "stage; amount; quota; close date; answered; talk time; talk duration; lead status;"
                "lead source; competency; skill"
            )
        ),
        files=headings("survey; csat; nps; satisfaction; umfrage; encuesta"),
        needs=("people", "accounts", "deals", "calls"),
    )


def _answer() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("Survey ID"), Reading.ID),
        _HEADS.field("score", _("Score"), Reading.NUMBER),
        _HEADS.field("scale_low", _("Lowest score"), Reading.NUMBER, strict=False),
        _HEADS.field("scale_high", _("Highest score"), Reading.NUMBER, strict=False),
        _HEADS.field("asked_on", _("Asked on"), Reading.DATE),
        _HEADS.field("answered_on", _("Answered on"), Reading.DATE),
    )


def _about() -> tuple[Field, ...]:
    return (
        *whom(_HEADS),
        _HEADS.field("call_ref", _("Call ID"), Reading.ID),
    )
