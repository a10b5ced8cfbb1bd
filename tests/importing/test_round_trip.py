"""What Cockpit exports comes back as it was, into another folder or the same one."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from cockpit.actions.deal_parts import add_contact, add_line
from cockpit.actions.deals import edit_deal, open_deal, write_note
from cockpit.actions.people import edit_person
from cockpit.actions.plan_targets import Cell, set_targets
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period
from cockpit.domain.plan import Subject
from cockpit.jobs.deal_list import listed_deals
from cockpit.jobs.export import deal_table, export_kind, write_table
from cockpit.queries.journal import state
from cockpit.workspace import Workspace
from tests.importing.folder import new_folder, one, rows, take
from tests.importing.tables import written

PEOPLE = "Name,Email,Role,Team,Region\nAnn,ann@us.example,rep,North,EMEA\nBob,,rep,North,EMEA\n"
DEALS = (
    "Deal ID,Deal Name,Stage,Deal owner,Account,Created,Close date,Amount\n"
    "1,Big,Demo,Ann,Acme,2026-01-05,2026-06-01,500\n2,Small,Won,Bob,Beta,2026-01-06,2026-02-01,7\n"
)
HISTORY = (
    "Deal ID,Changed at,Stage,Amount,Close date\n1,2026-01-05 09:00,Lead,400,2026-05-01\n"
    "1,2026-02-05 09:00,Offer,450,2026-05-01\n1,2026-02-05 18:00,Demo,500,2026-06-01\n"
)
CONTACTS = "Name,Company,Job title,Email,Phone\nRose,Acme,CEO,r@a.example,+1 555\nSean,Beta,,,\n"
ACTIVITIES = (
    "Type,Subject,Date,Minutes,Outcome,Owner,Deal,Company,Customer-facing\n"
    "call,=Hello,2026-02-02T10:11:12.345678Z,20,interested,Ann,Big,Acme,yes\n"
    "Demo,Show,2026-02-03,,,Bob,Big,Acme,no\nnote,Mine,2026-02-04,,,Bob,,Beta,no\n"
)
NOTES = (
    "Note,At,Deal,Company,Person,Private\n"
    '"Two\nlines",2026-02-02T10:11:12.5Z,Big,Acme,,no\nSecret,2026-02-03,,,Ann,yes\n'
)
QUOTAS = (
    "Person,Team,Period,Quota\nAnn,,2026-Q1,1000\nAnn,,Apr 2026,400\n,North,FY2026,9000\n"
    "Bob,,FY26 Q2,70\n"
)
FILES = {
    "people": PEOPLE,
    "deals": DEALS,
    "stage_history": HISTORY,
    "contacts": CONTACTS,
    "activities": ACTIVITIES,
    "notes": NOTES,
    "quotas": QUOTAS,
}
SAID = {
    "contacts": "SELECT c.name, a.name, title, email, phone FROM contact c"
    " LEFT JOIN account a ON a.id = c.account_id ORDER BY 1",
    "activities": "SELECT type, subject, at, happened_on, minutes, v.outcome, customer_facing,"
    " p.name, d.name, a.name FROM activity v LEFT JOIN person p ON p.id = v.person_id"
    " LEFT JOIN deal d ON d.id = v.deal_id LEFT JOIN account a ON a.id = v.account_id ORDER BY at",
    "notes": "SELECT text, at, private, d.name, a.name, p.name FROM note n"
    " LEFT JOIN deal d ON d.id = n.deal_id LEFT JOIN account a ON a.id = n.account_id"
    " LEFT JOIN person p ON p.id = n.person_id ORDER BY at",
    "quotas": "SELECT p.name, t.name, start_on, end_on, amount, currency FROM quota q"
    " LEFT JOIN person p ON p.id = q.person_id LEFT JOIN team t ON t.id = q.team_id"
    " ORDER BY 3, 4, 1",
    "stage_history": "SELECT d.name, happened_on, s.name, v.amount, v.expected_close, v.outcome"
    " FROM deal_version v JOIN deal d ON d.id = v.deal_id JOIN stage s ON s.id = v.stage_id"
    " WHERE superseded_at IS NULL ORDER BY 1, 2, v.id",
}


def filled(workspace: Workspace, folder: Path) -> None:
    """Give a folder one of everything."""
    paths = [written(folder, f"{kind}.csv", text) for kind, text in FILES.items()]
    reports = take(workspace, *paths)
    assert [report.refused for report in reports] == [[]] * len(FILES)
    assert {report.kind for report in reports} == set(FILES)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_every_kind_comes_back_as_it_was(workspace: Workspace, tmp_path: Path, ending: str) -> None:
    filled(workspace, tmp_path)
    paths = [tmp_path / f"out_{kind}.{ending}" for kind in ("people", "deals", *SAID)]
    for path in paths:
        kind = path.stem.removeprefix("out_")
        if kind == "deals":
            write_table(deal_table(listed_deals(workspace, DealFilter(), workspace.today())), path)
        else:
            export_kind(workspace, kind, path)
    (tmp_path / "other").mkdir()
    other = new_folder(tmp_path / "other")
    reports = take(other, *paths)
    assert [(report.kind, report.refused) for report in reports if report.refused] == []
    for kind, sql in SAID.items():
        assert rows(other, sql) == rows(workspace, sql), kind
    other.close()


def test_an_export_taken_in_where_it_came_from_adds_nothing(
    workspace: Workspace, tmp_path: Path
) -> None:
    filled(workspace, tmp_path)
    before, position = rows(workspace, "SELECT * FROM source_record"), workspace.position
    for kind in ("deals", "people", "accounts", *SAID):
        path = tmp_path / f"out_{kind}.csv"
        if kind == "deals":
            write_table(deal_table(listed_deals(workspace, DealFilter(), workspace.today())), path)
        else:
            export_kind(workspace, kind, path)
        (report,) = take(workspace, path)
        assert (report.kind, report.refused, report.is_idle) == (kind, [], True)
        assert report.unchanged == report.rows > 0, kind
    assert (rows(workspace, "SELECT * FROM source_record"), workspace.position) == (
        before,
        position,
    )


def test_a_list_of_ours_is_not_the_last_word_of_the_crm(
    workspace: Workspace, tmp_path: Path
) -> None:
    theirs = written(tmp_path, "deals.csv", DEALS)
    take(workspace, theirs)
    deal = one(workspace, "SELECT id FROM deal WHERE name = 'Big'")
    workspace.do(edit_deal, deal, amount=60_000)
    ours = tmp_path / "ours.csv"
    write_table(deal_table(listed_deals(workspace, DealFilter(), workspace.today())), ours)
    # A hand mended the other deal's name in a spreadsheet: which of the two is right is asked.
    ours.write_text(ours.read_text(encoding="utf-8").replace("Small", "Smaller"), encoding="utf-8")
    (report,) = take(workspace, ours)
    assert [(kept.mine, kept.theirs) for kept in report.kept] == [("Small", "Smaller")]
    assert (report.added, report.changed, report.vanished) == (0, 0, [])
    theirs.write_text(DEALS.replace("2026-06-01", "2026-06-08"), encoding="utf-8")
    take(workspace, theirs)
    assert rows(workspace, "SELECT name, amount FROM deal ORDER BY name") == [
        ("Big", 60_000),
        ("Small", 700),
    ]


def test_cells_changed_in_a_spreadsheet_follow_unless_they_were_changed_here_since(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    ours, edited = tmp_path / "ours.csv", tmp_path / "edited.csv"
    told = listed_deals(workspace, DealFilter(), workspace.today())
    write_table(deal_table(told, workspace.ask(state)), ours)
    text = ours.read_text(encoding="utf-8")
    assert text.count(workspace.ask(state)) == len(told)
    edited.write_text(text.replace("Small", "Smaller").replace("Big", "Bigger"), encoding="utf-8")
    big = one(workspace, "SELECT id FROM deal WHERE name = 'Big'")
    workspace.do(edit_deal, big, name="Great")
    workspace.do(edit_deal, big, name="Greater", amount=60_000)
    (report,) = take(workspace, edited)
    assert [(kept.mine, kept.theirs) for kept in report.kept] == [("Greater", "Bigger")]
    assert (report.added, report.changed, report.vanished) == (0, 1, [])
    (again,) = take(workspace, edited)
    assert again.is_idle
    (back,) = take(workspace, ours)
    assert (back.changed, back.kept) == (1, [])
    names = rows(workspace, "SELECT name, amount FROM deal ORDER BY name")
    assert names == [("Greater", 60_000), ("Small", 700)]


@pytest.mark.parametrize("change", ["other folder", "owner renamed", "column left out"])
def test_a_list_is_no_base_when_what_it_was_made_from_is_gone(
    workspace: Workspace, tmp_path: Path, change: str
) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    told = listed_deals(workspace, DealFilter(), workspace.today())
    ours = tmp_path / "ours.csv"
    write_table(deal_table(told, workspace.ask(state)), ours)
    text = ours.read_text(encoding="utf-8").replace("Small", "Smaller")
    if change == "other folder":
        text = text.replace(workspace.ask(state), str(uuid4()))
    elif change == "owner renamed":
        owner = one(workspace, "SELECT owner_id FROM deal WHERE name = 'Small'")
        workspace.do(edit_person, owner, name="Somebody Else")
    else:
        lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
        at = lines[0].index("Amount")
        text = "\n".join(",".join(line[:at] + line[at + 1 :]) for line in lines)
    ours.write_text(text, encoding="utf-8")
    (report,) = take(workspace, ours)
    follows = change == "column left out"
    assert (report.changed, "name" in [kept.field for kept in report.kept]) == (
        follows,
        not follows,
    )
    assert rows(workspace, "SELECT amount FROM deal ORDER BY amount") == [(700,), (50_000,)]


def test_what_a_hand_mended_in_a_list_of_accounts_is_asked(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "accounts.csv", "Account,Industry\nAcme,Retail\n"))
    ours = tmp_path / "ours.csv"
    export_kind(workspace, "accounts", ours)
    ours.write_text(ours.read_text(encoding="utf-8").replace("Retail", "Steel"), encoding="utf-8")
    (report,) = take(workspace, ours)
    assert [(kept.mine, kept.theirs) for kept in report.kept] == [("Retail", "Steel")]


TWINS = ("deals", "stage_history", "deal_lines", "contacts", "notes", "quotas")
TWINS_SAID = {
    "deals": "SELECT name, amount, source, competitor, probability, outcome FROM deal ORDER BY 2",
    "lines": "SELECT d.amount, l.text, p.name, quantity, net_price FROM deal_line l JOIN deal d"
    " ON d.id = l.deal_id LEFT JOIN product p ON p.id = l.product_id ORDER BY 1",
    "contacts": "SELECT c.name, x.role, d.amount FROM contact c JOIN deal_contact x"
    " ON x.contact_id = c.id JOIN deal d ON d.id = x.deal_id ORDER BY 3",
    "notes": "SELECT text, d.amount FROM note n JOIN deal d ON d.id = n.deal_id ORDER BY 2",
    "quotas": "SELECT amount, person_id, team_id FROM quota",
    "stages": "SELECT name, position, probability FROM stage ORDER BY position",
}


def _twins(workspace: Workspace) -> None:
    """Three deals of one name, made by hand, with a line, a contact and a note each, and a quota
    that is nobody's alone."""
    stage = one(workspace, "SELECT min(id) FROM stage")
    for amount, share in ((50_000, 0.35), (70_000, None), (90_000, None)):
        told = {"amount": amount, "source": "Fair", "competitor": "Vortex", "probability": share}
        deal = workspace.do(open_deal, "Twin", stage, "USD", **told)
        workspace.do(add_line, deal, text=f"line of {amount}", quantity=2.0, net_price=amount // 2)
        workspace.do(add_contact, deal, name=f"Rose {amount}", role="buyer")
        workspace.do(write_note, f"note of {amount}", deal_id=deal)
    quarter = Period(date(2026, 1, 1), date(2026, 4, 1))
    workspace.do(set_targets, [Cell(Subject(), quarter, 900_000)], "USD")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_deals_that_no_source_has_given_go_and_come_back_by_our_own_identity(
    workspace: Workspace, tmp_path: Path, ending: str
) -> None:
    _twins(workspace)
    said = {name: rows(workspace, sql) for name, sql in TWINS_SAID.items()}
    paths = [tmp_path / f"{kind}.{ending}" for kind in TWINS]
    write_table(deal_table(listed_deals(workspace, DealFilter(), workspace.today())), paths[0])
    for path in paths[1:]:
        export_kind(workspace, path.stem, path)
    (tmp_path / "other").mkdir()
    other = new_folder(tmp_path / "other")
    assert [report.refused for report in take(other, *paths)] == [[]] * len(TWINS)
    told = {name: rows(other, sql) for name, sql in TWINS_SAID.items() if name != "stages"}
    assert told == {name: said[name] for name in told}
    other.close()
    again = take(workspace, *paths)
    assert sum(report.changed + len(report.kept) for report in again) == 0
    assert {name: rows(workspace, sql) for name, sql in TWINS_SAID.items()} == said
