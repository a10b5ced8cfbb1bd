"""The gate on a real file: undo across restarts, refusals, several processes, announcements."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cockpit.actions.deals import edit_deal, open_deal, write_note
from cockpit.actions.moves import Closing, move_deal, move_deals
from cockpit.actions.preferences import set_preference
from cockpit.domain.changes import Changes
from cockpit.domain.deal import StageVisit
from cockpit.domain.moving import GapsLeft
from cockpit.domain.pipeline import ForecastCategory
from cockpit.domain.refusal import NotFound, Refused
from cockpit.queries import journal
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.conftest import Clock
from tests.sql import rows, scalar
from tests.storage import deeds, fingerprints

WON, LOST = 5, 6
ELSEWHERE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cockpit.actions.moves import move_deal
from cockpit.workspace import Workspace
other = Workspace(Path(sys.argv[1]), lambda: datetime(2026, 3, 10, 9, 5, tzinfo=UTC), who="other")
for stage in (2, 3):
    other.do(move_deal, int(sys.argv[2]), stage)
print(other.position)
"""


def again(workspace: Workspace, clock: Clock) -> Workspace:
    """The same folder after a restart."""
    workspace.close()
    return Workspace(workspace.path, clock, who="tester")


def deal(workspace: Workspace, **fields: object) -> int:
    """A deal in the first stage."""
    return workspace.do(open_deal, "Acme", 1, "USD", **{"amount": 1_000, **fields})


def test_undo_and_redo_across_restarts(workspace: Workspace, clock: Clock) -> None:
    deal_id = deal(workspace)
    held = [fingerprints.content(workspace.path)]
    for stage in (2, 3, WON):
        workspace.do(move_deal, deal_id, stage, with_gaps=True)
        held.append(fingerprints.content(workspace.path))
    for wanted in reversed(held[:-1]):
        workspace = again(workspace, clock)
        assert workspace.undo() is not None
        assert fingerprints.content(workspace.path) == wanted
    for wanted in held[1:]:
        workspace = again(workspace, clock)
        assert workspace.redo() is not None
        assert fingerprints.content(workspace.path) == wanted
    assert workspace.redo() is None


def test_undo_of_an_import_leaves_nothing_of_it(workspace: Workspace, clock: Clock) -> None:
    before = fingerprints.content(workspace.path)
    workspace.do(deeds.insert_deals, 500)
    after = fingerprints.content(workspace.path)
    workspace = again(workspace, clock)
    workspace.undo()
    assert fingerprints.content(workspace.path) == before
    workspace = again(workspace, clock)
    workspace.redo()
    assert fingerprints.content(workspace.path) == after


def test_an_import_that_was_worked_on_is_not_undone_under_the_work(workspace: Workspace) -> None:
    ids = workspace.do(deeds.insert_deals, 3)
    workspace.tend(edit_deal, ids[1], amount=7)
    held = fingerprints.content(workspace.path)
    with pytest.raises(Refused, match="cannot be undone"):
        workspace.undo()
    assert fingerprints.content(workspace.path) == held


def test_a_deed_that_makes_a_row_and_takes_it_out_again_is_undone_and_redone(
    workspace: Workspace,
) -> None:
    deal_id = deal(workspace)
    before = fingerprints.content(workspace.path)

    def move_and_think_again(work: Work) -> None:
        told = {"deal_id": deal_id, "stage_id": 2, "entered_on": work.today, "left_on": None}
        columns = {key: [value] for key, value in {**told, "learnt_at": work.now}.items()}
        (visit,) = work.insert_many(StageVisit, columns, 1)
        work.change_many(StageVisit, {visit: {"stage_id": 3}})
        work.remove_many(StageVisit, [visit])
        edit_deal(work, deal_id, amount=7)

    workspace.do(move_and_think_again)
    after = fingerprints.content(workspace.path)
    workspace.undo()
    assert fingerprints.content(workspace.path) == before
    workspace.redo()
    assert fingerprints.content(workspace.path) == after


def test_a_deal_that_something_newer_belongs_to_is_not_undone(workspace: Workspace) -> None:
    deal_id = deal(workspace)
    workspace.tend(write_note, "Rang by itself.", deal_id=deal_id)
    held = fingerprints.content(workspace.path)
    with pytest.raises(Refused):
        workspace.undo()
    assert fingerprints.content(workspace.path) == held


def test_a_new_deed_ends_what_could_be_redone(workspace: Workspace) -> None:
    deal_id = deal(workspace)
    workspace.do(move_deal, deal_id, 2)
    workspace.undo()
    workspace.do(edit_deal, deal_id, amount=5)
    assert workspace.redo() is None
    workspace.undo()
    assert scalar(workspace, "SELECT stage_id FROM deal") == 1


def test_what_nobody_asked_for_is_not_on_the_line_of_undo(workspace: Workspace) -> None:
    deal_id = deal(workspace)
    workspace.tend(write_note, "Rang by itself.", deal_id=deal_id)
    workspace.do(edit_deal, deal_id, amount=5)
    workspace.undo()
    assert scalar(workspace, "SELECT amount FROM deal") == 1_000
    assert scalar(workspace, "SELECT count(*) FROM note") == 1


def fails_late(work: Work) -> None:
    """Write, then stumble."""
    move_deal(work, 1, 2)
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("error", "action", "arguments"),
    [
        (Refused, move_deal, (1, WON)),
        (GapsLeft, move_deal, (1, 4)),
        (NotFound, move_deal, (99, 2)),
        (NotFound, move_deal, (1, 99)),
        (Refused, move_deals, ([1, 2, 99], 2)),
        (Refused, move_deal, (1, 2, Closing(on=date(2030, 1, 1)))),
        (Refused, set_preference, ("fiscal_start_month", 13)),
        (ZeroDivisionError, fails_late, ()),
    ],
)
def test_a_refused_action_leaves_nothing(
    workspace: Workspace, error: type[Exception], action: object, arguments: tuple[object, ...]
) -> None:
    deal(workspace, amount=None, opened_on=date(2026, 3, 1))
    deal(workspace)
    workspace.do(move_deal, 1, 3)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    held, told = fingerprints.content(workspace.path), fingerprints.journal(workspace.path)
    with pytest.raises(error):
        workspace.do(action, *arguments)  # type: ignore[arg-type]
    assert fingerprints.content(workspace.path) == held
    assert fingerprints.journal(workspace.path) == told
    assert heard == []


def test_what_changes_nothing_makes_no_entry(workspace: Workspace) -> None:
    deal_id = deal(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    told = fingerprints.journal(workspace.path)
    workspace.do(edit_deal, deal_id, amount=1_000, name="Acme")
    workspace.do(move_deal, deal_id, 1)
    assert fingerprints.journal(workspace.path) == told
    assert heard == []


def test_a_commit_is_announced_once_in_domain_words(workspace: Workspace) -> None:
    deal_id = deal(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    workspace.do(move_deal, deal_id, 2)
    workspace.undo()
    workspace.redo()
    assert [change.flavour for change in heard] == ["do", "undo", "redo"]
    assert [change.position for change in heard] == [3, 4, 5]
    for change in heard:
        assert change.deal_ids == {deal_id}
        assert ("deal", deal_id) in change.updated
        assert change.touches("stage_visit", "deal_version")
        assert not change.touches("note")
    added = {kind for kind, _id in heard[0].added}
    assert added == {kind for kind, _id in heard[1].removed} == {"stage_visit", "deal_version"}


def test_another_process_writes_while_this_one_is_open(workspace: Workspace, clock: Clock) -> None:
    deal_id = deal(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    run_elsewhere(workspace.path, deal_id)
    assert heard == []
    assert workspace.catch_up() == 2
    assert workspace.catch_up() == 0
    assert [change.deal_ids for change in heard] == [{deal_id}, {deal_id}]
    assert [change.position for change in heard] == [3, 4]
    who = [line.who for line in workspace.ask(journal.lines)]
    assert who == ["other", "other", "tester", "tester"]
    workspace.undo()
    assert scalar(workspace, "SELECT stage_id FROM deal") == 2


def test_own_work_after_another_process_announces_both_in_order(workspace: Workspace) -> None:
    deal_id = deal(workspace)
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    run_elsewhere(workspace.path, deal_id)
    workspace.do(edit_deal, deal_id, amount=5)
    assert [change.position for change in heard] == [3, 4, 5]
    assert workspace.catch_up() == 0


def run_elsewhere(path: Path, deal_id: int) -> None:
    """Two moves by another process."""
    command = [sys.executable, "-c", ELSEWHERE, str(path), str(deal_id)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.strip() == "4"


def test_a_deal_closed_on_another_day_is_closed_from_that_day(
    workspace: Workspace, clock: Clock
) -> None:
    deal_id = deal(workspace, opened_on=date(2026, 2, 2))
    clock.advance(days=10)
    workspace.do(edit_deal, deal_id, amount=2_000)
    clock.advance(days=10)
    workspace.do(move_deal, deal_id, WON, with_gaps=True)
    workspace.do(edit_deal, deal_id, closed_on=date(2026, 3, 12))
    versions = rows(
        workspace,
        "SELECT date(happened_on * 86400, 'unixepoch'), outcome, amount FROM deal_version"
        " WHERE superseded_at IS NULL ORDER BY happened_on, id",
    )
    assert versions == [("2026-02-02", "open", 1_000), ("2026-03-12", "won", 2_000)]
    visits = rows(
        workspace,
        "SELECT stage_id, date(entered_on * 86400, 'unixepoch') FROM stage_visit ORDER BY id",
    )
    assert visits == [(1, "2026-02-02"), (WON, "2026-03-12")]


def test_a_deal_lost_first_and_won_later_is_won_on_the_later_day(
    workspace: Workspace, clock: Clock
) -> None:
    deal_id = deal(workspace)
    workspace.do(move_deal, deal_id, LOST, Closing(reason="Price"))
    clock.advance(days=30)
    workspace.do(move_deal, deal_id, WON)
    closed = scalar(workspace, "SELECT date(closed_on * 86400, 'unixepoch') FROM deal")
    assert closed == "2026-04-09"


def test_a_category_picked_by_hand_stays_until_it_is_given_back(workspace: Workspace) -> None:
    stages = workspace.ask(lambda db: [row[0] for row in db.all("SELECT id FROM stage")])
    deal = workspace.do(open_deal, "Acme", stages[0], "USD")
    workspace.do(edit_deal, deal, forecast_category=ForecastCategory.COMMIT)
    workspace.do(move_deal, deal, stages[1], with_gaps=True)

    def category() -> tuple[str, str] | None:
        return workspace.ask(
            lambda db: db.one(
                "SELECT forecast_category, category_source FROM deal WHERE id = ?", deal
            )
        )

    assert category() == ("commit", "manual")
    workspace.do(edit_deal, deal, forecast_category=None)
    assert category() == ("pipeline", "auto")
    assert workspace.undo() is not None
    assert category() == ("commit", "manual")
