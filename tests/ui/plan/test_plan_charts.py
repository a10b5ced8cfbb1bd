"""What becomes of a plan's charts and notes: tasks, pictures, files."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cockpit.analysis.raw import day_number
from cockpit.domain.period import parse
from cockpit.domain.plan import COMPANY, NoteKind
from cockpit.domain.records import Rate
from cockpit.queries import plans as ask
from cockpit.storage.work import Work
from cockpit.ui.plan.fact_panel import BY_MONTH
from cockpit.ui.plan.page import PlanPage
from cockpit.workspace import Workspace

Q4 = parse("2026-Q4")


def test_a_correction_is_a_task_of_the_coming_days_in_the_same_step(
    page: PlanPage, team: Workspace, qtbot: QtBot
) -> None:
    sql = "SELECT count(*), max(due_on) FROM task WHERE title = 'Call every late proposal'"

    def made() -> tuple[int, int | None]:
        count, due = team.ask(lambda db: db.one(sql)) or (0, None)
        return count, due

    page.why.kind.set_value(NoteKind.CORRECTION)
    page.why.note.setFocus()
    qtbot.keyClicks(page.why.note, "Call every late proposal")
    with qtbot.waitSignal(page.said):
        qtbot.keyClick(page.why.note, Qt.Key.Key_Return)
    count, due = made()
    assert count == 1
    assert due is not None
    assert due > day_number(team.today())
    assert team.ask(ask.plan_notes, COMPANY, Q4)[0].kind is NoteKind.CORRECTION
    team.undo()
    assert made() == (0, None)
    page.why.kind.set_value(NoteKind.REASON)
    page.why.note.setFocus()
    qtbot.keyClicks(page.why.note, "Call every late proposal")
    qtbot.keyClick(page.why.note, Qt.Key.Key_Return)
    assert made() == (0, None)


def _without_rates(work: Work) -> None:
    for rate in work.find(Rate):
        work.remove(rate)


def test_deals_that_no_sum_has_are_told(page: PlanPage, team: Workspace, qtbot: QtBot) -> None:
    assert not page.fact.doubt.isVisible()
    team.tend(_without_rates)
    won = team.ask(
        lambda db: db.value(
            "SELECT count(*) FROM deal WHERE outcome = 'won' AND currency = 'EUR'"
            " AND closed_on >= ?",
            day_number(parse("2026").start),
        )
    )
    assert won > 1
    qtbot.waitUntil(lambda: page.fact.doubt.text().startswith(f"{won} won deals"), timeout=5000)
    assert page.fact.doubt.isVisible()


def test_both_charts_are_walked_by_keys_and_taken_along(page: PlanPage, qtbot: QtBot) -> None:
    for chart, more, lines in (
        (page.fact.chart, page.fact.more, page.fact.chart.spots()),
        (page.why.waterfall, page.why.more, page.why.table.rows.rowCount()),
    ):
        chart.setFocus()
        qtbot.keyClick(chart, Qt.Key.Key_Home)
        qtbot.keyClick(chart, Qt.Key.Key_Right)
        assert chart.accessibleName().endswith(chart.words_of(1))
        with qtbot.waitSignal(page.figure_opened):
            qtbot.keyClick(chart, Qt.Key.Key_Return)
        with qtbot.waitSignal(page.picture_asked) as drawn:
            more.save_picture()
        assert drawn.args[0].width() > 2 * chart.width()
        with qtbot.waitSignal(page.table_asked) as asked:
            more.save_table()
        assert len(list(asked.args[0].rows)) == lines


def test_plan_against_fact_is_pointed_at_zoomed_and_read(page: PlanPage, qtbot: QtBot) -> None:
    chart = page.fact.chart
    year, (plan, won) = chart.year(), chart.year().running()
    here = year.here
    assert chart.is_drawn
    assert chart.level_of(here) == won[here]
    assert chart.level_of(here + 1) == plan[here + 1]
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Home)
    assert chart.read_out.lines == tuple(chart.told(0))
    assert any("won" in line for line in chart.told(0))
    chart.show_span(3, 6)
    assert chart.span == (3, 6)
    assert chart.whole.isVisible()
    qtbot.keyClick(chart, Qt.Key.Key_0)
    assert chart.span == (0, 11)
    page.fact.modes.link(BY_MONTH).click()
    assert chart.level_of(0) == year.months[0].won
    page.fact.twin.setChecked(True)
    assert not page.fact.modes.isVisible()
