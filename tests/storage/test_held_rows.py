"""What a unit of work holds is one object a row, and what is set is what is written."""

from __future__ import annotations

import gc
import weakref
from datetime import date, timedelta
from typing import Any

import pytest

from cockpit.actions.deals import open_deal
from cockpit.actions.moves import move_deal
from cockpit.domain.deal import Deal, Outcome, StageVisit
from cockpit.domain.people import Account
from cockpit.domain.refusal import NotFound
from cockpit.domain.work_items import SavedView
from cockpit.storage.journal import from_text
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.sql import rows, scalar


@pytest.fixture
def deal_id(workspace: Workspace) -> int:
    """A deal in the first stage."""
    return workspace.do(open_deal, "Acme", 1, "USD", amount=100)


def written(workspace: Workspace) -> list[Any]:
    """The rows of the last journal entry."""
    text = scalar(workspace, "SELECT rows FROM journal ORDER BY step DESC LIMIT 1")
    return from_text(text)


def test_a_row_is_one_object_however_it_is_found(workspace: Workspace, deal_id: int) -> None:
    def look(work: Work) -> None:
        deal = work.get(Deal, deal_id)
        deal.name = "Other"
        assert work.first(Deal, name="Other") is deal
        assert work.find(Deal, outcome=Outcome.OPEN)[0] is deal
        assert work.first(Deal, name="Acme") is None

    workspace.do(look)
    assert scalar(workspace, "SELECT name FROM deal") == "Other"


def test_only_what_is_other_than_in_the_file_is_told(workspace: Workspace, deal_id: int) -> None:
    def touch(work: Work) -> None:
        deal = work.get(Deal, deal_id)
        deal.name, deal.amount, deal.source = "Other", 100, "x"
        deal.source = ""

    workspace.do(touch)
    (row,) = written(workspace)
    assert (row.kind, row.id, row.deal_id) == ("deal", deal_id, deal_id)
    assert (row.before, row.after) == ({"name": "Acme"}, {"name": "Other"})


def test_setting_what_is_there_already_is_no_step(workspace: Workspace, deal_id: int) -> None:
    def touch(work: Work) -> None:
        deal = work.get(Deal, deal_id)
        deal.expected_close, deal.outcome = deal.expected_close, Outcome.OPEN

    before = scalar(workspace, "SELECT count(*) FROM journal")
    workspace.do(touch)
    assert scalar(workspace, "SELECT count(*) FROM journal") == before


def test_values_come_back_as_they_were_given(workspace: Workspace) -> None:
    filters = {"owners": [1, 2], "text": "Ünï"}
    day = date(2026, 3, 9)

    def make(work: Work) -> None:
        view = SavedView("pipeline", "Mine", filters, 3)
        work.add(view)
        work.add(Deal("New", 1, 1, "USD", day, probability=1.0, expected_close=day))

    def look(work: Work) -> None:
        view, deal = work.first(SavedView), work.first(Deal)
        assert view is not None
        assert deal is not None
        assert (view.filter, view.position, len(view.uid)) == (filters, 3, 16)
        assert (deal.known_from, deal.expected_close, deal.closed_on) == (day, day, None)
        assert (type(deal.outcome), type(deal.probability)) == (Outcome, float)

    workspace.do(make)
    workspace.do(look)


def test_a_row_taken_out_is_gone_at_once(workspace: Workspace, deal_id: int) -> None:
    def take(work: Work) -> None:
        work.add(twin := Account("Twin"))
        work.remove(twin)
        with pytest.raises(NotFound):
            work.get(Account, twin.id)
        work.get(Deal, deal_id).name = "Kept"

    workspace.do(take)
    assert [row.kind for row in written(workspace)] == ["deal"]
    assert not rows(workspace, "SELECT id FROM account")


def test_many_rows_changed_at_once_are_seen_in_the_objects(
    workspace: Workspace, deal_id: int
) -> None:
    later = workspace.today() + timedelta(days=9)

    def change(work: Work) -> None:
        deal = work.get(Deal, deal_id)
        deal.name = "Before"
        work.change_many(Deal, {deal_id: {"expected_close": later}})
        assert (deal.name, deal.expected_close) == ("Before", later)
        deal.expected_close = None

    workspace.do(change)
    assert rows(workspace, "SELECT name, expected_close FROM deal") == [("Before", None)]
    workspace.undo()
    assert rows(workspace, "SELECT name, expected_close FROM deal") == [("Acme", None)]


def test_what_nobody_holds_is_let_go_unless_it_has_something_to_tell(
    workspace: Workspace, deal_id: int
) -> None:
    def look(work: Work) -> None:
        quiet = weakref.ref(work.find(StageVisit, deal_id=deal_id)[0])
        work.get(Deal, deal_id).name = "Told"
        gc.collect()
        assert quiet() is None

    workspace.do(look)
    assert scalar(workspace, "SELECT name FROM deal") == "Told"


def test_an_object_of_a_work_that_is_over_tells_nobody(workspace: Workspace, deal_id: int) -> None:
    deal = workspace.do(lambda work: work.get(Deal, deal_id))
    deal.name = "Too late"
    workspace.do(move_deal, deal_id, 2)
    assert scalar(workspace, "SELECT name FROM deal") == "Acme"
