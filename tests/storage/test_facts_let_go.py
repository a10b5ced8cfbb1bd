"""Facts that newer ones have taken over are free at once, without a collector."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from cockpit.actions.deals import edit_deal
from cockpit.analysis.measure import measure
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import parse
from cockpit.workspace import Workspace
from cockpit.workspace.facts_keeper import FactsKeeper
from tests.demo_files import TODAY, open_copy
from tests.sql import rows


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Workspace]:
    opened = open_copy(tmp_path / "data", 300)
    gc.collect()
    gc.disable()
    yield opened
    gc.enable()
    opened.close()


def figures(folder: Workspace) -> list[float | None]:
    """Some figures of now."""
    facts, quarter = folder.facts(), parse("2026-Q4")
    return [
        measure(facts, METRICS[key], quarter, TODAY).value
        for key in ("win_rate", "open_value", "stalled_deals")
    ]


def change(folder: Workspace, amount: int) -> None:
    """One deal is worth something else."""
    deal = rows(folder, "SELECT min(id) FROM deal WHERE outcome = 'open'")[0][0]
    folder.do(edit_deal, deal, amount=amount)


def test_columns_of_earlier_facts_are_free_two_changes_later(folder: Workspace) -> None:
    figures(folder)
    state = weakref.ref(folder.facts().at(TODAY))
    assert state() is not None
    for amount in (100, 200):
        change(folder, amount)
        figures(folder)
    assert state() is None


def test_whoever_still_asks_earlier_facts_is_told_the_same(folder: Workspace) -> None:
    facts, quarter = folder.facts(), parse("2026-Q4")
    before = measure(facts, METRICS["open_value"], quarter, TODAY).value
    for amount in (100, 200, 300):
        change(folder, amount)
        figures(folder)
    assert measure(facts, METRICS["open_value"], quarter, TODAY).value == before


def test_threads_that_ask_first_share_one_reading(
    folder: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Workspace(folder.path, folder.now)
    begin, both = FactsKeeper.__init__, threading.Barrier(2)

    def slowly(keeper: FactsKeeper, workspace: Workspace) -> None:
        # Were there two of them, both would be here at once.
        with suppress(threading.BrokenBarrierError):
            both.wait(0.3)
        begin(keeper, workspace)

    monkeypatch.setattr(FactsKeeper, "__init__", slowly)
    with ThreadPoolExecutor(2) as pool:
        first, second = (pool.submit(other.facts) for _thread in range(2))
    assert first.result() is second.result()
    other.close()
