"""Records as columns: whole columns written out by the file say what its rows say, one by one."""

from __future__ import annotations

from contextlib import closing
from zoneinfo import ZoneInfo

import pytest

from cockpit.analysis.records import RecordKind
from cockpit.queries import record_tables
from cockpit.queries.record_tables import record_table
from cockpit.storage.database import connect
from cockpit.workspace import Workspace
from tests.demo_files import open_copy

UTC = ZoneInfo("UTC")
ODD = 'it\'s, "odd"\n\x1f;--'


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    workspace = open_copy(tmp_path_factory.mktemp("records"))
    with closing(connect(workspace.path)) as other:  # what an older file may hold
        other.execute("PRAGMA foreign_keys = OFF")
        other.execute("DELETE FROM activity WHERE id % 7 = 0")
        other.execute("UPDATE activity SET type = ? WHERE id % 11 = 0", (ODD,))
    return workspace


@pytest.mark.parametrize("at_once", [1_000, 20_000])
@pytest.mark.parametrize("only", [None, frozenset({3, 11, 14, 22, 10**6})])
def test_numbers_words_and_marks_are_those_of_the_rows(
    demo: Workspace, monkeypatch: pytest.MonkeyPatch, at_once: int, only: frozenset[int] | None
) -> None:
    monkeypatch.setattr(record_tables, "_AT_ONCE", at_once)
    found = demo.ask(record_table, RecordKind.ACTIVITY, UTC, only)
    where = "" if only is None else f" WHERE id IN ({','.join(map(str, sorted(only)))})"
    rows = demo.ask(
        lambda db: db.all(
            "SELECT id, happened_on, coalesce(person_id, 0), coalesce(deal_id, 0), customer_facing,"
            f" uid, coalesce(type, '') FROM activity{where} ORDER BY id"
        )
    )
    assert len(rows) > 2
    texts, codes = found.words["type"]
    columns = [found.columns[name].tolist() for name in ("id", "day", "owner", "deal")]
    columns += [found.columns["customer_facing"].tolist(), [one.tobytes() for one in found.uids]]
    columns.append([texts[code] for code in codes.tolist()])
    assert list(zip(*columns, strict=True)) == rows
    assert list(texts) == ["", *sorted(set(texts) - {""})]


def test_instants_are_told_by_the_clocks_of_the_zone(demo: Workspace) -> None:
    """The offset is that of the instant itself, in summer and in winter."""
    zone = ZoneInfo("America/New_York")
    there = demo.ask(record_table, RecordKind.LEAD, zone).columns["created_at"]
    here = demo.ask(record_table, RecordKind.LEAD, UTC).columns["created_at"]
    assert set(((here - there) // 3_600_000_000).tolist()) == {4, 5}


def test_a_kind_of_which_there_is_nothing_has_empty_columns(workspace: Workspace) -> None:
    for kind in RecordKind:
        found = workspace.ask(record_table, kind, UTC)
        assert len(found) == 0
        assert all(len(column) == 0 for column in found.columns.values())
