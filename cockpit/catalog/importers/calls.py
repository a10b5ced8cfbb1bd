"""Calls: the log of a phone system, perhaps with the callers' ratings."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings, Kind, fields_that_tell, headings
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.whom import whom
from cockpit.wording import _

_HEADS = Headings(
    """
external_id: call id; id; record id; external id; contact id; interaction id; session id; call
    reference; call number; anruf id; gesprachs id; id appel; id llamada; id de llamada; id da
    chamada; id chamada; id chiamata; gespreks id; gesprek id; oproep id; interaction; gesprach
    id
at: at; call at; call date; date; call start; start time; started at; call time; date time;
    datetime; timestamp; call start time; time; created at; datum; fecha; data; jour; dia; tag;
    dag; anrufdatum; date de l appel; date appel; fecha de llamada; fecha de la llamada; data da
    chamada; data chiamata; datum gesprek; date and time; date heure; fecha y hora; data e hora;
    data ora; datum uhrzeit; started; anrufzeit; call started; begin; beginn; started on;
    inicio; debut; inizio
clock: time; time of day; call time; start time; uhrzeit; hora; heure; ora; tijd; heure d appel
direction: direction; call direction; call type; type; richtung; sens; direccion; direcao;
    direzione; richting; sentido
person: agent; agent name; person; user; owner; employee; answered by; handled by; operator;
    representative; rep; mitarbeiter; agente; operateur; operatore; operador; operadora;
    atendente; conseiller; teleoperador; medewerker; bearbeiter; employee name; assessor;
    bearbeitet von; atendido por; traite par
person_ref: agent id; user id; owner id; employee id; operator id
topic: topic; subject; reason; call reason; queue; category; call topic; thema; motivo; skill;
    sujet; motif; tema; asunto; assunto; argomento; onderwerp; anliegen; betreff; grund; call
    category; contact reason; reason for call
answered: answered; is answered; connected; picked up; angenommen; repondu; appel repondu;
    decroche; contestada; atendida; respondida; risposta; risposto; beantwoord; opgenommen;
    beantwortet; entgegengenommen; call answered
abandoned: abandoned; is abandoned; missed; missed call; hung up; aufgelegt; verpasst;
    abandonne; manque; abandonada; perdida; persa; abbandonata; gemist; opgehangen; abandon
outcome: outcome; call result; result; disposition; call status; status; call outcome
resolved: resolved; is resolved; first call resolution; fcr; solved; gelost; resolu; resuelta;
    resuelto; resolvida; resolvido; risolta; risolto; opgelost; resolution
wait_seconds: speed of answer in seconds; speed of answer; wait seconds; wait time; waiting
    time; time to answer; queue time; wait; ring time; wartezeit; wait duration; temps d
    attente; attente; tiempo de espera; espera; tempo de espera; tempo di attesa; attesa;
    wachttijd; wartezeit in sekunden; queue wait; asa; average speed of answer; time in queue;
    warteschlange; wartedauer; ring; ring seconds; ringing time; time to answer seconds; seconds
    to answer; wachtrij
talk_seconds: talk seconds; talk time; talk duration; avg talk duration in seconds; avg talk
    duration; talking time; conversation time; gesprachszeit; talk; gesprachsdauer; sprechzeit;
    duree de conversation; temps de conversation; temps de parole; duree de l appel; duree
    appel; duracion de la conversacion; tiempo de conversacion; tempo de conversa; duracao da
    conversa; durata conversazione; tempo di conversazione; durata della chiamata; gesprekstijd;
    gespreksduur; call talk time; conversacion; conversation; conversa; gesprek; conversazione;
    talk secs; talk time seconds
hold_seconds: hold seconds; hold time; hold duration; time on hold; hold; haltezeit; temps de
    mise en attente; tiempo en espera; tempo em espera; wachtstand; warteschleife
wrap_seconds: wrap seconds; wrap up time; wrap time; after call work; after call work time; acw;
    acw time; wrap up; nachbearbeitung; nachbearbeitungszeit; nacharbeitszeit; nacharbeit; post
    call work
handle_seconds: handle time; handling time; aht; call duration; duration; total duration; call
    length; dauer; duracion; duree; bearbeitungszeit; average handle time; avg handle time;
    duracao; durata; duur; duracao da chamada; durata chiamata; duracion de la llamada;
    anrufdauer
rating: satisfaction rating; rating; csat; satisfaction; satisfaction score; customer rating;
    csat score; bewertung; zufriedenheit; note; note de satisfaction; satisfaction client;
    satisfaccion; valoracion; puntuacion; satisfacao; avaliacao; nota; soddisfazione;
    valutazione; voto; beoordeling; tevredenheid; customer satisfaction
account: account; account name; customer; company; company name; client; firma; kunde;
    entreprise; cliente; empresa; azienda; klant; bedrijf
account_ref: account id; customer id; company id
deal: deal; deal name; opportunity; opportunity name
deal_ref: deal id; opportunity id
"""
)


def calls() -> Kind:
    """One row a call; how long somebody waited, or whether the call was answered, tells it."""
    return Kind(
        key="calls",
        title=_("Calls"),
        fields=(*_what(), *_how_long(), *whom(_HEADS)),
        signs=fields_that_tell(
            "answered at person; answered at wait_seconds; wait_seconds at person; "
            "talk_seconds at direction; talk_seconds wait_seconds; abandoned at wait_seconds; "
            "talk_seconds hold_seconds at"
        ),
        marks=tuple(
            frozenset(headings(mark))
            for mark in (
                "speed of answer; agent", "speed of answer in seconds", "call id; answered",
                "avg talk duration", "call at; answered; talk seconds",
            )
        ),
        own=("call",),
        against=frozenset(headings("stage; deal stage; amount; close date; quota; minutes")),
        files=headings("call; phone; anruf; telefon; llamada"),
        needs=("people", "accounts", "deals"),
    )  # fmt: skip


def _what() -> tuple[Field, ...]:
    return (
        _HEADS.field("external_id", _("Call ID"), Reading.ID),
        _HEADS.field("at", _("When"), Reading.INSTANT),
        _HEADS.field("clock", _("Time of day"), Reading.CLOCK, strict=False),
        _HEADS.field("direction", _("Direction"), Reading.TEXT),
        _HEADS.field("topic", _("Topic"), Reading.TEXT),
        _HEADS.field("answered", _("Answered"), Reading.FLAG),
        _HEADS.field("abandoned", _("Abandoned"), Reading.FLAG),
        _HEADS.field("outcome", _("Outcome"), Reading.TEXT),
        _HEADS.field("resolved", _("Resolved"), Reading.FLAG, strict=False),
        _HEADS.field("rating", _("Rating"), Reading.NUMBER),
    )


def _how_long() -> tuple[Field, ...]:
    return (
        _HEADS.field("wait_seconds", _("Wait in seconds"), Reading.CALL_TIME),
        _HEADS.field("talk_seconds", _("Talk in seconds"), Reading.CALL_TIME),
        _HEADS.field("hold_seconds", _("Hold in seconds"), Reading.CALL_TIME),
        _HEADS.field("wrap_seconds", _("After-call work in seconds"), Reading.CALL_TIME),
        _HEADS.field("handle_seconds", _("Handle time in seconds"), Reading.CALL_TIME),
    )
