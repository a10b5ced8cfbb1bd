"""What a stage's or a status's word means, in the words CRMs and people use for it."""

from __future__ import annotations

from enum import StrEnum

from cockpit.catalog.importers.header_words import plain


class Meaning(StrEnum):
    """What being in a stage, or having a status, says about a deal."""

    OPEN = "open"
    ON_HOLD = "on_hold"
    WON = "won"
    LOST = "lost"
    NO_DECISION = "no_decision"
    DISQUALIFIED = "disqualified"


_WORDS: tuple[tuple[Meaning, str], ...] = (
    (
        Meaning.NO_DECISION,
        (
            "no decision; closed no decision; no descision; keine entscheidung;"
            "sans decision; sin decision; sem decisao; nessuna decisione; abandoned;"
            "cancelled; canceled; storniert; abgebrochen; annule; cancelado; cancelada;"
            "annullato; geannuleerd"
        ),
    ),
    (
        Meaning.DISQUALIFIED,
        (
            "disqualified; unqualified; not qualified; junk; spam; duplicate; invalid;"
            "disqualifiziert; nicht qualifiziert; disqualifie; descalificado; desqualificado;"
            "bad fit; closed disqualified; rejected lead"
        ),
    ),
    (
        Meaning.ON_HOLD,
        (
            "on hold; hold; paused; parked; postponed; deferred; dormant; frozen; nurture;"
            "nurturing; zuruckgestellt; pausiert; ruht; wartet; en pause; en attente;"
            "suspendu; en espera; pausado; em espera; in attesa; in de wacht; snoozed"
        ),
    ),
    (
        Meaning.WON,
        (
            "won; closed won; closedwon; win; deal won; won deal; closed and won; sold;"
            "signed; contract signed; booked; order received; gewonnen;"
            "abgeschlossen gewonnen; auftrag; auftrag erhalten; verkauft; gagne; gagnee;"
            "cloture gagne; signe; vendu; ganado; ganada; cerrado ganado; vendido; ganho;"
            "ganha; fechado ganho; vinto; vinta; chiuso vinto; verkocht; vunnen; vundet;"
            "voitettu; wygrana; vyhrano; vyhrany; kazanildi; success; successful; accepted;"
            "closed successful; 受注; 成立; 成約; 契約"
        ),
    ),
    (
        Meaning.LOST,
        (
            "lost; closed lost; closedlost; lose; loss; deal lost; lost deal;"
            "closed and lost; dead; rejected; declined; lost to competition;"
            "lost to competitor; verloren; abgeschlossen verloren; abgelehnt; absage;"
            "abgesagt; perdu; perdue; cloture perdu; refuse; perdido; perdida;"
            "cerrado perdido; fechado perdido; perso; persa; chiuso perso; forlorad; tabt;"
            "tapt; havitty; przegrana; prohrano; kaybedildi; unsuccessful; failed; 失注; 不成立"
        ),
    ),
    (
        Meaning.OPEN,
        (
            "open; active; in progress; working; new; pending; offen; aktiv; in bearbeitung;"
            "neu; ouvert; ouverte; en cours; nouveau; abierto; abierta; en curso; nuevo;"
            "aberto; aberta; em andamento; novo; aperto; in corso; otwarta; otevreno"
        ),
    ),
)
_MEANINGS = {
    word: meaning
    for meaning, words in _WORDS
    for part in words.split(";")
    if (word := " ".join(part.split()))
}
# Words that settle the meaning wherever they stand in a longer name ("5 - Closed Won").
_INSIDE = (
    ("no decision", Meaning.NO_DECISION),
    ("disqualifi", Meaning.DISQUALIFIED),
    ("on hold", Meaning.ON_HOLD),
    ("closed won", Meaning.WON),
    ("closed lost", Meaning.LOST),
    ("gewonnen", Meaning.WON),
    ("verloren", Meaning.LOST),
    ("ganad", Meaning.WON),
    ("perdid", Meaning.LOST),
    ("gagne", Meaning.WON),
    ("perdu", Meaning.LOST),
)
_SAID = (
    "won lost ganho ganha vinto vinta perso persa gewonnen verloren gagne gagnee perdu perdue"
    " ganado ganada perdido perdida wygrana przegrana"
)
_TELLING = frozenset(_SAID.split())


def meaning_of(words: str) -> Meaning | None:
    """What the words say, or None when they say nothing that is known (an open stage's own
    name, as a rule)."""
    name = plain(words).lstrip("0123456789 ").strip()
    found = _MEANINGS.get(name)
    if found:
        return found
    for inside, meaning in _INSIDE:
        if inside in name:
            return meaning
    words_of = name.split()
    # “Lost - price”, “Negócio ganho”: the word that says it stands first or last.
    ends = {words_of[0], words_of[-1]} if words_of else set()
    told = {_MEANINGS[word] for word in ends & _TELLING}
    return told.pop() if len(told) == 1 else None
