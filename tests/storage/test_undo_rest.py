"""A deed of which something later changed a part: refused whole, and the rest is taken back."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.actions.deals import edit_deal, edit_deals, open_deal, write_note
from cockpit.domain.changes import Changes
from cockpit.domain.refusal import Blocked, Refused
from cockpit.queries import journal
from cockpit.queries.consistency import inconsistencies
from cockpit.workspace import Workspace
from tests.sql import rows, scalar
from tests.storage import deeds, fingerprints, replayed
from tests.storage.test_state_machine import START, template


class Elsewhere:
    """A workspace in which every deed is one that nobody here asked for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.do = workspace.tend

    def __getattr__(self, name: str) -> Any:
        return getattr(self._workspace, name)


@contextmanager
def copied() -> Iterator[tuple[Workspace, list[timedelta]]]:
    """A folder of its own, and the time that has passed in it."""
    folder = Path(tempfile.mkdtemp(prefix="cockpit-rest-"))
    passed = [timedelta()]
    shutil.copyfile(template(), folder / "cockpit.db")
    workspace = Workspace(folder / "cockpit.db", lambda: START + passed[0], who="walker")
    try:
        yield workspace, passed
    finally:
        workspace.close()
        shutil.rmtree(folder)


def done(workspace: Workspace, passed: list[timedelta], chance: random.Random) -> None:
    """A few deeds of the manager, then others' on the same rows."""
    workspace.do(deeds.insert_deals, chance.randint(1, 8))
    for where, many in ((workspace, 4), (Elsewhere(workspace), chance.randint(1, 5))):
        for _turn in range(many):
            passed[0] += timedelta(minutes=chance.randint(1, 3000))
            try:
                chance.choice(deeds.DEEDS)(where, chance)  # type: ignore[arg-type]
            except Refused:
                continue


def whole(workspace: Workspace) -> dict[str, str]:
    """What the file holds, which agrees with itself and with its journal."""
    assert workspace.ask(inconsistencies) == []
    assert rows(workspace, "PRAGMA foreign_key_check") == []
    return fingerprints.content(workspace.path)


def take_back(workspace: Workspace) -> bool:
    """The last deed or what is free of it; whether there was anything."""
    held, told = whole(workspace), fingerprints.journal(workspace.path)
    try:
        return workspace.undo() is not None
    except Blocked as refused:
        blocked = refused
    assert 0 <= blocked.free <= blocked.rows
    assert fingerprints.content(workspace.path) == held
    assert fingerprints.journal(workspace.path) == told
    if not blocked.free:
        return False
    assert workspace.undo(rest=True) is not None
    assert whole(workspace) != held
    return True


@settings(max_examples=10, deadline=None)
@given(chance=st.integers(0, 2**20).map(random.Random))
def test_what_is_free_goes_and_comes_again_and_the_rest_agrees(chance: random.Random) -> None:
    with copied() as (workspace, passed):
        done(workspace, passed, chance)
        held = [whole(workspace)]
        while take_back(workspace):
            held.append(whole(workspace))
        present = replayed.replay(workspace, 10**9)
        for kind, table in present.items():
            assert table == replayed.in_file(workspace, kind), kind
        for wanted in reversed(held[:-1]):
            assert workspace.redo() is not None
            now = whole(workspace)
            assert now == wanted, fingerprints.differing(now, wanted)
        assert workspace.redo() is None
        for wanted in held[1:]:
            assert take_back(workspace)
            assert whole(workspace) == wanted


def test_of_an_import_the_deals_that_nobody_touched_are_taken_back(workspace: Workspace) -> None:
    ids = workspace.do(deeds.insert_deals, 5)
    workspace.tend(edit_deal, ids[2], amount=7)
    with pytest.raises(Blocked, match=r"cannot be undone: .* came after it") as refused:
        workspace.undo()
    heard: list[Changes] = []
    workspace.subscribe(heard.append)
    assert workspace.undo(rest=True) is not None
    assert rows(workspace, "SELECT id, amount FROM deal") == [(ids[2], 7)]
    assert scalar(workspace, "SELECT count(DISTINCT deal_id) FROM stage_visit") == 1
    # The account that all five have stays with the one.
    assert (refused.value.free, refused.value.rows) == (12, 16)
    assert [(c.flavour, "deal" in c.bulk) for c in heard] == [("rest", True)]
    assert [c.bulk for c in workspace.ask(journal.announcements, heard[0].position - 1)] == [
        heard[0].bulk
    ]
    assert workspace.undo() is None
    workspace.redo()
    assert scalar(workspace, "SELECT count(*) FROM deal") == 5


def test_a_deal_that_a_later_note_belongs_to_stays_and_the_note_is_named(
    workspace: Workspace,
) -> None:
    one, other = (workspace.do(open_deal, name, 1, "USD", amount=5) for name in ("Acme", "Zeta"))
    workspace.do(edit_deals, [one, other], amount=9)
    workspace.tend(edit_deal, one, amount=11)
    assert workspace.undo(rest=True) is not None
    assert rows(workspace, "SELECT amount FROM deal ORDER BY id") == [(11,), (5,)]
    workspace.tend(write_note, "Rang by itself.", deal_id=other)
    with pytest.raises(Blocked, match=r"Zeta.*note") as refused:
        workspace.undo()
    assert (refused.value.free, workspace.ask(journal.undoable)) == (0, "opened Zeta")
    with pytest.raises(Blocked):
        workspace.undo(rest=True)


def test_a_new_deed_ends_what_of_a_rest_could_be_done_again(workspace: Workspace) -> None:
    ids = workspace.do(deeds.insert_deals, 2)
    workspace.tend(edit_deal, ids[0], amount=7)
    workspace.undo(rest=True)
    workspace.do(open_deal, "Acme", 1, "USD")
    assert workspace.redo() is None
    assert workspace.undo() is not None
    assert workspace.undo() is None


def test_with_nothing_in_the_way_the_rest_is_the_whole(workspace: Workspace) -> None:
    workspace.do(deeds.insert_deals, 2)
    back = workspace.undo(rest=True)
    assert back is not None
    assert back.changes.flavour == "undo"
    assert scalar(workspace, "SELECT count(*) FROM deal") == 0
