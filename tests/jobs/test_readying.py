"""Getting figures ready: afterwards the first figure of each kind waits for no reading."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cockpit.actions.deals import open_deal
from cockpit.analysis.measure import measure
from cockpit.analysis.records import RecordKind
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import Unit, this
from cockpit.jobs.readying import ready_figures
from cockpit.queries.record_tables import record_table
from cockpit.workspace import Workspace, facts_keeper
from tests.demo_files import MORNING, TODAY, open_copy, open_demo

QUARTER = this(Unit.QUARTER, TODAY)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[RecordKind]:
    """The kinds of records that are read from the file, in order."""
    found: list[RecordKind] = []

    def noted(db: Any, kind: RecordKind, *more: Any) -> Any:
        found.append(kind)
        return record_table(db, kind, *more)

    monkeypatch.setattr(facts_keeper, "record_table", noted)
    return found


def _figures(workspace: Workspace) -> dict[str, object]:
    facts = workspace.facts()
    return {
        key: measure(facts, metric, QUARTER, TODAY, by=("owner",)).as_json()
        for key, metric in METRICS.items()
    }


def test_every_kind_is_read_once_and_no_figure_reads_again(reads: list[RecordKind]) -> None:
    workspace = open_demo()
    del reads[:]  # making the demo reads too
    ready_figures(workspace, lambda: None)
    assert sorted(reads) == sorted(RecordKind)
    prepared = _figures(workspace)
    ready_figures(workspace, lambda: None)
    assert len(reads) == len(RecordKind)
    workspace.close()
    unprepared = open_demo()
    assert prepared == _figures(unprepared)
    unprepared.close()


def test_it_ends_where_the_window_closes(reads: list[RecordKind]) -> None:
    class Closed(Exception):
        pass

    def breathe() -> None:
        raise Closed

    workspace = open_demo()
    del reads[:]
    with pytest.raises(Closed):
        ready_figures(workspace, breathe)
    assert not reads
    workspace.close()


def test_after_a_change_only_what_changed_is_read(tmp_path: Any, reads: list[RecordKind]) -> None:
    workspace = open_copy(tmp_path / "copy")
    ready_figures(workspace, lambda: None)
    del reads[:]
    workspace.do(open_deal, "One more", 1, "USD", opened_on=(MORNING - timedelta(days=2)).date())
    ready_figures(workspace, lambda: None)
    assert not reads, "a deal is no record"
    workspace.close()
