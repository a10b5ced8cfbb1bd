"""Any sequence of deeds: the file agrees with itself, with its journal and with every undo."""

from __future__ import annotations

import atexit
import random
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from cockpit.actions.starting import set_up
from cockpit.domain.refusal import Refused
from cockpit.queries.consistency import inconsistencies
from cockpit.workspace import Workspace
from cockpit.workspace.opening import new_workspace
from tests.sql import rows, scalar
from tests.storage import deeds, fingerprints, replayed

START = datetime(2026, 3, 10, 9, tzinfo=UTC)
CHANCES = st.integers(0, 2**20).map(random.Random)


@cache
def template() -> Path:
    """A file with the starting pipeline and two people, to be copied."""
    folder = Path(tempfile.mkdtemp(prefix="cockpit-template-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "cockpit.db"
    made = new_workspace(path, lambda: START)
    made.tend(set_up)
    made.tend(deeds.add_people)
    made.rest()
    made.close()
    return path


class Folder(RuleBasedStateMachine):
    """A folder on disk, and what it held before each deed that can still be undone."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="cockpit-walk-"))
        self.path = self.folder / "cockpit.db"
        self.now = START
        self.before: list[dict[str, str]] = []
        self.after: list[dict[str, str]] = []

    @initialize()
    def begin(self) -> None:
        shutil.copyfile(template(), self.path)
        self.workspace = Workspace(self.path, self.clock, who="walker")
        self.held = fingerprints.content(self.path)

    def clock(self) -> datetime:
        return self.now

    def teardown(self) -> None:
        self.workspace.close()
        shutil.rmtree(self.folder)

    @rule(deed=st.sampled_from(deeds.DEEDS), chance=CHANCES, minutes=st.integers(1, 3000))
    def do(self, deed: deeds.Deed, chance: random.Random, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        position = self.workspace.position
        try:
            deed(self.workspace, chance)
        except Refused:
            assert fingerprints.content(self.path) == self.held
            assert scalar(self.workspace, "SELECT max(step) FROM journal") == position
            return
        holds = fingerprints.content(self.path)
        if self.workspace.position == position:
            assert holds == self.held, "something changed without an entry"
            return
        assert holds != self.held, "an entry without a change"
        self.before.append(self.held)
        self.after.clear()
        self.held = holds

    @precondition(lambda self: self.before)
    @rule(times=st.integers(1, 6))
    def undo(self, times: int) -> None:
        for _turn in range(min(times, len(self.before))):
            self.now += timedelta(minutes=1)
            self.after.append(self.held)
            assert self.workspace.undo() is not None
            self.held = fingerprints.content(self.path)
            wanted = self.before.pop()
            assert self.held == wanted, fingerprints.differing(self.held, wanted)

    @precondition(lambda self: self.after)
    @rule(times=st.integers(1, 6))
    def redo(self, times: int) -> None:
        for _turn in range(min(times, len(self.after))):
            self.now += timedelta(minutes=1)
            self.before.append(self.held)
            assert self.workspace.redo() is not None
            self.held = fingerprints.content(self.path)
            wanted = self.after.pop()
            assert self.held == wanted, fingerprints.differing(self.held, wanted)

    @precondition(lambda self: not self.before)
    @rule()
    def nothing_to_undo(self) -> None:
        assert self.workspace.undo() is None

    @precondition(lambda self: not self.after)
    @rule()
    def nothing_to_redo(self) -> None:
        assert self.workspace.redo() is None

    @rule()
    def restart(self) -> None:
        self.workspace.close()
        self.workspace = Workspace(self.path, self.clock, who="walker")

    @rule()
    def rest(self) -> None:
        self.workspace.rest()

    @rule(spot=st.floats(0, 1))
    def the_journal_tells_the_past(self, spot: float) -> None:
        steps = rows(self.workspace, "SELECT step, at FROM journal ORDER BY step")
        step, at = steps[int(spot * (len(steps) - 1))]
        told = replayed.told_by_journal(replayed.replay(self.workspace, step))
        assert told == replayed.told_by_versions(self.workspace, at)

    @rule()
    def the_journal_tells_the_present(self) -> None:
        for kind, table in replayed.replay(self.workspace, 10**9).items():
            assert table == replayed.in_file(self.workspace, kind), kind

    @invariant()
    def agrees_with_itself(self) -> None:
        if hasattr(self, "workspace"):
            assert self.workspace.ask(inconsistencies) == []
            assert rows(self.workspace, "PRAGMA foreign_key_check") == []

    def __repr__(self) -> str:
        return "Folder()"


def _walk(examples: int, steps: int) -> Any:
    case = Folder.TestCase
    case.settings = settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    return case


TestFolder = _walk(examples=20, steps=40)
