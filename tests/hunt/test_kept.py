"""What lies in the folder outlives first starts at once, full disks, odd copies and odd clocks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as driver
from apscheduler.schedulers.background import BackgroundScheduler

from cockpit.actions.deals import edit_deal, open_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.actions.preferences import set_preference
from cockpit.app import open_folder
from cockpit.cli import run
from cockpit.domain.deal import Deal, Outcome
from cockpit.domain.money import to_minor
from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.paths import Folder
from cockpit.queries import journal
from cockpit.scheduling.housekeeping import Housekeeping
from cockpit.storage import trouble
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from cockpit.workspace.keeping import back_up, check, restore
from cockpit.workspace.rotation import back_up_in_turn
from tests.conftest import Clock


def _stage(workspace: Workspace, name: str) -> int:
    return int(workspace.ask(lambda db: db.value("SELECT id FROM stage WHERE name = ?", name)))


def _deal(workspace: Workspace) -> int:
    stage = _stage(workspace, "Prospecting")
    return workspace.do(open_deal, "one", stage, "USD", amount=100)


def test_many_first_starts_at_once(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "cockpit", "--data", str(tmp_path / "new"), "history", "--json"]
    starts = [
        subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _n in range(6)
    ]
    for start in starts:
        out, err = start.communicate(timeout=300)
        assert (start.returncode, err) == (0, b"")
        assert len(json.loads(out)) == 1


def test_a_start_that_was_killed_before_its_first_step(tmp_path: Path) -> None:
    from cockpit.storage.schema import prepare

    prepare(tmp_path / "cockpit.db")
    workspace = open_folder(Folder(tmp_path))
    assert _stage(workspace, "Prospecting")
    workspace.close()


def test_an_emptied_file_beside_copies_is_not_a_new_folder(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    open_folder(folder).close()
    assert run(["--data", str(tmp_path), "backup", str(folder.backups / "cockpit-1.db")]) == 0
    folder.database.write_bytes(b"")
    with pytest.raises(StoreTrouble, match="damaged"):
        open_folder(folder)


def test_a_copy_never_goes_over_a_file_in_use(workspace: Workspace) -> None:
    for name in ("cockpit.db", "cockpit.db-wal"):
        with pytest.raises(Refused, match="in use"):
            back_up(workspace, workspace.path.with_name(name))
    with pytest.raises(Refused, match="in use"):
        restore(workspace, workspace.path, workspace.path.with_name("safety.db"))


def test_a_foreign_database_is_no_copy(workspace: Workspace, tmp_path: Path) -> None:
    foreign = driver.connect(str(tmp_path / "foreign.db"))
    foreign.execute("CREATE TABLE t (x)")
    foreign.execute("PRAGMA user_version = 1")
    foreign.close()
    with pytest.raises(StoreTrouble, match="not a Cockpit file"):
        restore(workspace, tmp_path / "foreign.db", tmp_path / "safety.db")


def test_the_same_copy_put_back_twice_is_noticed_twice(
    workspace: Workspace, tmp_path: Path, clock: Clock
) -> None:
    window = Workspace(workspace.path, clock)
    back_up(workspace, tmp_path / "copy.db")
    for number in (1, 2):
        restore(workspace, tmp_path / "copy.db", tmp_path / f"safety{number}.db")
        assert window.catch_up() == 1
    window.close()


def test_threads_that_ended_leave_no_connection(workspace: Workspace) -> None:
    for _number in range(20):
        thread = threading.Thread(target=workspace.ask, args=(journal.position,))
        thread.start()
        thread.join()
    assert len(workspace._opened) <= 2


def test_facts_survive_a_reading_that_failed(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    deal = _deal(workspace)
    workspace.facts()
    workspace.do(edit_deal, deal, amount=777)

    def fail(*_anything: object) -> None:
        raise StoreTrouble("busy", "busy")

    with monkeypatch.context() as patch:
        patch.setattr("cockpit.queries.facts.raw_deals_of", fail)
        with pytest.raises(StoreTrouble):
            workspace.facts()
    facts = workspace.facts()
    state = facts.at(workspace.today())
    assert state.amount[facts.position_of(deal)] == 777


def test_amounts_that_make_no_sense(workspace: Workspace) -> None:
    deal = _deal(workspace)
    with pytest.raises(Refused):
        workspace.do(move_deal, deal, _stage(workspace, "Qualifying"), Closing(amount=-5))
    with pytest.raises(Refused):
        workspace.do(open_deal, "two", _stage(workspace, "Qualifying"), "USD", amount=-5)
    with pytest.raises(ValueError, match="too large"):
        to_minor(Decimal("1e400000000"), "USD")


def test_no_decision_stays_when_it_is_moved_where_it_is(workspace: Workspace) -> None:
    deal, lost = _deal(workspace), _stage(workspace, "Lost")
    workspace.do(move_deal, deal, lost, Closing(outcome=Outcome.NO_DECISION))
    before = workspace.position
    workspace.do(move_deal, deal, lost)
    assert workspace.position == before


def test_a_clock_set_back(workspace: Workspace, clock: Clock, tmp_path: Path) -> None:
    deal = _deal(workspace)
    clock.advance(minutes=50)
    workspace.do(edit_deal, deal, amount=200)
    first = back_up_in_turn(workspace, tmp_path / "backups")
    clock.advance(minutes=-45)
    workspace.do(edit_deal, deal, opened_on=(clock() - timedelta(days=3)).date())
    workspace.do(edit_deal, deal, on=(clock() - timedelta(days=2)).date(), amount=300)
    assert [one.name for one in check(workspace) if not one.ok] == []
    second = back_up_in_turn(workspace, tmp_path / "backups")
    assert first.path != second.path
    assert second.path.exists()


def test_redo_does_not_overwrite_what_rang_meanwhile(workspace: Workspace) -> None:
    workspace.do(set_preference, "scope", "all")
    workspace.do(set_preference, "scope", "reports")
    workspace.undo()
    workspace.tend(set_preference, "scope", "tree")
    with pytest.raises(Refused, match="again"):
        workspace.redo()
    assert workspace.preferences().scope == "tree"


def test_what_the_last_session_did_is_saved_by_the_next(
    workspace: Workspace, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BackgroundScheduler, "start", lambda _self: None)
    _deal(workspace)
    made: list[datetime] = []
    for _session in (1, 2):
        care = Housekeeping(workspace, tmp_path / "backups", made.append)
        care.start()
        clock.advance(minutes=11)
        care.back_up()
    assert made == [clock() - timedelta(minutes=11)]


def test_a_disk_that_refuses_is_not_a_damaged_file(tmp_path: Path) -> None:
    told = trouble.told(driver.OperationalError("disk I/O error"), tmp_path / "cockpit.db")
    assert told is not None
    assert told.reason == "disk"


def test_errors_carry_no_names(workspace: Workspace) -> None:
    from sqlalchemy.exc import SQLAlchemyError

    def doubled(work: Work) -> None:
        found = work.first(Deal)
        assert found is not None
        twin = Deal("Secret customer", 1, 1, "USD", found.known_from)
        twin.uid = found.uid
        work.add(twin)

    _deal(workspace)
    with pytest.raises(SQLAlchemyError) as caught:
        workspace.do(doubled)
    assert "Secret" not in str(caught.value)


def test_json_is_utf8_in_any_terminal(tmp_path: Path) -> None:
    workspace = open_folder(Folder(tmp_path))
    workspace.do(open_deal, "Ünï 🎉", _stage(workspace, "Prospecting"), "USD")
    workspace.close()
    words = [sys.executable, "-m", "cockpit", "--data", str(tmp_path), "deals"]
    for encoding in ("ascii", "latin-1", "cp1252"):
        terminal = {**os.environ, "PYTHONIOENCODING": encoding}
        out = subprocess.run([*words, "--json"], capture_output=True, env=terminal, check=True)
        assert json.loads(out.stdout.decode())[0]["name"] == "Ünï 🎉"
        subprocess.run(words, capture_output=True, env=terminal, check=True)
