"""Worked by keyboard: each verb is one step, the next deal is chosen at once, undo brings back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import edit_deal
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING
from cockpit.domain.period import Unit, this
from cockpit.queries import deal as questions
from cockpit.queries.deal import Sheet
from cockpit.ui.kpis.question import Question
from cockpit.ui.kpis.tile_words import tile_text
from cockpit.ui.triage.page import TriagePage
from cockpit.ui.widgets.figures import short_money
from cockpit.workspace import Workspace
from tests.demo_files import TODAY, open_demo


def shown(page: TriagePage) -> list[int]:
    return [row.deal_id for row in page.table.rows.rows()]


def at(page: TriagePage) -> int:
    row = page.current()
    assert row is not None
    return row.deal_id


def sheet(workspace: Workspace, deal_id: int) -> Sheet:
    found = workspace.ask(questions.sheet, deal_id)
    assert found is not None
    return found


def test_the_most_money_stands_first_and_every_line_says_why(page: TriagePage) -> None:
    rows = page.table.rows.rows()
    risks = [row.risk for row in rows]
    assert risks == sorted(risks, reverse=True)
    assert all(row.warned for row in rows)
    assert page.heading()[1].startswith(f"{len(rows)} deals · ")


def test_at_risk_is_weighted_and_the_tile_of_the_stalled_tells_whole_amounts(
    page: TriagePage, filled: Workspace
) -> None:
    chance = filled.ask(lambda db: db.value("SELECT probability FROM stage WHERE id = 2"))
    weighted = round(sum(row.worth or 0 for row in page.shown.rows) * chance)
    assert f" · {short_money(weighted, 'USD')} at risk, weighted" in page.heading()[1]
    asked = Question(this(Unit.QUARTER, TODAY), TODAY, EVERYTHING)
    demo = open_demo()
    tile = tile_text(demo.facts(), "stalled_deals", METRICS, asked)
    worth = measure(demo.facts(), METRICS["stalled_value"], asked.period, TODAY).value
    demo.close()
    assert worth
    assert tile.line == f"{short_money(round(worth), 'USD')} stalled"


def test_j_and_k_walk(page: TriagePage, qtbot: QtBot) -> None:
    ids = shown(page)
    assert at(page) == ids[0]
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    assert at(page) == ids[2]
    qtbot.keyClick(page.table, Qt.Key.Key_K)
    assert at(page) == ids[1]


def test_a_next_step_is_planned_in_place(page: TriagePage, filled: Workspace, qtbot: QtBot) -> None:
    first, second = shown(page)[:2]
    qtbot.keyClick(page.table, Qt.Key.Key_N)
    field = page.side.asking.rows["step"].editor
    assert page.focusWidget() is field
    qtbot.keyClicks(field, "njk: call the CFO")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    done = sheet(filled, first)
    assert done.next_step == "njk: call the CFO"
    assert done.next_step_on is not None
    assert done.next_step_on > filled.today()
    assert at(page) == second
    assert page.focusWidget() is page.table
    filled.undo()
    assert sheet(filled, first).next_step != "njk: call the CFO"


def test_a_date_is_moved_and_nonsense_refused_beside_it(
    page: TriagePage, filled: Workspace, qtbot: QtBot
) -> None:
    first = at(page)
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    field: Any = page.side.asking.rows["on"].editor
    field.setText("2020-01-01")
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "lies ahead" in page.side.asking._refusal.text()
    parts = page.side._parts
    assert parts.currentIndex() == 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert parts.currentIndex() == 0
    qtbot.keyClick(page.table, Qt.Key.Key_P)
    field = page.side.asking.rows["on"].editor
    later = filled.today() + timedelta(days=40)
    field.setText(later.isoformat())
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert sheet(filled, first).expected_close == later


def test_a_deal_put_off_is_away_until_its_day_or_until_it_changes(
    page: TriagePage, filled: Workspace, qtbot: QtBot
) -> None:
    first, second = shown(page)[:2]
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    qtbot.keyClick(page.side.asking.rows["on"].editor, Qt.Key.Key_Return)
    assert first not in shown(page)
    assert at(page) == second
    qtbot.waitUntil(lambda: "1 put off" in page.heading()[1], timeout=2000)
    qtbot.keyClick(page.table, Qt.Key.Key_A)
    assert shown(page) == [first]
    assert page.heading()[0] == "Put off"
    qtbot.keyClick(page.table, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 2, timeout=2000)
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_A)
    assert first in shown(page)
    filled.undo()
    qtbot.waitUntil(lambda: first not in shown(page), timeout=2000)
    filled.do(edit_deal, first, amount=999_900)
    qtbot.waitUntil(lambda: first in shown(page), timeout=2000)
    filled.undo()
    qtbot.waitUntil(lambda: first not in shown(page), timeout=2000)
    filled.undo()
    qtbot.waitUntil(lambda: first in shown(page), timeout=2000)


def test_a_nudge_is_a_task_for_the_owner_and_a_draft(
    page: TriagePage, filled: Workspace, qtbot: QtBot
) -> None:
    first = at(page)
    owner = sheet(filled, first).owner_id
    qtbot.keyClick(page.table, Qt.Key.Key_M)
    sql = "SELECT deal_id, person_id, delegated_to, state FROM task ORDER BY id DESC LIMIT 1"
    assert filled.ask(lambda db: db.one(sql)) == (first, owner, owner, "delegated")
    assert "what happens next?" in QGuiApplication.clipboard().text()
    filled.undo()
    assert (
        filled.ask(lambda db: db.value("SELECT count(*) FROM task WHERE deal_id = ?", first)) == 0
    )


def test_the_mail_program_opens_only_when_asked(
    page: TriagePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    refused: list[str] = []
    page.refused.connect(refused.append)
    rows = page.table.rows.rows()
    for name in ("Ana", "<b>Ben</b>"):
        page.table.show_row(next(r.deal_id for r in rows if r.owner.startswith(name)))
        qtbot.keyClick(page.table, Qt.Key.Key_E)
    assert len(opened) == 1
    assert unquote(opened[0].toString()).startswith("mailto:ana@ours.example?subject=Account")
    assert "no e-mail address" in refused[0]


def test_losing_takes_the_deal_off_the_list(
    page: TriagePage, filled: Workspace, qtbot: QtBot
) -> None:
    first, second = shown(page)[:2]
    qtbot.keyClick(page.table, Qt.Key.Key_L)
    reason = page.side.asking.rows["reason"]
    reason._on_committed(filled.ask(lambda db: db.value("SELECT text FROM lost_reason LIMIT 1")))
    page.side.asking.go.click()
    gone = sheet(filled, first)
    assert gone.outcome == "lost"
    assert gone.lost_reason
    assert first not in shown(page)
    assert at(page) == second
    filled.undo()
    qtbot.waitUntil(lambda: first in shown(page), timeout=2000)


def test_a_pinned_deal_stands_on_top(page: TriagePage, filled: Workspace, qtbot: QtBot) -> None:
    last = shown(page)[-1]
    page.table.show_row(last)
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: shown(page)[0] == last, timeout=2000)
    assert at(page) == last
    qtbot.keyClick(page.table, Qt.Key.Key_T)
    qtbot.waitUntil(lambda: shown(page)[-1] == last, timeout=2000)
    filled.undo()
    qtbot.waitUntil(lambda: shown(page)[0] == last, timeout=2000)


def test_enter_opens_and_names_are_no_markup(page: TriagePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.opened) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == ["deal", at(page)]
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in page.findChildren(QLabel))


def test_an_empty_list_says_what_would_be_here(
    page: TriagePage, filled: Workspace, qtbot: QtBot
) -> None:
    for deal_id in shown(page):
        filled.do(
            edit_deal,
            deal_id,
            next_step="Call",
            next_step_on=filled.today() + timedelta(days=1),
            expected_close=filled.today() + timedelta(days=9),
        )
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 2, timeout=3000)
    words = {label.text() for label in page._empty.findChildren(QLabel)}
    assert "Nothing needs you" in words


def test_a_narrow_list_keeps_why_and_how_much(page: TriagePage) -> None:
    for width, gone in ((1300, set()), (1000, {3, 4}), (860, {2, 3, 4})):
        page.resize(width, 600)
        columns = range(page.table.rows.columnCount())
        assert {at for at in columns if page.table.isColumnHidden(at)} == gone
        assert not page.table.horizontalScrollBar().isVisible()


def test_a_draft_says_where_it_is(
    page: TriagePage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", bool)
    told: list[str] = []
    page.told.connect(told.append)
    rows = page.table.rows.rows()
    page.table.show_row(next(r.deal_id for r in rows if r.owner.startswith("Ana")))
    qtbot.keyClick(page.table, Qt.Key.Key_E)
    assert "clipboard" in told[0]
    assert "what happens next?" in QGuiApplication.clipboard().text()
