"""Backups are whole, replace nothing before they are checked, and are thinned with sense."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.actions.deals import open_deal
from cockpit.domain.changes import Changes
from cockpit.domain.refusal import Refused
from cockpit.domain.trouble import StoreTrouble
from cockpit.storage.database import connect
from cockpit.workspace import Workspace
from cockpit.workspace.keeping import back_up, check, examine, restore, would_be_lost
from cockpit.workspace.rotation import back_up_in_turn, kept, stamps


def first_stage(workspace: Workspace) -> int:
    return workspace.ask(lambda db: db.value("SELECT min(id) FROM stage"))


def opened(workspace: Workspace, name: str) -> int:
    return workspace.do(open_deal, name, first_stage(workspace), "USD", amount=100_00)


def deal_names(workspace: Workspace) -> list[str]:
    return [row[0] for row in workspace.ask(lambda db: db.all("SELECT name FROM deal"))]


def test_a_restore_says_what_is_lost_and_can_itself_be_taken_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    opened(workspace, "Acme")
    copy = back_up(workspace, tmp_path / "copy.db").path
    opened(workspace, "Globex")
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    assert would_be_lost(workspace, copy) == ["opened Globex"]
    restore(workspace, copy, tmp_path / "safety.db")
    assert deal_names(workspace) == ["Acme"]
    assert heard[-1].touches("deal")
    assert all(line.ok for line in check(workspace))
    restore(workspace, tmp_path / "safety.db", tmp_path / "again.db")
    assert deal_names(workspace) == ["Acme", "Globex"]
    assert workspace.undo() is not None
    assert deal_names(workspace) == ["Acme"]


def test_another_process_sees_a_restore(workspace: Workspace, tmp_path: Path, clock) -> None:
    copy = back_up(workspace, tmp_path / "copy.db").path
    opened(workspace, "Acme")
    other = Workspace(workspace.path, clock)
    assert len(other.facts().deal_ids) == 1
    restore(workspace, copy, tmp_path / "safety.db")
    assert other.catch_up() == 1
    assert deal_names(other) == []
    assert len(other.facts().deal_ids) == 0
    other.close()


def test_a_broken_copy_is_refused_and_nothing_changes(workspace: Workspace, tmp_path: Path) -> None:
    opened(workspace, "Acme")
    copy = back_up(workspace, tmp_path / "copy.db").path
    data = bytearray(copy.read_bytes())
    data[5000:9000] = b"\x5a" * 4000
    copy.write_bytes(data)
    with pytest.raises(StoreTrouble):
        restore(workspace, copy, tmp_path / "safety.db")
    assert deal_names(workspace) == ["Acme"]


def test_however_a_copy_is_spoilt_it_is_read_or_refused_in_words(
    workspace: Workspace, tmp_path: Path
) -> None:
    whole, chance = back_up(workspace, tmp_path / "copy.db").path.read_bytes(), Random(5)
    spoilt, refused = tmp_path / "spoilt.db", 0
    for _mutant in range(80):
        data = bytearray(whole)
        for _byte in range(chance.choice((1, 4, 30, 100))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        spoilt.write_bytes(data if chance.random() < 0.8 else data[: chance.randrange(len(data))])
        try:
            examine(spoilt)
        except (StoreTrouble, Refused):
            refused += 1
    assert 20 <= refused < 80


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER planted AFTER INSERT ON task BEGIN DELETE FROM deal; END",
        "CREATE VIEW planted AS SELECT * FROM deal",
    ],
)
def test_a_copy_that_would_do_something_by_itself_is_refused(
    workspace: Workspace, tmp_path: Path, planted: str
) -> None:
    copy = back_up(workspace, tmp_path / "copy.db").path
    connection = connect(copy)
    connection.execute(planted)
    connection.close()
    with pytest.raises(StoreTrouble, match="not a Cockpit file"):
        restore(workspace, copy, tmp_path / "safety.db")


def test_a_newer_file_is_refused_and_left_alone(workspace: Workspace, tmp_path: Path) -> None:
    copy = back_up(workspace, tmp_path / "copy.db").path
    connection = connect(copy)
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    with pytest.raises(StoreTrouble, match="newer"):
        restore(workspace, copy, tmp_path / "safety.db")


def test_turns_keep_the_newest(workspace: Workspace, tmp_path: Path, clock) -> None:
    folder = tmp_path / "backups"
    for n in range(12):
        opened(workspace, f"Deal {n}")
        back_up_in_turn(workspace, folder)
        clock.advance(minutes=20)
    made = stamps(folder)
    assert len(made) <= 8
    newest = max(made, key=lambda path: made[path])
    connection = connect(newest, read_only=True)
    assert connection.execute("SELECT count(*) FROM deal").fetchone() == (12,)
    connection.close()


@given(st.lists(st.integers(min_value=1, max_value=60 * 24 * 30), min_size=1, max_size=400))
def test_thinning_keeps_the_newest_and_never_too_many(gaps: list[int]) -> None:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    made: set[datetime] = set()
    for gap in gaps:
        at += timedelta(minutes=gap)
        made = kept({*made, at})
    assert at in made
    assert 1 <= len(made) <= 40


def test_what_a_killed_backup_left_is_cleared_away(
    workspace: Workspace, tmp_path: Path, clock
) -> None:
    folder, now = tmp_path / "turns", clock()
    folder.mkdir()
    stamps_of = [(now - timedelta(hours=h)).strftime("cockpit-%Y%m%d-%H%M%S.db") for h in (30, 0)]
    old, others = (folder / f"{name}.part" for name in stamps_of)
    for left in (old, old.with_name(f"{old.name}-journal"), others):
        left.write_bytes(b"half")
    clock.advance(minutes=1)
    copy = back_up_in_turn(workspace, folder)
    # The young one may be another process's, at work.
    assert set(folder.iterdir()) == {others, copy.path}
