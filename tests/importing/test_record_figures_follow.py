"""Figures of calls and leads follow every commit, are read when asked for, and know the past."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from cockpit.actions.rates import set_rate
from cockpit.analysis.measure import measure
from cockpit.analysis.reading import Reading
from cockpit.analysis.records import RecordKind, RecordTable
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import parse
from cockpit.domain.records import Call
from cockpit.queries.record_tables import record_table
from cockpit.storage.work import Work
from cockpit.workspace import Workspace
from tests.importing.folder import NOW, one, take
from tests.importing.record_files import CALLS, LEADS
from tests.importing.tables import written
from tests.importing.test_round_trip import DEALS, PEOPLE

QUARTER = parse("2026-Q1")
DAY = date(2026, 3, 10)


def read(workspace: Workspace, key: str, wanted: DealFilter | None = None) -> Reading:
    found = measure(
        workspace.facts(), METRICS[key], QUARTER, DAY, filter=wanted or DealFilter(), rows=True
    )
    assert len(found.rows or ()) == len(found.row_uids if found.row_uids is not None else ())
    return found


def test_a_commit_is_in_the_next_figure_and_undo_takes_it_out(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS), written(tmp_path, "people.csv", PEOPLE))
    before = workspace.facts()
    assert before.records._tables == {}
    assert (read(workspace, "aht").value, read(workspace, "lead_conversion").value) == (None, None)
    take(workspace, written(tmp_path, "calls.csv", CALLS))
    assert (read(workspace, "aht").n, read(workspace, "asa").value) == (2, 12)
    leads = workspace.facts().records.table(RecordKind.LEAD)
    take(workspace, written(tmp_path, "leads.csv", LEADS))
    assert workspace.facts().records.table(RecordKind.LEAD) is not leads
    assert read(workspace, "lead_conversion").numerator == 1
    workspace.undo()
    assert read(workspace, "lead_conversion").value is None
    workspace.undo()
    assert read(workspace, "aht").value is None
    assert measure(before, METRICS["aht"], QUARTER, DAY).value is None


def test_filters_and_what_was_known_then_hold_for_calls_too(
    workspace: Workspace, tmp_path: Path
) -> None:
    paths = [written(tmp_path, "deals.csv", DEALS), written(tmp_path, "people.csv", PEOPLE)]
    take(workspace, *paths, written(tmp_path, "calls.csv", CALLS))
    ann = one(workspace, "SELECT id FROM person WHERE name = 'Ann'")
    big = one(workspace, "SELECT id FROM account WHERE name = 'Acme'")
    assert read(workspace, "abandonment", DealFilter(owners=frozenset([ann]))).n == 2
    assert read(workspace, "aht", DealFilter(accounts=frozenset([big]))).numerator == 183
    facts = workspace.facts()
    early = measure(facts, METRICS["aht"], QUARTER, DAY, known_at=NOW - timedelta(days=40))
    assert early.n == 0
    later = measure(facts, METRICS["aht"], QUARTER, DAY, known_at=NOW - timedelta(days=1))
    assert later.n == 2


def test_a_rate_prices_what_was_counted_only(workspace: Workspace, tmp_path: Path) -> None:
    euros = DEALS.replace("Amount\n", "Amount,Currency\n").replace(",500", ",500,USD")
    euros = euros.replace(",7\n", ",7,EUR\n")
    take(workspace, written(tmp_path, "deals.csv", euros))
    counted = read(workspace, "revenue")
    assert (counted.value, counted.not_priced, counted.n) == (0, 1, 1)
    workspace.do(set_rate, "EUR", "USD", date(2026, 1, 24), 1.5)
    assert read(workspace, "revenue").not_priced == 1
    workspace.do(set_rate, "EUR", "USD", date(2026, 1, 25), 1.5)
    priced = read(workspace, "revenue")
    assert (priced.value, priced.not_priced) == (1050, 0)
    workspace.undo()
    assert read(workspace, "revenue").not_priced == 1


def test_a_table_patched_row_by_row_is_the_table_read_anew(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "calls.csv", CALLS))
    workspace.facts().records.table(RecordKind.CALL)
    turns = (
        lambda: workspace.do(_retopic),
        workspace.undo,
        workspace.redo,
        lambda: workspace.do(_remove),
        workspace.undo,
    )
    for turn in turns:
        turn()
        patched = workspace.facts().records.table(RecordKind.CALL)
        anew = workspace.ask(record_table, RecordKind.CALL, workspace.zone())
        assert patched.uids.tolist() == anew.uids.tolist()
        for name, column in anew.columns.items():
            assert patched.columns[name].tolist() == column.tolist(), name
        assert _texts(patched) == _texts(anew)


def _texts(table: RecordTable) -> list[str]:
    texts, codes = table.words["type"]
    return [texts[code] for code in codes.tolist()]


def _retopic(work: Work) -> None:
    work.get(Call, 2).topic = "Something new"
    work.label = "said what it was about"


def _remove(work: Work) -> None:
    work.remove(work.get(Call, 1))
    work.label = "removed a call"
