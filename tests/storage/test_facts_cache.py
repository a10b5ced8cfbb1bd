"""Columns kept between two starts: the same figures, or none at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import Closing, move_deal
from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from cockpit.workspace import Workspace, facts_cache
from tests.demo_files import MORNING, TODAY, open_copy
from tests.sql import rows
from tests.storage import deeds

DEALS = 400
COLUMNS = (
    "exists", "owner", "stage", "product", "amount", "currency", "expected_close", "category",
    "outcome", "closed_on", "opened_on", "known_from", "account", "next_step_on", "probability",
    "stage_entered", "last_customer_activity", "stalled",
)  # fmt: skip


@pytest.fixture(autouse=True)
def small_folders_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts_cache, "WORTH_KEEPING", 1)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the demo whose columns are kept."""
    opened = open_copy(tmp_path / "data", DEALS)
    opened.facts()
    opened = again(opened)
    yield opened
    opened.close()


def again(workspace: Workspace) -> Workspace:
    """The same folder after a restart."""
    workspace.close()
    return Workspace(workspace.path, lambda: MORNING, who="tester")


def used(workspace: Workspace) -> bool:
    """Whether the kept columns serve this folder."""
    return workspace.ask(lambda db: facts_cache.take(workspace.path, db)) is not None


def without(workspace: Workspace) -> Facts:
    """The facts read from the tables alone."""
    facts_cache.file_of(workspace.path).unlink(missing_ok=True)
    fresh = Workspace(workspace.path, lambda: MORNING)
    facts = fresh.facts()
    fresh.close()
    return facts


def assert_same(one: Facts, other: Facts) -> None:
    """Every column on two days, and every metric."""
    assert one.deal_ids.tolist() == other.deal_ids.tolist()
    assert one.position == other.position
    for day in (TODAY, date(2026, 5, 5)):
        for name in COLUMNS:
            mine, theirs = one.at(day).column(name), other.at(day).column(name)
            assert np.array_equal(mine, theirs), (day, name)
        for metric in METRICS.values():
            readings = [measure(facts, metric, parse("2026"), day) for facts in (one, other)]
            assert readings[0].value == readings[1].value, metric.key


def test_the_next_start_has_the_same_facts(folder: Workspace) -> None:
    folder = again(folder)
    assert used(folder)
    kept = folder.facts()
    assert_same(kept, without(folder))


def test_what_was_done_since_is_in_them(folder: Workspace) -> None:
    ids = [
        row[0]
        for row in rows(
            folder, "SELECT id FROM deal WHERE outcome = 'open' ORDER BY opened_on LIMIT 6"
        )
    ]
    folder.do(move_deal, ids[0], 5, Closing(amount=5_000), with_gaps=True)
    folder.do(move_deal, ids[1], 6, Closing(on=TODAY))
    folder.do(edit_deal, ids[2], amount=77_700, owner_id=9)
    folder.do(edit_deal, ids[3], next_step_on=TODAY)
    folder.undo()
    folder.do(edit_deal, ids[4], opened_on=date(2026, 8, 3))
    folder = again(folder)
    assert used(folder)
    kept = folder.facts()
    assert_same(kept, without(folder))


def test_an_import_since_makes_them_new(folder: Workspace) -> None:
    folder.do(deeds.insert_deals, 5)
    folder = again(folder)
    assert not used(folder)
    assert len(folder.facts().deal_ids) == DEALS + 5
    folder = again(folder)
    assert used(folder)


def test_an_import_that_was_taken_back_counts_as_one(folder: Workspace) -> None:
    folder.do(deeds.insert_deals, 5)
    folder.facts()
    folder = again(folder)
    folder.undo()
    folder = again(folder)
    assert not used(folder)
    assert len(folder.facts().deal_ids) == DEALS


def test_another_folder_has_no_use_for_them(folder: Workspace, tmp_path: Path) -> None:
    other = open_copy(tmp_path / "other", DEALS // 2)
    kept = facts_cache.file_of(folder.path).read_bytes()
    facts_cache.file_of(other.path).write_bytes(kept)
    assert not used(other)
    assert len(other.facts().deal_ids) == DEALS // 2
    other.close()


@pytest.mark.parametrize("spoil", ["cut", "empty", "flipped", "text"])
def test_a_spoilt_file_is_not_used(folder: Workspace, spoil: str) -> None:
    path = facts_cache.file_of(folder.path)
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(
        {
            "cut": whole[:middle],
            "empty": b"",
            "flipped": whole[:middle] + bytes(255 - one for one in whole[middle : middle + 64])
            + whole[middle + 64 :],
            "text": b"import os",
        }[spoil]
    )  # fmt: skip
    folder = again(folder)
    assert not used(folder)
    assert len(folder.facts().deal_ids) == DEALS


def test_a_small_folder_keeps_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    opened = open_copy(tmp_path / "data", DEALS)
    opened.facts()
    opened.close()
    assert not facts_cache.file_of(opened.path).exists()
