"""The page of the morning: everything together, and what it says with nothing to show."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from pytestqt.qtbot import QtBot

from cockpit.actions.moves import Closing, move_deal
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.cockpit_page.greeting import day_line, greeting
from cockpit.ui.cockpit_page.page import CockpitPage
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.workspace import Workspace


@pytest.fixture
def page(context: Context, relay: ChangeRelay, qtbot: QtBot) -> CockpitPage:
    view = CockpitPage(context, relay)
    qtbot.addWidget(view)
    view.resize(1364, 820)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.mark.parametrize(
    ("hour", "words"),
    [(0, "Good morning"), (11, "Good morning"), (12, "Good afternoon"), (18, "Good evening")],
)
def test_the_greeting_follows_the_hour(hour: int, words: str) -> None:
    assert greeting(datetime(2026, 11, 24, hour)) == words  # noqa: DTZ001


def test_the_day_is_placed_in_its_quarter() -> None:
    line = day_line(date(2026, 11, 24), 1)
    assert line == "Tuesday 24 November · week 48 · day 55 of 92 in Q4"
    assert day_line(date(2026, 11, 24), 2).endswith("day 24 of 92 in Q4")


def subtitles(page: CockpitPage) -> list[str]:
    """What the lines of all panels say below their titles."""
    return [line.subtitle for p in page.tasks.panels.values() for line in p.list.lines.lines()]


def test_a_drop_moves_board_strip_and_subtitles_together(
    page: CockpitPage, filled: Workspace, relay: ChangeRelay, qtbot: QtBot
) -> None:
    before = [tile.shown() for tile in page.strip.tiles]
    lines = subtitles(page)
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    with qtbot.waitSignal(relay.committed):
        filled.do(move_deal, deal, 5, Closing(amount=9_900_000), with_gaps=True)
    assert [tile.shown() for tile in page.strip.tiles] != before
    qtbot.waitUntil(lambda: subtitles(page) != lines)
    filled.undo()
    qtbot.waitUntil(lambda: [tile.shown() for tile in page.strip.tiles] == before)


def test_panels_fold_where_there_is_no_room(page: CockpitPage, qtbot: QtBot) -> None:
    def folded() -> bool:
        return page.side.folded

    assert not folded()
    page.resize(950, 560)
    assert folded()
    page.begin_adding()
    assert not folded()
    page.resize(1364, 820)
    assert not folded()


def test_a_folder_without_deals_says_how_to_get_some(workspace: Workspace, qtbot: QtBot) -> None:
    view = CockpitPage(Context(workspace), ChangeRelay(workspace))
    qtbot.addWidget(view)
    view.resize(1364, 820)
    with qtbot.waitExposed(view):
        view.show()
    shown = view._middle.currentWidget()
    assert shown is not None
    (empty,) = shown.findChildren(EmptyState)
    with qtbot.waitSignal(view.asked) as asked:
        empty.chosen.emit("import")
    assert asked.args == ["import"]
    view.setFocus()
    taker = view.window().focusWidget()
    assert taker is not None
    assert empty.isAncestorOf(taker), "not the board that nobody sees"
    texts = [tile.shown() for tile in view.strip.tiles]
    assert all(text is not None for text in texts)
    assert "0" not in [text.figure for text in texts if text and text.key == "win_rate"]


def test_the_past_is_shown_read_only(filled: Workspace, qtbot: QtBot) -> None:
    past = Workspace(filled.path, filled.now, as_of=date(2026, 1, 15))
    context, relay = Context(past), ChangeRelay(past)
    view = CockpitPage(context, relay)
    qtbot.addWidget(view)
    view.resize(1364, 820)
    with qtbot.waitExposed(view):
        view.show()
    said: list[str] = []
    view.refused.connect(said.append)
    assert view.heading()[0] == "As it was"
    view.tasks.panels[next(iter(view.tasks.panels))].list.choose(1)
    panel = next(iter(view.tasks.panels.values()))
    line = panel.list.current_line()
    assert line is not None
    view.tasks.verbs.tick(line.row)
    assert said
    past.close()
