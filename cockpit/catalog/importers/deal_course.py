"""The columns of a deal that tell where it stands and when what happened."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _


def course() -> tuple[Field, ...]:
    """Where a deal stands."""
    return (
        Field(
            "pipeline",
            _("Pipeline"),
            Reading.TEXT,
            "pipeline; sales pipeline; deal pipeline; pipeline name; sales process;"
            "vertriebsprozess",
        ),
        Field(
            "stage",
            _("Stage"),
            Reading.TEXT,
            "stage; deal stage; stage name; opportunity stage; sales stage; pipeline stage;"
            "dealstage; current stage; phase; pipeline phase; verkaufsphase; vertriebsphase; stufe;"
            "etape; etape de la transaction; etapa; etapa del negocio; etapa do negocio; fase",
        ),
        Field(
            "status",
            _("Status"),
            Reading.TEXT,
            "status; deal status; opportunity status; outcome; result; win loss; won lost;"
            "ergebnis;"
            "statut; estado; stato; resultat",
        ),
        Field("is_closed", _("Is closed"), Reading.FLAG, "is closed; closed; is deal closed"),
        Field("is_won", _("Is won"), Reading.FLAG, "is won; won; is closed won"),
        Field("is_deleted", _("Is deleted"), Reading.FLAG, "is deleted; deleted", strict=False),
        Field(
            "stage_order",
            _("Place of the stage"),
            Reading.NUMBER,
            "stage sort order; stage order; stage number",
            strict=False,
        ),
        Field(
            "probability",
            _("Probability"),
            Reading.SHARE,
            "probability; deal probability; win probability; close probability; likelihood;"
            "confidence; wahrscheinlichkeit; abschlusswahrscheinlichkeit; chance; probabilite;"
            "probabilidad; probabilidade; probabilita; kans",
            strict=False,
        ),
        Field(
            "forecast_category",
            _("Forecast category"),
            Reading.TEXT,
            "forecast category name; forecast category; forecast; prognosekategorie",
        ),
    )


def days() -> tuple[Field, ...]:
    """When what happened."""
    return (
        Field(
            "opened_on",
            _("Opened on"),
            Reading.DATE,
            "created date; create date; created on; created; date created; creation date;"
            "engage date; opened on; opened; open date; opening date; start date; deal created;"
            "created at; createdate; date entered; add time; erstellt am; erstellt; angelegt am;"
            "erstelldatum; erstellungsdatum; eroffnet am; date de creation; cree le;"
            "date d ouverture; fecha de creacion; creado; data de criacao; criado em;"
            "data di creazione; aanmaakdatum; aangemaakt op",
        ),
        Field(
            "stage_since",
            _("In the stage since"),
            Reading.DATE,
            "last stage change; last stage change date; enter stage date; stage entered;"
            "stage entered on; in stage since; stage change time; date entered current stage",
            strict=False,
        ),
        Field(
            "close_date",
            _("Close date"),
            Reading.DATE,
            "close date; closing date; closedate; abschlussdatum; schlusstermin; abschluss am;"
            "date de cloture; date de fermeture; fecha de cierre; data de fechamento;"
            "data de encerramento; data di chiusura; sluitingsdatum; afsluitdatum",
        ),
        Field(
            "expected_close",
            _("Expected close"),
            Reading.DATE,
            "expected close date; expected closing date; estimated close date; est close date;"
            "expected close; forecast close date; projected close date; target close date;"
            "erwartetes abschlussdatum; geplanter abschluss; date de cloture prevue;"
            "fecha de cierre prevista; fecha prevista de cierre; data prevista de fechamento",
        ),
        Field(
            "closed_on",
            _("Closed on"),
            Reading.DATE,
            "closed on; closed date; actual close date; deal closed on; date closed; closed at;"
            "close time; actual close; abgeschlossen am; geschlossen am; cloture le; cerrado el",
        ),
        Field("won_on", _("Won on"), Reading.DATE, "won time; won date; won on; date won; won at"),
        Field(
            "lost_on",
            _("Lost on"),
            Reading.DATE,
            "lost time; lost date; lost on; date lost;lost at",
        ),
    )
