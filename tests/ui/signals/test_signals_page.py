"""Signals in a real window: acknowledged, made into tasks, reported, and their rules changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cockpit.domain.period import Unit, this
from cockpit.jobs.export import write_table
from cockpit.jobs.signal_report import signal_table
from cockpit.jobs.signals import look_out
from cockpit.queries.signals import rules, signals
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.shell.context import Context
from cockpit.ui.signals.page import SignalsPage
from cockpit.workspace import Workspace
from tests.demo_files import open_copy


@pytest.fixture
def demo(tmp_path: Path) -> Workspace:
    """The demo with the signals that its first look found."""
    return open_copy(tmp_path)


@pytest.fixture
def page(demo: Workspace, qtbot: QtBot) -> SignalsPage:
    """The page on screen."""
    relay = ChangeRelay(demo)
    made = SignalsPage(Context(demo), relay)
    relay.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def still_open(demo: Workspace) -> int:
    return sum(row.is_open for row in demo.ask(signals))


def test_the_open_ones_are_listed_and_told_whole(page: SignalsPage, demo: Workspace) -> None:
    assert page.open.table.rows.rowCount() == still_open(demo) > 2
    assert page.tabs["open"].text() == f"Open {still_open(demo)}"
    chosen = page.open.detail.signal
    assert chosen is not None
    words = page.open.detail._words.text()
    assert chosen.subject_name in words
    assert "the rule rings" in words


def test_acknowledging_goes_on_to_the_next(
    page: SignalsPage, demo: Workspace, qtbot: QtBot
) -> None:
    before, first = still_open(demo), page.open.detail.signal
    assert first is not None
    qtbot.keyClicks(page.open.detail.note, "Talked about it")
    qtbot.mouseClick(page.open.detail.acknowledge, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.open.table.rows.rowCount() == before - 1, timeout=2000)
    kept = next(row for row in demo.ask(signals) if row.id == first.id)
    assert (kept.note, kept.is_open) == ("Talked about it", False)
    now = page.open.detail.signal
    assert now is not None
    assert now.id != first.id
    assert page.open.detail.note.toPlainText() == ""
    demo.undo()
    qtbot.waitUntil(lambda: page.open.table.rows.rowCount() == before, timeout=2000)


def test_a_signal_becomes_a_task(page: SignalsPage, demo: Workspace, qtbot: QtBot) -> None:
    signal = page.open.detail.signal
    assert signal is not None
    wanted = page.open.detail.task.toPlainText()
    qtbot.mouseClick(page.open.detail.make, Qt.MouseButton.LeftButton)
    kept = next(row for row in demo.ask(signals) if row.id == signal.id)
    assert kept.task == wanted
    page.show_part("log")
    page.log.table.show_row(signal.id)
    assert not page.log.detail.make.isEnabled()
    states = {row.id: row for row in page.log.table.rows.rows()}
    assert states[signal.id].task_id is not None


def test_what_half_of_them_show_is_said_once_and_acknowledged_in_one_step(
    page: SignalsPage, demo: Workspace, qtbot: QtBot
) -> None:
    rows = [row for row in page.open.table.rows.rows() if row.spread == "systemic"]
    assert rows
    first = rows[0]
    page.open.table.show_row(first.id)
    detail, before = page.open.detail, still_open(demo)
    assert f"{first.alike} of {first.eligible}" in detail._alike.text()
    assert first.alike * 2 >= first.eligible
    assert first.subject_name not in detail.task.toPlainText()
    qtbot.keyClicks(detail.note, "The fair took a week")
    qtbot.mouseClick(detail.all, Qt.MouseButton.LeftButton)
    alike = [row for row in demo.ask(signals) if row.rule_id == first.rule_id]
    alike = [row for row in alike if row.period == first.period]
    assert {row.note for row in alike} == {"The fair took a week"}
    assert still_open(demo) == before - len(alike)
    demo.undo()
    assert still_open(demo) == before


def test_the_report_sums_the_log_and_goes_into_a_file(
    page: SignalsPage, demo: Workspace, tmp_path: Path
) -> None:
    page.show_part("report")
    period = this(Unit.QUARTER, demo.today())
    every = [row for row in demo.ask(signals) if row.fired_on in period]
    assert sum(row.fired for row in page.report.rows) == len(every)
    written = write_table(signal_table(page.report.rows), tmp_path / "report.csv")
    lines = written.path.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == len(page.report.rows) + 1
    assert lines[0].startswith("Rule,Signals")


def typed(field: Any, text: str, qtbot: QtBot) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_rule_is_changed_in_place_and_nonsense_is_refused_under_its_field(
    page: SignalsPage, demo: Workspace, qtbot: QtBot
) -> None:
    page.show_part("rules")
    page.activateWindow()
    first = demo.ask(rules)[0]
    page.rules.table.show_row(first.id)
    form = page.rules.form
    typed(form.rows["threshold"].editor, "72.5 %", qtbot)
    assert demo.ask(rules)[0].threshold == pytest.approx(0.725)
    typed(form.rows["smallest_n"].editor, "0", qtbot)
    assert "1 or more" in form.rows["smallest_n"]._refusal.text()
    assert demo.ask(rules)[0].smallest_n == first.smallest_n
    form.active.click()
    assert not demo.ask(rules)[0].active
    form.remove.click()
    assert first.id not in {rule.id for rule in demo.ask(rules)}
    qtbot.waitUntil(lambda: page.rules.table.rows.rowCount() == len(demo.ask(rules)), timeout=2000)


def test_a_new_rule_begins_turned_off(page: SignalsPage, demo: Workspace, qtbot: QtBot) -> None:
    page.show_part("rules")
    before = {rule.id for rule in demo.ask(rules)}
    page.rules.add.click()
    [new] = [rule for rule in demo.ask(rules) if rule.id not in before]
    assert not new.active
    qtbot.waitUntil(lambda: _chosen(page) == new.id, timeout=2000)
    assert look_out(demo) == 0


def _chosen(page: SignalsPage) -> int:
    return 0 if page.rules.form.rule is None else page.rules.form.rule.id


def test_texts_are_never_markup(page: SignalsPage) -> None:
    for part in page.tabs:
        page.show_part(part)
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in page.findChildren(QLabel))


def test_tab_reaches_the_parts_and_an_empty_one_leaves_the_focus_to_them(
    page: SignalsPage, qtbot: QtBot
) -> None:
    page.setFocus()
    assert page.open.table.hasFocus()
    walked: list[object] = []
    while (here := QApplication.focusWidget()) is not None and here not in walked:
        walked.append(here)
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    assert all(tab in walked for tab in page.tabs.values())
    page.open.show_signals([])
    page.setFocus()
    assert page.tabs["open"].hasFocus()
