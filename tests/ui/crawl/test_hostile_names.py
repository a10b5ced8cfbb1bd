"""Names are data: whatever is written in them, no page, menu, question or tooltip obeys."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtGui import Qt as Text
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QMenu,
    QPushButton,
    QToolTip,
    QWidget,
)

from cockpit.domain.deal import Outcome
from cockpit.ui.process.list_export import ListExport
from cockpit.ui.process.pictures import PAGES
from cockpit.ui.process.screen_lists import lists_on
from cockpit.ui.widgets.popover import Popover
from cockpit.ui.widgets.table import Table
from tests.demo_files import demo_file
from tests.sql import rows
from tests.ui.crawl.canary import Canary
from tests.ui.crawl.hostile import make_hostile
from tests.ui.crawl.stand import Stand, shown_widgets, turn

SECTIONS = ("general", "pipelines", "reasons", "people", "targets", "machine", "backups")
_MARKUP = ("<img", "<a href", "<b>x", "<table b")
_OPEN = "SELECT id FROM deal WHERE outcome = 'open' ORDER BY id LIMIT 6"


@pytest.fixture(scope="module")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Canary]:
    """The file that the names would open."""
    file = Canary(tmp_path_factory.mktemp("canary") / "canary.gif")
    yield file
    file.close()


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory, canary, qapp) -> Iterator[Stand]:
    """The window on the hostile folder; one for all, as nothing stays changed."""
    folder = tmp_path_factory.mktemp("hostile")
    source = make_hostile(demo_file(600), folder / "made" / "cockpit.db", canary.path)
    opened = Stand(source, folder / "folder")
    yield opened
    opened.close()


def obeying_labels() -> list[str]:
    """Labels, hidden ones and tooltips included, that take their text for markup."""
    return [
        label.text()
        for label in QApplication.allWidgets()
        if isinstance(label, QLabel)
        and label.textFormat() != Qt.TextFormat.PlainText
        and any(mark in label.text() for mark in _MARKUP)
    ]


def tips(root: QWidget) -> Iterator[str]:
    """What hovering over the widgets, and over the lines of lists, shows."""
    for widget in list(shown_widgets(root)):
        view = widget.parentWidget()
        spots = [widget.rect().center()]
        if isinstance(view, QAbstractItemView) and view.viewport() is widget:
            spots = [QPoint(60, y) for y in range(20, widget.height(), 90)]
        for spot in spots:
            event = QHelpEvent(QHelpEvent.Type.ToolTip, spot, widget.mapToGlobal(spot))
            QApplication.sendEvent(widget, event)
            yield QToolTip.text()
    QToolTip.hideText()


def obeyed(tip: str) -> bool:
    """True when Qt would take the name in a tooltip for markup."""
    return Text.mightBeRichText(tip) and any(mark in tip for mark in _MARKUP)


def check(root: QWidget) -> None:
    """Nothing on screen obeys."""
    assert obeying_labels() == []
    assert [tip for tip in tips(root) if obeyed(tip)] == []


def test_the_canary_sings_when_its_file_is_opened(tmp_path):
    other = Canary(tmp_path / "canary.gif")
    assert not other.sang()
    other.path.read_bytes()
    assert other.sang()
    other.close()


@pytest.mark.parametrize("page", PAGES)
def test_pages_show_names_as_they_are(stand, canary, page):
    window = stand.show(page)
    for fold in window.findChildren(QPushButton):
        if fold.isVisible() and fold.isCheckable():
            fold.click()
    check(window)
    assert not canary.sang()


@pytest.mark.parametrize("section", SECTIONS)
def test_settings_show_names_as_they_are(stand, canary, section):
    window = stand.show("settings")
    window.page("settings").show_section(section)
    stand.wait()
    check(window)
    assert not canary.sang()


def test_questions_menus_and_words_show_names_as_they_are(stand, canary):
    window = stand.show("pipeline")
    page = window.page("pipeline")
    deals = [row[0] for row in rows(stand.session.workspace, _OPEN)]
    questions = page.board.questions
    for ask in (
        lambda: questions.ask_ending(Outcome.LOST, deals[:1]),
        lambda: questions.ask_new(0),
        lambda: questions.ask_change("", deals),
        page.views.ask_name,
    ):
        ask()
        turn(30)
        check(window)
        for popover in window.findChildren(Popover):
            popover.close_now()
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
        if menu.toolTipsVisible():
            assert [a.toolTip() for a in menu.actions() if obeyed(a.toolTip())] == []
    check(window)
    assert not canary.sang()


def test_what_was_done_is_told_with_the_name_as_it_is(stand, canary):
    window = stand.show("pipeline")
    board = window.page("pipeline").board
    view = board.lanes[0].view
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    stand.wait()
    check(window)
    stand.session.undo.undo()
    stand.wait()
    check(window)
    stand.session.background.start("<img src=x>", lambda _progress: None)
    stand.wait()
    check(window)
    assert not canary.sang()


@pytest.mark.parametrize("typed", ["img", "press"])
def test_what_the_palette_finds_is_shown_as_it_is(stand, canary, typed):
    window = stand.show("palette")
    window.overlays.palette.type_text(typed)
    stand.wait()
    check(window)
    assert not canary.sang()


def test_no_cell_of_an_export_begins_a_formula(stand, tmp_path, monkeypatch):
    file = tmp_path / "rows.csv"
    ids = [
        row[0]
        for row in rows(stand.session.workspace, "SELECT id FROM deal WHERE outcome = 'open'")
    ]
    page = stand.show("insights").page("insights")
    page.show_metric("open_deals")
    stand.wait()
    monkeypatch.setattr(QFileDialog, "open", lambda *_: None)
    page.rows.export()
    stand.walk.screen_export.write_table(str(file))
    stand.wait()
    with file.open(newline="", encoding="utf-8-sig") as lines:
        cells = [cell for line in csv.reader(lines) for cell in line]
    assert len(cells) > len(ids)
    assert [cell for cell in cells if cell[:1] in ("=", "@", "+", "\t")] == []


def test_a_list_exported_from_the_window_is_whole_and_has_no_formula(stand, tmp_path, monkeypatch):
    file = tmp_path / "deals.csv"
    ((deals,),) = rows(stand.session.workspace, "SELECT count(*) FROM deal")
    stand.show("import")
    stand.wait()
    monkeypatch.setattr(QFileDialog, "open", lambda *_: None)
    export = stand.session.findChild(ListExport)
    export.ask("deals")
    export.write(str(file))
    stand.wait()
    with file.open(newline="", encoding="utf-8-sig") as lines:
        found = list(csv.reader(lines))[1:]
    assert len(found) == deals
    assert [cell for line in found for cell in line if cell[:1] in ("=", "@", "+", "\t")] == []


@pytest.mark.parametrize(
    ("page", "title", "least", "ending"),
    [
        ("triage", "Deals that need you", 10, "csv"),
        ("tasks", "Tasks", 10, "csv"),
        ("people", "People", 20, "csv"),
        ("signals", "Open signals", 5, "xlsx"),
        ("brief", "Morning brief", 8, "csv"),
        ("wrap_up", "Wrap up the day", 1, "csv"),
        ("calendar", "Calendar", 3, "xlsx"),
    ],
)
def test_what_a_page_lists_goes_to_a_file_and_has_no_formula(
    stand, tmp_path, monkeypatch, page, title, least, ending
):
    monkeypatch.setattr(QFileDialog, "open", lambda *_: None)
    stand.show(page)
    listed = lists_on(stand.window.page(stand.window.current))
    assert title in [one.title for one in listed]
    at = [one.title for one in listed].index(title)
    file = tmp_path / f"list.{ending}"
    stand.walk.screen_choice.ask()
    stand.walk.screen_choice.choose(at)
    stand.walk.screen_export.write_table(str(file))
    stand.wait()
    if ending == "xlsx":
        with ZipFile(file) as book:
            sheet = book.read("xl/worksheets/sheet1.xml")
        assert sheet.count(b"<row ") > least
        assert b"<f>" not in sheet
        return
    with file.open(newline="", encoding="utf-8-sig") as lines:
        found = list(csv.reader(lines))
    assert len(found) > least
    assert [text for line in found for text in line if text[:1] in ("=", "@", "+", "\t")] == []


def test_the_menu_of_a_table_offers_its_rows_as_a_file(stand, monkeypatch):
    asked, opened = [], []
    monkeypatch.setattr(QFileDialog, "open", lambda dialog: asked.append(dialog.selectedFiles()))
    monkeypatch.setattr(QMenu, "popup", lambda menu, _at: opened.append(menu))
    stand.show("triage")
    (table,) = stand.window.page("triage").findChildren(Table)
    here = QPoint(5, 5)
    keyboard = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(table.viewport(), QContextMenuEvent(keyboard, here, here))
    (menu,) = opened
    (entry,) = [action for action in menu.actions() if action.text() == "Export all rows…"]
    entry.trigger()
    menu.close()
    ((file,),) = asked
    assert file.endswith("Deals that need you.xlsx")
