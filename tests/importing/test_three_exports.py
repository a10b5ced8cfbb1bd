"""Three Friday exports of one team, with hand edits and a vanished deal in between."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.actions.deals import edit_deal
from cockpit.actions.moves import move_deal
from cockpit.analysis.close_moves import pushes_of
from cockpit.domain.identity import uid_text
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import ImportOptions
from cockpit.queries.conflicts import open_conflicts
from cockpit.queries.deal_history import history
from cockpit.queries.vanished import vanished_deals
from cockpit.storage.numbers import day_number, day_of
from cockpit.workspace import Workspace
from tests.importing.folder import new_folder, one, rows, take
from tests.importing.tables import written

HEAD = "Deal ID,Deal Name,Account,Owner,Stage,Amount,Created,Close Date,Closed On\n"
FIRST = HEAD + (
    "D1,Alpha,Acme,Ann,Demo,100,2026-01-05,2026-03-31,\n"
    "D2,Beta,Bolt,Bob,Demo,200,2026-01-06,2026-04-30,\n"
    "D3,Gamma,Core,Ann,Proposal,300,2026-01-07,2026-03-31,\n"
    "D4,Delta,Dune,Bob,Proposal,400,2026-01-08,2026-05-29,\n"
    "D5,Epsilon,Echo,Ann,Lost,500,2026-01-09,2026-02-10,2026-02-10\n"
    "D6,Zeta,Faro,Cyd,Demo,600,2026-01-12,2026-04-30,\n"
    "D7,Zeta,Faro,Cyd,Demo,650,2026-01-13,2026-04-30,\n"
)
# Alpha moves on and is pushed, Beta changes hands, Gamma is won, Delta is gone, Epsilon reopens,
# one Zeta was merged into the other.
SECOND = HEAD + (
    "D1,Alpha,Acme,Ann,Proposal,100,2026-01-05,2026-04-30,\n"
    "D2,Beta,Bolt,Ann,Demo,220,2026-01-06,2026-04-30,\n"
    "D3,Gamma,Core,Ann,Won,310,2026-01-07,2026-03-31,2026-03-04\n"
    "D5,Epsilon,Echo,Ann,Demo,500,2026-01-09,2026-05-29,\n"
    "D6,Zeta,Faro,Cyd,Demo,1250,2026-01-12,2026-04-30,\n"
)
# Alpha is renamed and pushed again, Delta is back and lost, Epsilon changes hands.
THIRD = HEAD + (
    "D1,Alpha II,Acme,Ann,Proposal,120,2026-01-05,2026-05-29,\n"
    "D2,Beta,Bolt,Ann,Demo,230,2026-01-06,2026-05-29,\n"
    "D3,Gamma,Core,Ann,Won,310,2026-01-07,2026-03-31,2026-03-04\n"
    "D4,Delta,Dune,Bob,Lost,400,2026-01-08,2026-05-29,2026-03-09\n"
    "D5,Epsilon,Echo,Bob,Demo,500,2026-01-09,2026-05-29,\n"
    "D6,Zeta,Faro,Cyd,Demo,1250,2026-01-12,2026-04-30,\n"
)
DAY = "date({0} * 86400, 'unixepoch')"


@pytest.fixture
def told(workspace: Workspace, tmp_path: Path) -> list[Any]:
    """The reports of the three; the day of each is in its file's name."""
    exports = (("2026-02-27", FIRST), ("2026-03-06", SECOND), ("2026-03-10", THIRD))
    reports = []
    for day, text in exports:
        path = written(tmp_path, f"hubspot-crm-exports-deals-{day}.csv", text)
        reports += take(workspace, path)
        if day == "2026-02-27":
            _edit(workspace)
    return reports


def _edit(workspace: Workspace) -> None:
    """By hand, after the first export: Beta's amount, and Alpha is moved to where it was anyway."""
    beta, zeta = (_deal(workspace, name) for name in ("D2", "D6"))
    workspace.do(edit_deal, beta, amount=25_000, next_step="ask again")
    stage = one(workspace, "SELECT id FROM stage WHERE name = 'Proposal'")
    workspace.do(move_deal, zeta, stage)


def _deal(workspace: Workspace, external: str) -> int:
    found: int = one(
        workspace,
        "SELECT entity_id FROM source_record WHERE kind = 'deals' AND external_id = ?",
        external,
    )
    return found


def test_every_visit(workspace: Workspace, told: list[Any]) -> None:
    stays = rows(
        workspace,
        f"SELECT r.external_id, s.name, {DAY.format('entered_on')}, {DAY.format('left_on')}"
        " FROM stage_visit v JOIN stage s ON s.id = v.stage_id"
        " JOIN source_record r ON r.entity_id = v.deal_id AND r.kind = 'deals'"
        " ORDER BY 1, entered_on, v.id",
    )
    assert stays == [
        ("D1", "Demo", "2026-01-05", "2026-03-06"), ("D1", "Proposal", "2026-03-06", None),
        ("D2", "Demo", "2026-01-06", None),
        ("D3", "Proposal", "2026-01-07", "2026-03-04"), ("D3", "Won", "2026-03-04", None),
        ("D4", "Proposal", "2026-01-08", "2026-03-09"), ("D4", "Lost", "2026-03-09", None),
        ("D5", "Demo", "2026-01-09", "2026-02-10"), ("D5", "Lost", "2026-02-10", "2026-03-06"),
        ("D5", "Demo", "2026-03-06", None),
        ("D6", "Demo", "2026-01-12", "2026-03-10"), ("D6", "Proposal", "2026-03-10", None),
        ("D7", "Demo", "2026-01-13", None),
    ]  # fmt: skip


def test_every_push_and_owner_move(workspace: Workspace, told: list[Any]) -> None:
    found = []
    for external in ("D1", "D2", "D3", "D4", "D5", "D6", "D7"):
        for happening in reversed(workspace.ask(history, _deal(workspace, external))):
            if happening.kind in ("expected_close", "owner"):
                day = day_of(happening.day).isoformat()
                ours: tuple[Any, ...] = (happening.before, happening.after)
                if happening.kind == "expected_close":
                    ours = tuple(one and day_of(one).isoformat() for one in ours)
                found.append((external, happening.kind, day, *ours, happening.who))
    assert found == [
        ("D1", "expected_close", "2026-03-06", "2026-03-31", "2026-04-30", "tester"),
        ("D1", "expected_close", "2026-03-10", "2026-04-30", "2026-05-29", "tester"),
        ("D2", "owner", "2026-03-06", "Bob", "Ann", "tester"),
        ("D2", "expected_close", "2026-03-10", "2026-04-30", "2026-05-29", "tester"),
        ("D3", "expected_close", "2026-03-04", "2026-03-31", None, "tester"),
        ("D4", "expected_close", "2026-03-09", "2026-05-29", None, "tester"),
        ("D5", "expected_close", "2026-03-06", None, "2026-05-29", "tester"),
        ("D5", "owner", "2026-03-10", "Ann", "Bob", "tester"),
    ]
    ledger = workspace.facts().layers.big.ledger
    pushed = {
        (int(ledger.versions.deal[row]), int(ledger.versions.day[row]), int(days))
        for row, days in zip(pushes_of(ledger).rows, pushes_of(ledger).days, strict=True)
    }
    alpha, beta = (_row(workspace, name) for name in ("Alpha II", "Beta"))
    sixth, tenth = day_number(date(2026, 3, 6)), day_number(date(2026, 3, 10))
    assert pushed == {(alpha, sixth, 30), (alpha, tenth, 29), (beta, tenth, 29)}


def _row(workspace: Workspace, name: str) -> int:
    """The deal's place in the facts, which come in the order of their ids."""
    names = [found for (found,) in rows(workspace, "SELECT name FROM deal ORDER BY id")]
    return names.index(name)


def test_every_conflict(workspace: Workspace, told: list[Any]) -> None:
    _first, second, third = told
    assert [(kept.field, kept.mine, kept.theirs) for kept in second.kept] == [
        ("amount", 250.0, 220.0)
    ]
    assert [(kept.field, kept.mine, kept.theirs) for kept in third.kept] == [
        ("amount", 250.0, 230.0)
    ]
    listed = workspace.ask(open_conflicts)
    assert [(o.name, o.field, o.mine, o.theirs, day_of(o.exported_on)) for o in listed] == [
        ("Beta", "amount", 250.0, 230.0, date(2026, 3, 10))
    ]
    kept = rows(workspace, "SELECT amount, next_step, p.name FROM deal d"
                           " JOIN person p ON p.id = d.owner_id WHERE d.name = 'Beta'")  # fmt: skip
    assert kept == [(25_000, "ask again", "Ann")]


def test_every_deal_that_went_and_came(workspace: Workspace, told: list[Any]) -> None:
    _first, second, third = told
    zeta = uid_text(one(workspace, "SELECT uid FROM deal WHERE id = ?", _deal(workspace, "D6")))
    assert [(gone.name, gone.twin) for gone in second.vanished] == [("Delta", ""), ("Zeta", zeta)]
    said = [remark.what for remark in second.warnings]
    assert any("not in this export any more" in what and "Delta" in what for what in said)
    assert any("merged there" in what and "Zeta" in what for what in said)
    assert third.vanished == []
    assert any("in the export again" in remark.what for remark in third.warnings)
    marks = rows(
        workspace,
        f"SELECT r.external_id, {DAY.format('missing_since')}, v.twin_id FROM vanished v"
        " JOIN source_record r ON r.entity_id = v.deal_id AND r.kind = 'deals'",
    )
    assert marks == [("D7", "2026-03-06", _deal(workspace, "D6"))]
    (gone,) = workspace.ask(vanished_deals)
    assert (gone.deal_id, gone.twin) == (_deal(workspace, "D7"), "Zeta")
    assert workspace.ask(vanished_deals, _deal(workspace, "D4")) == []
    assert one(workspace, "SELECT count(*) FROM deal") == 7
    assert (
        one(workspace, "SELECT name FROM deal WHERE id = ?", _deal(workspace, "D1")) == "Alpha II"
    )
    outcomes = dict(rows(workspace, "SELECT name, outcome FROM deal WHERE name <> 'Zeta'"))
    assert outcomes == {
        "Alpha II": "open", "Beta": "open", "Gamma": "won", "Delta": "lost", "Epsilon": "open",
    }  # fmt: skip


def test_three_exports_at_once_are_one_after_the_other(
    workspace: Workspace, tmp_path: Path
) -> None:
    days = {"2026-03-10": THIRD, "2026-02-27": FIRST, "2026-03-06": SECOND}
    paths = [written(tmp_path, f"deals-{day}.csv", text) for day, text in days.items()]
    for path in sorted(paths):
        take(workspace, path)
    (tmp_path / "at once").mkdir()
    other = new_folder(tmp_path / "at once")
    position = other.position
    plan = plan_import(other, paths, ImportOptions())
    assert other.position == position, "trying leaves nothing"
    planned = [(one.file, one.added, one.changed, len(one.vanished)) for one in plan.reports]
    done = run_import(other, plan)
    assert [(one.file, one.added, one.changed, len(one.vanished)) for one in done] == planned
    assert [(path.name, added) for path, added in zip(paths, (0, 7, 0), strict=True)] == [
        (one.file, one.added) for one in done
    ]
    assert other.position == position + 1
    versions = (
        "SELECT d.name, happened_on, v.amount, v.outcome, v.expected_close FROM deal_version v"
        " JOIN deal d ON d.id = v.deal_id WHERE superseded_at IS NULL ORDER BY d.id, 2, v.id"
    )
    assert rows(other, versions) == rows(workspace, versions)
    other.undo()
    assert one(other, "SELECT count(*) FROM deal") == 0
    other.close()


def test_an_older_export_does_not_take_back_what_a_newer_one_said(
    workspace: Workspace, tmp_path: Path
) -> None:
    for day, text in (("2026-02-27", FIRST), ("2026-03-10", THIRD)):
        take(workspace, written(tmp_path, f"deals-{day}.csv", text))
    before = rows(workspace, "SELECT name, amount, stage_id FROM deal ORDER BY id")
    (report,) = take(workspace, written(tmp_path, "deals-2026-03-06.csv", SECOND))
    assert (report.added, report.changed) == (0, 0)
    assert any("2026-03-10, which stands" in one.what for one in report.warnings)
    assert rows(workspace, "SELECT name, amount, stage_id FROM deal ORDER BY id") == before
