"""Planning by keyboard and mouse: every figure on the page is the one that is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.analysis.measure import measure
from cockpit.analysis.raw import day_number
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Period, Unit, parse
from cockpit.domain.plan import COMPANY, Counted, Scenario, Subject
from cockpit.queries import plans as ask
from cockpit.queries.people import quotas
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.plan.answers import answer
from cockpit.ui.plan.fact_panel import MonthLine, lines_of
from cockpit.ui.plan.page import PlanPage
from cockpit.ui.widgets.buttons import IconButton
from cockpit.workspace import Workspace

Shown = Callable[[], AbstractContextManager[object]]
Q1, Q4 = parse("2026-Q1"), parse("2026-Q4")
NEXT = parse("2027-Q1")


def kept(workspace: Workspace, subject: Subject, period: Period) -> int:
    rows = workspace.ask(quotas, day_number(period.start), day_number(period.end))
    return sum(
        row.amount for row in rows
        if (row.person_id, row.team_id) == (subject.person_id, subject.team_id)
        and row.start_on >= period.start and row.end_on <= period.end
    )  # fmt: skip


def type_into(page: PlanPage, qtbot: QtBot, text: str) -> None:
    view = page.targets.view
    view.setFocus()
    qtbot.keyClicks(view, text[0])
    editor = next(one for one in view.findChildren(QLineEdit) if one.isVisible())
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, Qt.Key.Key_Return)


@pytest.fixture
def until_shown(relay: ChangeRelay, qtbot: QtBot) -> Shown:
    """What is done inside has reached the page afterwards."""
    return lambda: qtbot.waitSignal(relay.committed)


def test_the_page_opens_on_the_company_this_quarter(page: PlanPage, team: Workspace) -> None:
    assert page.heading() == ("Plan", "Company, Q4 2026")
    model = page.targets.model
    assert model.place(0).name == "Company"
    reading = measure(team.facts(), METRICS["quota_attainment"], Q4, team.today())
    assert page.why.table.rows.rows()[0].deviation.won == round(reading.numerator)
    months = lines_of_page(page, team)
    won = sum(line.month.won or 0 for line in months if line.month.period.start >= Q4.start)
    assert abs(won - reading.numerator) <= 1  # each month is rounded to a whole cent


def lines_of_page(page: PlanPage, team: Workspace) -> list[MonthLine]:
    return lines_of(answer(team.facts(), page._places, page.question))


def test_typing_an_amount_sets_the_target_and_undo_takes_it_back(
    page: PlanPage, team: Workspace, qtbot: QtBot, until_shown: Shown
) -> None:
    page.targets.look_at(COMPANY, Q1)
    before = kept(team, COMPANY, Q1)
    with until_shown():
        type_into(page, qtbot, "12.5m")
    assert kept(team, COMPANY, Q1) == 1_250_000_000
    assert page.targets.model.amount(0, 1) == 1_250_000_000
    assert page.targets.model.gap(0, 1) == 1_250_000_000 - before
    assert page.targets.view.currentIndex().row() == 1
    team.undo()
    assert kept(team, COMPANY, Q1) == before
    qtbot.waitUntil(lambda: page.targets.model.amount(0, 1) == before)


def test_what_is_no_amount_is_refused_where_it_stands(
    page: PlanPage, team: Workspace, qtbot: QtBot
) -> None:
    page.targets.look_at(COMPANY, Q1)
    before = kept(team, COMPANY, Q1)
    with qtbot.waitSignal(page.refused) as refused:
        type_into(page, qtbot, "much")
    assert "much" in refused.args[0]
    assert kept(team, COMPANY, Q1) == before


def test_the_year_is_spread_over_its_quarters_as_they_are(
    page: PlanPage, team: Workspace, qtbot: QtBot, until_shown: Shown
) -> None:
    total = page.targets.model.shown.grid.total(COMPANY) or 0
    page.targets.look_at(COMPANY, parse("2026"))
    with until_shown():
        type_into(page, qtbot, str(2 * total // 100))
    shown = page.targets.model.shown.grid
    assert shown.total(COMPANY) == 2 * total // 100 * 100
    assert kept(team, COMPANY, Q4) == shown.cells[COMPANY, Q4]


def test_a_difference_is_marked_spread_and_gone(
    page: PlanPage, qtbot: QtBot, until_shown: Shown
) -> None:
    page.turn_year(1)
    model = page.targets.model
    gap = model.gap(0, model.column_of(NEXT))
    assert gap
    page.targets.look_at(COMPANY, NEXT)
    assert page.targets.spread.isVisible()
    company = model.amount(0, 1)
    with until_shown():
        qtbot.mouseClick(page.targets.spread, Qt.MouseButton.LeftButton)
    assert model.gap(0, 1) is None
    assert model.amount(0, 1) == company
    assert model.shown.grid.below(COMPANY, NEXT) == company
    assert not page.targets.spread.isVisible()


def test_the_sum_of_those_below_becomes_the_target(
    page: PlanPage, qtbot: QtBot, until_shown: Shown
) -> None:
    page.turn_year(1)
    model = page.targets.model
    below = model.shown.grid.below(COMPANY, NEXT)
    page.targets.look_at(COMPANY, NEXT)
    with until_shown():
        qtbot.mouseClick(page.targets.take_sum, Qt.MouseButton.LeftButton)
    assert model.amount(0, 1) == below
    assert model.gap(0, 1) is None


@pytest.mark.parametrize("way", ["won", "heads", "equally", "as_now"])
def test_sharing_out_leaves_no_difference(
    page: PlanPage, team: Workspace, way: str, until_shown: Shown
) -> None:
    page.targets.look_at(COMPANY, Q4)
    with until_shown():
        team.do(set_targets, [Cell(COMPANY, Q4, 999_999_999)], "USD")
    page.targets.look_at(COMPANY, Q4)
    with until_shown():
        page.targets._on_shared(way)
    grid = page.targets.model.shown.grid
    for column in grid.columns:
        assert (COMPANY, column) not in grid.mismatches
    first = grid.children(COMPANY)[0]
    page.targets.look_at(first, Q4)
    with until_shown():
        page.targets._on_shared(way)
    grid = page.targets.model.shown.grid
    assert not [key for key in grid.mismatches if key[0] == first]


def test_a_year_is_spread_by_its_own_seasons(
    page: PlanPage, team: Workspace, until_shown: Shown
) -> None:
    page.show_unit("month")
    total = page.targets.model.shown.grid.total(COMPANY)
    with until_shown():
        page.targets._on_shared("season")
    grid = page.targets.model.shown.grid
    assert grid.total(COMPANY) == total
    months = [grid.cells[COMPANY, month] for month in grid.columns]
    assert len({*months}) > 6  # seasons differ from month to month
    with until_shown():
        page.targets._on_shared("evenly")
    months = [page.targets.model.shown.grid.cells[COMPANY, month] for month in grid.columns]
    assert max(months) - min(months) <= 1


def test_cells_are_pasted_and_copied_as_a_spreadsheet_has_them(
    page: PlanPage, team: Workspace, qtbot: QtBot, until_shown: Shown
) -> None:
    view, model = page.targets.view, page.targets.model
    view.setCurrentIndex(model.index(1, 1))
    QGuiApplication.clipboard().setText("$1,000\t2k\n3000\t\n")
    view.setFocus()
    with until_shown():
        qtbot.keyClick(view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [model.amount(1, 1), model.amount(1, 2)] == [100_000, 200_000]
    assert [model.amount(2, 1), model.amount(2, 2)] == [300_000, None]
    view.selectRow(1)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    line = QGuiApplication.clipboard().text().split("\t")
    assert line[:3] == [model.place(1).name, "$1,000", "$2,000"]
    undone = team.undo()
    assert undone is not None
    assert undone.label == "set 4 targets"


def test_a_paste_with_a_word_in_it_changes_nothing(page: PlanPage, qtbot: QtBot) -> None:
    view, model = page.targets.view, page.targets.model
    view.setCurrentIndex(model.index(1, 1))
    before = model.amount(1, 1)
    with qtbot.waitSignal(page.refused):
        view.paste("5\tfive")
    assert model.amount(1, 1) == before


def test_delete_takes_targets_away(page: PlanPage, qtbot: QtBot, until_shown: Shown) -> None:
    view, model = page.targets.view, page.targets.model
    view.setCurrentIndex(model.index(1, 1))
    view.setFocus()
    with until_shown():
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert model.amount(1, 1) is None


def test_teams_open_to_their_people(page: PlanPage, qtbot: QtBot) -> None:
    view, model = page.targets.view, page.targets.model
    teams = model.rowCount()
    view.setCurrentIndex(model.index(1, 0))
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert model.rowCount() > teams
    assert model.place(2).subject.person_id is not None
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert model.rowCount() == teams


def test_another_cell_is_looked_at_everywhere(page: PlanPage, team: Workspace) -> None:
    team_row = page.targets.model.place(2)
    page.targets.look_at(team_row.subject, Q1)
    assert page.question.subject == team_row.subject
    assert page.heading()[1] == f"{team_row.name}, Q1 2026"
    first = page.why.table.rows.rows()[0]
    assert first.name == team_row.name
    for line in page.why.table.rows.rows():
        found = line.deviation
        assert sum(part.amount for part in found.parts) == found.gap
    assert page.why.waterfall.steps()[-2].end == found_won(page)


def found_won(page: PlanPage) -> int:
    return page.why.waterfall.steps()[-1].end


def test_three_sizes_are_kept_in_their_order(page: PlanPage, team: Workspace, qtbot: QtBot) -> None:
    row = page.sizes.rows[Scenario.MAXIMUM]
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "99m")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    sizes = {one.scenario: one.amount for one in team.ask(ask.scenarios, COMPANY, Q4)}
    assert sizes[Scenario.MAXIMUM] == 9_900_000_000
    assert "needs" in row.said.text()
    low = page.sizes.rows[Scenario.MINIMUM]
    low.field.setFocus()
    low.field.selectAll()
    qtbot.keyClicks(low.field, "100m")
    with qtbot.waitSignal(page.refused):
        qtbot.keyClick(low.field, Qt.Key.Key_Return)
    assert low.field.value() == sizes[Scenario.MINIMUM]


def test_a_goal_is_added_shown_and_taken_away(
    page: PlanPage, team: Workspace, qtbot: QtBot, until_shown: Shown
) -> None:
    many = len(team.ask(ask.goals))
    page.goals.begin()
    form = page.goals.form
    form.target.setText("nothing")
    form.submit()
    assert form.isVisibleTo(page)
    assert len(team.ask(ask.goals)) == many
    with until_shown():
        form.target.setText("25")
        form.submit()
    found = team.ask(ask.goals)
    assert len(found) == many + 1
    assert not form.isVisibleTo(page)
    new = next(one for one in found if one.subject == COMPANY and one.activity_type == "call")
    assert (new.target, new.interval, new.counted) == (25.0, Unit.WEEK, Counted.COUNT)
    assert len(page.goals._goals) == many + 1
    pen = next(
        one for one in page.goals.findChildren(IconButton)
        if one.accessibleName().startswith("Change") and one.property("goal") is not None
        and page.goals._goals[one.property("goal")].goal.id == new.id
    )  # fmt: skip
    pen.click()
    assert (form.target.text(), form.kind.value()) == ("25", "call")
    with until_shown():
        form.target.setText("30")
        form.submit()
    changed = {one.id: one.target for one in team.ask(ask.goals)}
    assert changed == {one.id: 30.0 if one.id == new.id else one.target for one in found}
    with until_shown():
        page.goals.dropped.emit(new.id)
    assert len(page.goals._goals) == many


@pytest.mark.parametrize(
    ("metric", "typed", "kept_as"),
    [("win_rate", "35 %", 0.35), ("win_rate", "0.4", 0.4), ("revenue", "250k", 25_000_000.0)],
)
def test_goals_are_typed_in_the_unit_of_their_metric(
    page: PlanPage, team: Workspace, metric: str, typed: str, kept_as: float
) -> None:
    page.goals.begin()
    form = page.goals.form
    form.what.committed.emit(metric)
    form.target.setText(typed)
    form.submit()
    found = [one.target for one in team.ask(ask.goals) if one.metric == metric]
    assert kept_as in found


def test_notes_are_kept_beside_the_gap(page: PlanPage, team: Workspace, qtbot: QtBot) -> None:
    page.why.note.setFocus()
    qtbot.keyClicks(page.why.note, "Two deals slipped")
    qtbot.keyClick(page.why.note, Qt.Key.Key_Return)
    assert team.ask(ask.plan_notes, COMPANY, Q4)[0].text == "Two deals slipped"
    assert page.why.note.text() == ""


def test_figures_open_to_their_rows(page: PlanPage, qtbot: QtBot) -> None:
    chart = page.why.waterfall
    steps = [step.key for step in chart.steps()]
    assert steps == ["plan", "volume", "timing", "win_rate", "deal_size", "won"]
    with qtbot.waitSignal(page.figure_opened) as opened:
        place = chart.rect().center()
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[1:] == [COMPANY, Q4]
    with qtbot.waitSignal(page.figure_opened) as opened:
        bars = page.fact.chart
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.rect().center())
    assert opened.args[0] == "revenue"
    assert opened.args[2].days in (28, 30, 31)


def test_twins_say_what_the_charts_show(page: PlanPage) -> None:
    page.fact.twin.setChecked(True)
    assert page.fact.table.isVisible()
    plan, won = page.fact.chart.year().running()
    last = page.fact.table.rows.rows()[-1]
    assert (last.plan_so_far, last.won_so_far) == (plan[-1], won[-1])
    page.why.twin.setChecked(True)
    assert page.why.table.isVisible()


def test_what_people_need_is_the_metric(page: PlanPage, team: Workspace) -> None:
    reading = measure(team.facts(), METRICS["activities_needed"], Q4, team.today(), by=("owner",))
    wanted = {one.label: one.value for one in reading.groups}
    lines = page.needed.table.rows.rows()
    assert lines
    assert all(line.proposals == wanted[line.name] for line in lines)


def test_without_targets_the_page_says_how_to_begin(page: PlanPage, team: Workspace) -> None:
    page.turn_year(-1)
    page.turn_year(-1)
    assert page.question.year == parse("2024")
    assert page.start.isVisible()
    assert "year" in page.start.findChildren(type(page.targets._said))[0].text()
    page.turn_year(1)
    page.turn_year(1)
    assert not page.start.isVisible()


def test_the_past_is_read_only(page: PlanPage, team: Workspace) -> None:
    past = Workspace(team.path, team.now, as_of=date(2026, 6, 30))
    page._context.use_workspace(past)
    index = page.targets.model.index(0, 1)
    assert not page.targets.model.flags(index) & Qt.ItemFlag.ItemIsEditable
    assert page.question.as_of == date(2026, 6, 30)
    past.close()
