"""The columns of a deal that tell where it stands and when what happened."""

from __future__ import annotations

from cockpit.catalog.importers.kind import Field, Headings
from cockpit.catalog.importers.reading import Reading
from cockpit.wording import _

_HEADS = Headings(
    """
pipeline: pipeline; sales pipeline; deal pipeline; pipeline name; sales process;
    vertriebsprozess;
    ハイフライン
stage: stage; deal stage; stage name; opportunity stage; sales stage; pipeline stage; dealstage;
    current stage; phase; pipeline phase; verkaufsphase; vertriebsphase; stufe; etape; etape de
    la transaction; etapa; etapa del negocio; etapa do negocio; fase; milestone; pipeline
    current stage; current stage name; stage label; status label; stadium;
    フェース; ステーシ; 商談フェース; 営業フェース; 進捗
status: status; status type; deal status; opportunity status; outcome; result; win loss; won
    lost; ergebnis;
    statut; estado; stato; resultat; opportunity state; deal state; state; won lost open;
    zustand;
    状態; ステータス; 結果
is_closed: is closed; closed; is deal closed
is_won: is won; won; is closed won
is_deleted: is deleted; deleted
stage_order: stage sort order; stage order; stage number
probability: probability; deal probability; win probability; close probability; likelihood;
    confidence; wahrscheinlichkeit; abschlusswahrscheinlichkeit; chance; probabilite;
    probabilidad; probabilidade; probabilita; kans; win; proba; win rate; whrschl; wahrsch;
    確度; 受注確度; 確率; 受注確率
forecast_category: forecast category name; forecast category; forecast; prognosekategorie;
    売上予測分類
opened_on: created date; create date; created on; created; date created; creation date; engage
    date; opened on; opened; open date; opening date; start date; deal created; created at;
    createdate; date entered; add time; erstellt am; erstellt; angelegt am; erstelldatum;
    erstellungsdatum; eroffnet am; date de creation; cree le; date d ouverture; fecha de
    creacion; creado; data de criacao; criado em; data di creazione; aanmaakdatum; aangemaakt
    op; created time; record created; fecha creacion; data creazione; data criacao; datum
    aangemaakt;
    作成日; 作成日時; 登録日; 開始日; 案件発生日
stage_since: last stage change; last stage change date; enter stage date; stage entered; stage
    entered on; in stage since; stage change time; date entered current stage
close_date: close date; closing date; closedate; abschlussdatum; schlusstermin; abschluss am;
    date de cloture; date de fermeture; fecha de cierre; data de fechamento; data de
    encerramento; data di chiusura; sluitingsdatum; afsluitdatum;
    完了日; クロース日
expected_close: expected close date; expected closing date; estimated close date; est close
    date; expected close; forecast close date; projected close date; target close date;
    erwartetes abschlussdatum; geplanter abschluss; date de cloture prevue; fecha de cierre
    prevista; fecha prevista de cierre; data prevista de fechamento; date deadline; deadline;
    expected closing; forecast date; estimated closing date; gesch abschlussdatum;
    voraussichtliches abschlussdatum; date de cloture estimee; date de fermeture prevue; fecha
    de cierre esperada; fecha de cierre estimada; data de fechamento esperada; data de
    fechamento prevista; data di chiusura prevista; verwachte sluitingsdatum; verwachte
    afsluitdatum; decision by; expected decision date; decision date; close by;
    完了予定日; 受注予定日; クロース予定日
closed_on: closed on; closed date; actual close date; deal closed on; date closed; closed at;
    close time; actual close; abgeschlossen am; geschlossen am; cloture le; cerrado el
won_on: won time; won date; won on; date won; won at; gewonnen am; date de gain; gagne le; fecha
    de ganado; ganado el; ganho em; vinto il; gewonnen op;
    受注日
lost_on: lost time; lost date; lost on; date lost; lost at; verloren am; perdu le; perdido el;
    perdido em; perso il; verloren op;
    失注日
"""
)


def course() -> tuple[Field, ...]:
    """Where a deal stands."""
    return (
        _HEADS.field("pipeline", _("Pipeline"), Reading.TEXT),
        _HEADS.field("stage", _("Stage"), Reading.TEXT),
        _HEADS.field("status", _("Status"), Reading.TEXT),
        _HEADS.field("is_closed", _("Is closed"), Reading.FLAG),
        _HEADS.field("is_won", _("Is won"), Reading.FLAG),
        _HEADS.field("is_deleted", _("Is deleted"), Reading.FLAG, strict=False),
        _HEADS.field("stage_order", _("Place of the stage"), Reading.NUMBER, strict=False),
        _HEADS.field("probability", _("Probability"), Reading.SHARE, strict=False),
        _HEADS.field("forecast_category", _("Forecast category"), Reading.TEXT),
    )


def days() -> tuple[Field, ...]:
    """When what happened."""
    return (
        _HEADS.field("opened_on", _("Opened on"), Reading.DATE),
        _HEADS.field("stage_since", _("In the stage since"), Reading.DATE, strict=False),
        _HEADS.field("close_date", _("Close date"), Reading.DATE),
        _HEADS.field("expected_close", _("Expected close"), Reading.DATE),
        _HEADS.field("closed_on", _("Closed on"), Reading.DATE),
        _HEADS.field("won_on", _("Won on"), Reading.DATE),
        _HEADS.field("lost_on", _("Lost on"), Reading.DATE),
    )
