"""Contacts, activities, quotas: found, joined to what they are about, and merged like the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cockpit.catalog.importers.period_cells import period_of
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import PeriodError
from cockpit.jobs.deal_list import listed_deals
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows, take
from tests.importing.tables import written

DAY = "date({0} * 86400, 'unixepoch')"
DEALS = "Record ID,Deal Name,Deal Stage,Deal owner,Associated Company\n77,Big one,Demo,Ann,Acme\n"


def test_contacts_join_their_accounts_and_deals(workspace: Workspace, tmp_path: Path) -> None:
    contacts = (
        "Record ID,First Name,Last Name,Email,Phone Number,Associated Company,Associated Deal IDs\n"
        "1,Rose,Gonzalez,rose@acme.example,+1 555,ACME,77\n"
        "2,Sean,Forbes,,,Beta,77;78\n3,,,,,Beta,\n"
    )
    deals, people = take(
        workspace,
        written(tmp_path, "contacts.csv", contacts),
        written(tmp_path, "deals.csv", DEALS),
    )
    assert (deals.added, people.added) == (1, 2)
    assert [one.row for one in people.refused] == [4]
    assert people.also_added == {"accounts": 1}
    told = rows(
        workspace,
        "SELECT c.name, a.name, d.name FROM contact c JOIN account a ON a.id = c.account_id"
        " JOIN deal_contact j ON j.contact_id = c.id JOIN deal d ON d.id = j.deal_id ORDER BY c.id",
    )
    assert told == [("Rose Gonzalez", "Acme", "Big one"), ("Sean Forbes", "Beta", "Big one")]
    assert any("not known" in remark.what and remark.rows == 1 for remark in people.warnings)


def test_a_contact_is_found_again_by_mail_or_name(workspace: Workspace, tmp_path: Path) -> None:
    first = "Name,Email,Company,Phone\nRose,rose@acme.example,Acme,1\nSean,,Acme,2\n"
    take(workspace, written(tmp_path, "contacts.csv", first))
    second = "Id,FirstName,LastName,Email,Company,Title\n9,Rosa,G,ROSE@acme.example,Acme,CEO\n"
    (report,) = take(workspace, written(tmp_path, "other.csv", second))
    assert (report.added, report.changed) == (0, 1)
    assert rows(workspace, "SELECT title FROM contact ORDER BY id") == [("CEO",), ("",)]


def test_activities_that_are_done_arrive_with_deal_and_person(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = (
        "Id,Subject,Type,ActivityDate,OwnerId,Owner,Deal ID,Duration in minutes,Is done\n"
        "1,Call: pricing,Call,2026-03-02 10:00,,Ann,77,20,1\n"
        "2,Send brochure,Other,2026-03-03,,Ann,77,,1\n"
        "3,Visit,Meeting,2026-03-04,,Ann,77,,0\n4,Visit,Meeting,2027-03-04,,Ann,77,,1\n"
    )
    paths = written(tmp_path, "deals.csv", DEALS), written(tmp_path, "activities.csv", text)
    _deals, report = take(workspace, *paths)
    assert report.added == 2
    assert [(one.row, one.why) for one in report.refused] == [
        (4, "not done yet"), (5, "lies in the future"),
    ]  # fmt: skip
    told = rows(
        workspace,
        f"SELECT type, customer_facing, minutes, {DAY.format('happened_on')}, p.name, d.name"
        " FROM activity a JOIN person p ON p.id = a.person_id JOIN deal d ON d.id = a.deal_id"
        " ORDER BY a.id",
    )
    assert told == [
        ("call", 1, 20, "2026-03-02", "Ann", "Big one"),
        ("note", 0, None, "2026-03-03", "Ann", "Big one"),
    ]
    assert [again.unchanged for again in take(workspace, *paths)] == [1, 2]


def test_quotas_are_read_for_periods_and_from_day_to_day(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = 'Person,Quarter,Quota\nAnn,2026-Q1,"100,000"\nAnn,Q2 2026,120000\nBob,soon,5\n'
    (report,) = take(workspace, written(tmp_path, "quotas.csv", text))
    assert (report.added, [one.row for one in report.refused]) == (2, [4])
    told = rows(
        workspace,
        f"SELECT {DAY.format('start_on')}, {DAY.format('end_on')}, amount FROM quota ORDER BY id",
    )
    assert told == [
        ("2026-01-01", "2026-04-01", 10_000_000), ("2026-04-01", "2026-07-01", 12_000_000),
    ]  # fmt: skip
    days = "Person,Start date,End date,Quota\nAnn,2026-01-01,2026-03-31,150000\n"
    (report,) = take(workspace, written(tmp_path, "days.csv", days))
    assert report.added + report.changed + report.unchanged == 1
    assert one(workspace, "SELECT count(*) FROM quota") == 2
    starts = "Person,Quota date,Quota\nBob,2025-01-01,1\nBob,2025-04-01,2\nBob,2025-07-01,3\n"
    take(workspace, written(tmp_path, "starts.csv", starts))
    ends = rows(workspace, f"SELECT {DAY.format('end_on')} FROM quota WHERE amount < 1000")
    assert [end for (end,) in ends] == ["2025-04-01", "2025-07-01", "2025-10-01"]


def test_a_quota_corrected_by_hand_stays(workspace: Workspace, tmp_path: Path) -> None:
    from cockpit.domain.people import Quota

    path = written(tmp_path, "q.csv", "Person,Quarter,Quota\nAnn,2026-Q1,100\n")
    take(workspace, path)

    def correct(work: Any) -> None:
        work.first(Quota).amount = 7_700

    workspace.do(correct)
    written(tmp_path, "q.csv", "Person,Quarter,Quota\nAnn,2026-Q1,200\n")
    (report,) = take(workspace, path)
    (kept,) = report.kept
    assert (kept.kind, kept.field, kept.mine, kept.theirs) == ("quota", "amount", 77.0, 200.0)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2026-Q4", ("2026-10-01", "2027-01-01")),
        ("Q4 2026", ("2026-10-01", "2027-01-01")),
        ("2026Q1", ("2026-01-01", "2026-04-01")),
        ("Oct 2026", ("2026-10-01", "2026-11-01")),
        ("Oktober 2026", ("2026-10-01", "2026-11-01")),
        ("10/2026", ("2026-10-01", "2026-11-01")),
        ("2026", ("2026-01-01", "2027-01-01")),
        ("FY2026", ("2026-01-01", "2027-01-01")),
        ("FY26 Q2", ("2026-04-01", "2026-07-01")),
        ("Q3 ’26", ("2026-07-01", "2026-10-01")),
    ],
)
def test_periods_are_read_as_people_write_them(text: str, days: tuple[str, str]) -> None:
    period = period_of(text, 1)
    assert (period.start.isoformat(), period.end.isoformat()) == days


def test_a_fiscal_year_is_named_by_the_year_it_ends_in() -> None:
    whole, quarter = period_of("FY18", 7), period_of("Q1 FY2018", 7)
    assert (str(whole.start), str(whole.end)) == ("2017-07-01", "2018-07-01")
    assert (str(quarter.start), str(quarter.end)) == ("2017-07-01", "2017-10-01")


@pytest.mark.parametrize("text", ["soon", "Q5 2026", "13/2026", "Smarch 2026"])
def test_other_words_are_no_period(text: str) -> None:
    with pytest.raises(PeriodError):
        period_of(text, 1)


def test_an_activity_winds_the_idle_clock_of_the_deal_it_names(
    workspace: Workspace, tmp_path: Path
) -> None:
    deals = DEALS.replace("Deal owner", "Deal owner,Create Date").replace("Ann", "Ann,2026-01-05")
    text = (
        "Type,Subject,Date,Owner,Deal\nCall,Hello,2026-02-20,Ann,big one\n"
        "Note,To myself,2026-03-08,Ann,Big one\nCall,Elsewhere,2026-03-09,Ann,Unheard of\n"
    )
    _deals, report = take(
        workspace, written(tmp_path, "d.csv", deals), written(tmp_path, "calls.csv", text)
    )
    assert (report.added, report.refused) == (3, [])
    assert [r.rows for r in report.warnings if "names a deal that is not known" in r.what] == [1]
    (deal,) = listed_deals(workspace, DealFilter(), workspace.today())
    assert deal.idle_days == (workspace.today() - date(2026, 2, 20)).days


@pytest.mark.parametrize(
    ("kind", "text", "then"),
    [
        ("accounts", "Account ID,Account Name,Industry\nA1,Acme,Retail\n", ("Retail", "Food")),
        ("contacts", "Contact ID,Contact Name,Account Name,Title\nC1,Rose,Acme,CEO\n",
         ("CEO", "CFO")),
        ("quotas", "Person,Period,Quota\nAnn Wolf,2026-Q1,1000\n", ("1000", "2000")),
    ],
)  # fmt: skip
def test_an_older_list_takes_nothing_back_and_says_so(
    workspace: Workspace, tmp_path: Path, kind: str, text: str, then: tuple[str, str]
) -> None:
    older = written(tmp_path, f"{kind}-2026-01-06.csv", text)
    newer = written(tmp_path, f"{kind}-2026-02-06.csv", text.replace(*then))
    assert [take(workspace, path)[0].added for path in (older, newer)] == [1, 0]
    (report,) = take(workspace, older)
    assert (report.kind, report.changed, report.unchanged) == (kind, 0, 1)
    assert any("older than the export of 2026-02-06" in one.what for one in report.warnings)
