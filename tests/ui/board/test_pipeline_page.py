"""The pipeline page: filters, saved views, the open deal, and sums from the one engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from cockpit.actions.views import delete_view, save_view
from cockpit.domain.conflicts import Vanished
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Source
from cockpit.jobs.deal_list import listed_deals
from cockpit.queries.views import saved_views
from cockpit.storage.work import Work
from cockpit.ui.board.card_words import sentence, words
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.pipeline.choice import Choice, choice_from, closing_period
from cockpit.ui.pipeline.kept_choice import KeptChoice
from cockpit.ui.pipeline.page import PipelinePage
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.ui.widgets.floating import SHADOW
from cockpit.ui.widgets.toast import Toast
from cockpit.workspace import Workspace


@pytest.fixture
def page(context: Context, relay: ChangeRelay, qtbot: QtBot) -> PipelinePage:
    """The page on screen."""
    made = PipelinePage(context, relay)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def shown(page: PipelinePage) -> set[int]:
    model = page.board.model
    return {id for column in range(len(model.columns)) for id in model.ids(column)}


def asked(workspace: Workspace, condition: str) -> set[int]:
    sql = f"SELECT id FROM deal WHERE outcome = 'open' AND {condition}"
    return {id for (id,) in workspace.ask(lambda db: db.all(sql))}


def test_chips_narrow_the_board(page: PipelinePage, filled: Workspace) -> None:
    page.filters.take("owner", 1)
    assert shown(page) == asked(filled, "owner_id = 1")
    page.filters.take("closing", "overdue")
    today = (filled.today() - date(1970, 1, 1)).days
    assert shown(page) == asked(filled, f"owner_id = 1 AND expected_close < {today}")
    page.filters.set_choice(Choice())
    assert shown(page) == asked(filled, "1")


def test_text_finds_deals(page: PipelinePage, filled: Workspace, qtbot: QtBot) -> None:
    page.filters.text.setText("Deal 07")
    page.filters._on_text()
    assert shown(page) == asked(filled, "name = 'Deal 07'")
    page.filters.text.setText("gtx")
    page.filters._on_text()
    assert shown(page) == asked(filled, "product_id = 1") != set()
    page.filters.text.setText("no such words")
    page.filters._on_text()
    assert not shown(page)
    assert {lane.view.empty_text for lane in page.board.lanes} == {"No deal here fits the filters."}


def test_the_subtitle_is_of_what_is_shown(
    page: PipelinePage, filled: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.subtitle) as told:
        page.filters.take("owner", 2)
    assert told.args is not None
    n = len(asked(filled, "owner_id = 2"))
    assert str(told.args[0]).startswith(f"{n} open · $")


def test_the_page_begins_as_it_was_left(
    page: PipelinePage, context: Context, relay: ChangeRelay, tmp_path: Path, qtbot: QtBot
) -> None:
    KeptChoice(page.filters, Memory(tmp_path / "machine.json"), "pipeline here")
    page.filters.set_choice(Choice(owner=1, sort="amount", text="Deal"))
    later = PipelinePage(context, relay)
    qtbot.addWidget(later)
    KeptChoice(later.filters, Memory(tmp_path / "machine.json"), "pipeline here")
    assert later.filters.choice == Choice(owner=1, sort="amount")
    assert later.board.feed.filter.owners == {1}


def test_a_view_comes_back_as_it_was_saved(page: PipelinePage, filled: Workspace) -> None:
    page.filters.set_choice(Choice(owner=1, stalled=False, closing="this_quarter", sort="amount"))
    filled.do(save_view, "pipeline", "Mine", page.filters.choice.kept())
    page.filters.set_choice(Choice())
    view = filled.ask(saved_views, "pipeline")[0]
    page.views._on_view(("view", view))
    assert page.filters.choice == Choice(owner=1, closing="this_quarter", sort="amount")
    assert "Mine" in page.views.view.text()
    page.filters.set_choice(Choice())
    page.filters.set_choice(choice_from(view.kept))
    assert "Mine" in page.views.view.text(), "as at the next start"
    with pytest.raises(Refused):
        filled.do(save_view, "pipeline", "  ", {})
    filled.do(delete_view, view.id)
    assert filled.ask(saved_views, "pipeline") == []


def test_a_view_from_elsewhere_does_no_harm() -> None:
    kept = {"owner": "x", "sort": 3, "unknown": 1, "stalled": True}
    assert choice_from(kept) == replace(Choice(), stalled=True)


def test_closing_periods_start_from_the_day_they_are_asked() -> None:
    today = date(2026, 11, 24)
    assert closing_period("next_quarter", today, 1) == Period(date(2027, 1, 1), date(2027, 4, 1))
    assert closing_period("", today, 1) is None
    assert closing_period("next_life", today, 1) is None


def test_a_card_opens_at_the_right_and_escape_closes_it(page: PipelinePage, qtbot: QtBot) -> None:
    deal_id = page.board.model.ids(0)[0]
    page.board.opened.emit(deal_id)
    assert not page.deal.isHidden()
    assert page.deal.deal_id == deal_id
    page.deal.closed.emit()
    assert page.deal.isHidden()
    assert page.board.chosen_ids() == (deal_id,)


def test_several_chosen_cards_bring_the_bar(page: PipelinePage) -> None:
    page.board.choose(page.board.model.ids(0)[:2])
    assert not page.bar.isHidden()
    page.board.choose(page.board.model.ids(0)[:1])
    assert page.bar.isHidden()


def test_what_floats_at_the_foot_stays_in_sight(page: PipelinePage, qtbot: QtBot) -> None:
    toast = Toast(page)
    toast.say("Undone: moved two deals")
    low = toast.y()
    page.board.choose(page.board.model.ids(0)[:2])
    assert toast.geometry().bottom() <= page.bar.mapTo(page, QPoint(0, 2 * SHADOW)).y()
    page.resize(1100, 660)
    foot = page.bar.mapTo(page, QPoint(0, 2 * SHADOW)).y
    qtbot.waitUntil(lambda: toast.geometry().bottom() <= foot())
    page.board.choose([])
    assert toast.y() == low - 100
    # While a card is held, the strip of endings follows the window.
    page.board._show_endings(True)
    page.resize(900, 560)
    board, strip = page.board, page.board.strip
    qtbot.waitUntil(lambda: strip.geometry().bottom() - SHADOW == board.rect().bottom())
    assert strip.width() == board.width() + 2 * SHADOW
    page.board._show_endings(False)


def test_two_columns_fill_the_window(page: PipelinePage, qtbot: QtBot) -> None:
    page.resize(1368, 700)
    for lane in page.board.lanes[2:]:
        lane.hide()
    last = page.board.lanes[1]
    end = page.board.rect().right()
    qtbot.waitUntil(lambda: last.mapTo(page.board, last.rect().topRight()).x() == end)


def test_deals_that_an_export_left_out(page: PipelinePage, filled: Workspace, qtbot: QtBot) -> None:
    """Marked on the card, and a chip that is there only as long as there are any."""
    assert "missing" not in page.filters._chips
    gone = sorted(shown(page))[:2]

    def mark(work: Work) -> None:
        source = Source("CRM")
        work.add(source)
        since = filled.today() - timedelta(3)
        work.add(*[Vanished(source.id, deal_id, since) for deal_id in gone])
        work.label = "marked"

    filled.do(mark)
    qtbot.waitUntil(lambda: "missing" in page.filters._chips)
    assert page.filters._chips["missing"].text() == "Not in the last export 2"
    card = page.board.deck.cards(gone[:1])[0]
    assert words(card, filled.today()).what == "not in the last export"
    assert "not in the last export" in sentence(card)
    listed = listed_deals(filled, DealFilter(open_only=True), filled.today())
    assert sum("vanished" in deal.as_json()["warnings"] for deal in listed) == 2
    page.filters._chips["missing"].click()
    assert shown(page) == set(gone)
    assert page.filters.choice.kept() == {"missing": True}
    filled.undo()
    qtbot.waitUntil(lambda: not shown(page))
    page.filters._chips["missing"].click()
    assert "missing" not in page.filters._chips
    assert gone[0] in shown(page)
