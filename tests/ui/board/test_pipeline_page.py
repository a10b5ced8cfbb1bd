"""The pipeline page: filters, saved views, the open deal, and sums from the one engine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from cockpit.actions.views import delete_view, save_view
from cockpit.domain.period import Period
from cockpit.domain.refusal import Refused
from cockpit.queries.views import saved_views
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.pipeline.choice import Choice, choice_from, closing_period
from cockpit.ui.pipeline.page import PipelinePage
from cockpit.ui.shell.context import Context
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


def test_the_subtitle_is_of_what_is_shown(
    page: PipelinePage, filled: Workspace, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.subtitle) as told:
        page.filters.take("owner", 2)
    assert told.args is not None
    n = len(asked(filled, "owner_id = 2"))
    assert str(told.args[0]).startswith(f"{n} open · $")


def test_a_view_comes_back_as_it_was_saved(page: PipelinePage, filled: Workspace) -> None:
    page.filters.set_choice(Choice(owner=1, stalled=False, closing="this_quarter", sort="amount"))
    filled.do(save_view, "pipeline", "Mine", page.filters.choice.kept())
    page.filters.set_choice(Choice())
    view = filled.ask(saved_views, "pipeline")[0]
    page.views._on_view(("view", view))
    assert page.filters.choice == Choice(owner=1, closing="this_quarter", sort="amount")
    assert "Mine" in page.views.view.text()
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
