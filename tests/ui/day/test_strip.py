"""The strip says what the metrics measure, at once after a drop, and paints only what changed."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.changes import Changes
from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.kpis.figure_words import value_words
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.kpis.strip import TILES, KpiStrip
from cockpit.ui.kpis.tile import Tile
from cockpit.ui.shell.context import Context
from cockpit.workspace import Workspace


@pytest.fixture
def strip(context: Context, relay: ChangeRelay, live: LiveFacts, qtbot: QtBot) -> KpiStrip:
    view = KpiStrip(context, relay, live)
    qtbot.addWidget(view)
    view.resize(1300, 120)
    with qtbot.waitExposed(view):
        view.show()
    return view


def expected(context: Context, key: str) -> str:
    workspace = context.workspace
    reading = measure(
        workspace.facts(), METRICS[key], context.period(), workspace.today(),
        filter=context.filter(),
    )  # fmt: skip
    return value_words(METRICS[key], reading.value, reading.currency)


def shown(strip: KpiStrip) -> dict[str, str]:
    return {text.key: text.figure for tile in strip.tiles if (text := tile.shown())}


def test_every_tile_says_what_is_measured(strip: KpiStrip, context: Context) -> None:
    for start in range(0, len(METRICS), TILES):
        keys = [*METRICS, *METRICS][start : start + TILES]
        strip.set_keys(keys)
        strip.refresh()
        assert shown(strip) == {key: expected(context, key) for key in keys}


def test_a_drop_is_on_the_strip_when_the_relay_speaks(
    strip: KpiStrip, context: Context, relay: ChangeRelay, qtbot: QtBot, filled: Workspace
) -> None:
    before = shown(strip)
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    with qtbot.waitSignal(relay.committed):
        filled.do(move_deal, deal, 5, Closing(amount=77_700_000), with_gaps=True)
    after = shown(strip)
    assert after != before
    assert after == {key: expected(context, key) for key in after}
    with qtbot.waitSignal(relay.committed):
        filled.undo()
    assert shown(strip) == before


def test_unchanged_tiles_are_not_painted_again(
    strip: KpiStrip, filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    plain = Tile.show_text

    def watched(self: Tile, text):
        new = plain(self, text)
        if new and text is not None:
            told.append(text.key)
        return new

    monkeypatch.setattr(Tile, "show_text", watched)
    strip.refresh()
    assert told == []


def test_a_tile_opens_its_figure_by_mouse_and_by_key(strip: KpiStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.mouseClick(strip.tiles[1], Qt.MouseButton.LeftButton)
    assert opened.args == [strip.keys()[1]]
    strip.tiles[2].setFocus()
    with qtbot.waitSignal(strip.opened) as opened:
        qtbot.keyClick(strip.tiles[2], Qt.Key.Key_Return)
    assert opened.args == [strip.keys()[2]]


def test_other_figures_are_chosen_from_a_menu_and_undone(
    strip: KpiStrip, filled: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda _menu, _at: None)
    before = strip.keys()
    strip.tiles[0].menu_asked.emit()
    menu = strip.tiles[0].findChild(QMenu)
    assert menu is not None
    offered = [action.text() for action in menu.actions() if action.text()]
    assert offered[: len(METRICS)] == [metric.title for metric in METRICS.values()]
    next(a for a in menu.actions() if a.text() == METRICS["sales_cycle"].title).trigger()
    assert strip.keys()[0] == "sales_cycle"
    filled.undo()
    assert strip.keys() == before


def test_a_figure_that_cannot_be_says_why(
    strip: KpiStrip, context: Context, filled: Workspace
) -> None:
    context.set_period("last_year")
    tile = next(t for t in strip.tiles if (x := t.shown()) and x.key == "quota_attainment")
    text = tile.shown()
    assert text is not None
    assert (text.figure, text.line) == ("n/a", "target not set")


def test_colour_never_speaks_alone(strip: KpiStrip) -> None:
    for tile in strip.tiles:
        text = tile.shown()
        assert text is not None
        assert text.tone == "dim" or text.line[:1] in "▲▼" or text.line.split()
        assert tile.accessibleName() == text.sentence


def test_tiles_are_worked_out_by_the_reading_thread_before_the_facts_arrive(
    context: Context, relay: ChangeRelay, qtbot: QtBot
) -> None:
    background = Background()
    live = LiveFacts(context, background)
    asked: list[tuple[int, str]] = []
    live.prepare(lambda facts: asked.append((facts.position, threading.current_thread().name)))
    view = KpiStrip(context, relay, live, background)
    qtbot.addWidget(view)
    with qtbot.waitSignal(live.arrived):
        view.show()
    assert asked == [(context.workspace.position, "Reading the figures")]
    shown = [tile.shown() for tile in view.tiles]
    said = [text for text in shown if text is not None]
    assert len(said) == len(shown)
    assert [text.figure for text in said] == [expected(context, text.key) for text in said]
    qtbot.waitUntil(lambda: not background.tasks())


def test_a_small_change_is_patched_at_once_and_a_large_one_read_beside_the_window(
    context: Context, relay: ChangeRelay, filled: Workspace, qtbot: QtBot
) -> None:
    background = Background()
    live = LiveFacts(context, background)
    assert live.facts() is None
    qtbot.waitUntil(lambda: live.facts() is not None)
    deal = filled.ask(lambda db: db.value("SELECT id FROM deal WHERE outcome = 'open'"))
    filled.do(edit_deal, deal, amount=777_00)
    facts = live.facts()
    assert facts is not None
    assert facts.position == filled.position
    # Somebody else has read everything anew: what the screens ask of it is not worked out yet.
    filled.catch_up()
    filled._announce(Changes(filled.position, bulk=frozenset({"deal"})))
    filled.facts()
    assert live.facts() is None
    qtbot.waitUntil(lambda: live.facts() is not None)
    qtbot.waitUntil(lambda: not background.tasks())
