"""Nearly known names are proposed, remembered when accepted, and never taken silently."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.actions.imports_terms import FileReport, Proposal
from cockpit.catalog.importers.near_names import NearNames
from cockpit.catalog.importers.several_names import first_of_several
from cockpit.jobs.imports import plan_import, run_import
from cockpit.jobs.imports_plan import Choice, ImportOptions, ImportPlan
from cockpit.workspace import Workspace
from tests.importing.folder import one, rows
from tests.importing.tables import written

ACCOUNTS = "Account,Industry\nHottechi,Medical\nKonex GmbH,Retail\nGTX 50 Systems,Retail\n"
DEALS = (
    "Deal ID,Deal Name,Account,Owner,Stage,Amount\n"
    "1,Eins,{first},Anna Weber,Proposal,10\n2,Zwei,{second},Anna Weber,Proposal,20\n"
)


@pytest.mark.parametrize(
    ("kind", "known", "spelling"),
    [
        ("accounts", "Hottechi", "Hotechi"),
        ("accounts", "Konex", "Konex GmbH & Co. KG"),
        ("accounts", "Acme S.A.", "Acme Inc"),
        ("accounts", "Müller Söhne", "Muller Sohne"),
        ("people", "John Smith", "Smith, John"),
        ("people", "Ana García", "Ana Garcia"),
        ("people", "Wilburn Farren", "Wilbum Farren"),
        ("people", "John Smith", "J. Smith"),
        ("products", "MG Special", "MG Specal"),
    ],
)
def test_near_names_are_found(kind: str, known: str, spelling: str) -> None:
    near = NearNames(kind, [known, "Something Else"]).nearest(spelling)
    assert near is not None
    assert near.name == known
    assert 80 < near.score <= 100


@pytest.mark.parametrize(
    ("kind", "known", "other"),
    [
        ("products", "GTX 50", "GTX 500"),
        ("products", "Model A", "Model B"),
        ("products", "GTX Plus Pro", "GTX Plus Basic"),
        ("accounts", "Region Q1", "Region Q2"),
        ("accounts", "Acme 3000", "Acme 300"),
        ("people", "Anna Weber", "Tom Hill"),
        ("people", "Li Wu", "Li Wo"),
    ],
)
def test_other_names_are_not(kind: str, known: str, other: str) -> None:
    assert NearNames(kind, [known]).nearest(other) is None


def test_of_two_equally_near_names_none_is_proposed() -> None:
    assert NearNames("accounts", ["Acme Ltd", "Acme GmbH"]).nearest("Acme Inc") is None


@given(st.text("abcdefg 0123456789", min_size=1, max_size=12), st.text("0123456789", min_size=1))
def test_names_of_different_digits_are_never_near(name: str, digits: str) -> None:
    assert NearNames("products", [name]).nearest(f"{name} {digits}") is None


def _plan(workspace: Workspace, path: Path, **choice: object) -> ImportPlan:
    options = ImportOptions(source="crm", choices={path: Choice(**choice)} if choice else {})  # type: ignore[arg-type]
    plan = plan_import(workspace, [path], options)
    assert plan.problems == []
    return plan


def _report(plan: ImportPlan) -> FileReport:
    found = plan.files[0].report
    assert found is not None
    return found


def _known(workspace: Workspace, tmp_path: Path) -> None:
    run_import(workspace, _plan(workspace, written(tmp_path, "accounts.csv", ACCOUNTS)))


def _names(workspace: Workspace) -> list[str]:
    return [name for (name,) in rows(workspace, "SELECT name FROM account ORDER BY id")]


def test_unanswered_ones_become_new_with_a_warning_that_names_the_near_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    _known(workspace, tmp_path)
    text = DEALS.format(first="Hotechi", second="GTX 500 Systems")
    plan = _plan(workspace, written(tmp_path, "deals.csv", text))
    assert plan.files[0].proposals == [Proposal("accounts", "Hotechi", "Hottechi", 1, 93.3)]
    (report,) = run_import(workspace, plan)
    assert _warned(report) == ["account “Hotechi” is nearly “Hottechi”, taken as a new one"]
    assert _names(workspace)[3:] == ["Hotechi", "GTX 500 Systems"]


def _warned(report: FileReport) -> list[str]:
    return [remark.what for remark in report.warnings if "nearly" in remark.what]


def test_an_accepted_one_is_remembered_for_the_next_export(
    workspace: Workspace, tmp_path: Path
) -> None:
    _known(workspace, tmp_path)
    text = DEALS.format(first="Hotechi", second="Konex")
    answers = {("accounts", "Hotechi"): "Hottechi", ("accounts", "Konex"): "Konex GmbH"}
    plan = _plan(workspace, written(tmp_path, "deals.csv", text), answers=answers)
    assert plan.files[0].proposals == []
    run_import(workspace, plan)
    assert len(_names(workspace)) == 3
    of_deal = "SELECT a.name FROM deal d JOIN account a ON a.id = d.account_id ORDER BY d.id"
    assert rows(workspace, of_deal) == [("Hottechi",), ("Konex GmbH",)]
    more = text + "3,Drei,Hotechi,Anna Weber,Proposal,30\n"
    again = _plan(workspace, written(tmp_path, "deals.csv", more))
    assert again.files[0].proposals == []
    run_import(workspace, again)
    assert len(_names(workspace)) == 3


def test_a_row_of_its_own_file_can_be_one_we_know(workspace: Workspace, tmp_path: Path) -> None:
    _known(workspace, tmp_path)
    path = written(tmp_path, "other.csv", "Company,Industry,Employees\nHottechi Ltd,Medical,12\n")
    plan = plan_import(workspace, [path], ImportOptions(source="erp"))
    (asked,) = plan.files[0].proposals
    assert (asked.spelling, asked.candidate) == ("Hottechi Ltd", "Hottechi")
    choice = Choice(answers={("accounts", "Hottechi Ltd"): "Hottechi"})
    options = ImportOptions(source="erp", choices={path: choice})
    run_import(workspace, plan_import(workspace, [path], options))
    assert one(workspace, "SELECT count(*) FROM account") == 3
    assert one(workspace, "SELECT employees FROM account WHERE name LIKE 'Hot%'") == 12


def test_new_is_an_answer_too(workspace: Workspace, tmp_path: Path) -> None:
    _known(workspace, tmp_path)
    text = DEALS.format(first="Hotechi", second="Hottechi")
    path = written(tmp_path, "deals.csv", text)
    (report,) = run_import(workspace, _plan(workspace, path, answers={("accounts", "Hotechi"): ""}))
    assert (_warned(report), report.proposals) == ([], [])
    assert "Hotechi" in _names(workspace)


def _owners(workspace: Workspace) -> list[tuple[str, str | None]]:
    of_deal = "SELECT d.name, p.name FROM deal d LEFT JOIN person p ON p.id = d.owner_id"
    return rows(workspace, f"{of_deal} ORDER BY d.id")


OWNED = "Deal Id,Deal Name,Company,Owner,Stage,Amount\n"


@pytest.mark.parametrize(
    ("known", "spelling"), [("Anna Weber", "Weber, Anna"), ("Weber, Anna", "Anna Weber")]
)
def test_last_name_first_is_the_same_person_and_said_with_the_count_of_rows(
    workspace: Workspace, tmp_path: Path, known: str, spelling: str
) -> None:
    first = written(tmp_path, "one.csv", f'{OWNED}1,Eins,Acme,"{known}",Proposal,10\n')
    run_import(workspace, _plan(workspace, first))
    text = f'{OWNED}2,Zwei,Acme,"{spelling}",Proposal,20\n3,Drei,Acme,"{spelling}",Proposal,30\n'
    path = written(tmp_path, "two.csv", text)
    plan = _plan(workspace, path)
    assert plan.files[0].taken_as == [Proposal("people", spelling, known, 2, 100.0)]
    said = f'unknown person "{spelling}", read as "{known}"'
    assert [one.rows for one in _report(plan).warnings if one.what == said] == [2]
    no = _plan(workspace, path, answers={("people", spelling): ""})
    run_import(workspace, no)
    assert [who for _deal, who in _owners(workspace)] == [known, spelling, spelling]


SEVERAL = (
    f'{OWNED}1,Eins,Acme,"Anna Weber, Bob Hill",Proposal,10\n2,Zwei,Acme,Bob Hill,Proposal,20\n'
)


def test_two_owners_in_one_cell_are_asked(workspace: Workspace, tmp_path: Path) -> None:
    path = written(tmp_path, "deals.csv", SEVERAL)
    plan = _plan(workspace, path)
    both = "Anna Weber, Bob Hill"
    assert plan.files[0].proposals == [Proposal("people", both, "Anna Weber", 1, 0.0)]
    warned = [one.what for one in _report(plan).warnings]
    assert f"“{both}” seems to be several people, taken as one new person" in warned
    answered = _plan(workspace, path, answers={("people", both): "Anna Weber"})
    assert _report(answered).also_added["people"] == 2
    run_import(workspace, answered)
    assert _owners(workspace) == [("Eins", "Anna Weber"), ("Zwei", "Bob Hill")]
    again = _plan(workspace, written(tmp_path, "deals.csv", SEVERAL.replace("10", "15")))
    assert (again.files[0].proposals, _report(again).also_added) == ([], {})


def test_two_owners_can_be_kept_as_one(workspace: Workspace, tmp_path: Path) -> None:
    both = "Anna Weber, Bob Hill"
    path = written(tmp_path, "deals.csv", SEVERAL)
    plan = _plan(workspace, path, answers={("people", both): ""})
    assert plan.files[0].proposals == []
    run_import(workspace, plan)
    assert _owners(workspace) == [("Eins", both), ("Zwei", "Bob Hill")]


@pytest.mark.parametrize(
    ("cell", "first"),
    [
        ("Anna Weber; Bob Hill", "Anna Weber"),
        ("Weber, Anna; Hill, Bob", "Weber, Anna"),
        ("Anna Weber & Bob Hill", "Anna Weber"),
        ("Anna Weber and Bob Hill", "Anna Weber"),
        ("Ana, Bob", "Ana"),
        ("ana@acme.example, bob@acme.example", "ana@acme.example"),
        ("Weber, Anna", ""),
        ("van der Berg, Anna", ""),
        ("Bob Hill, Jr.", ""),
        ("Key Accounts / DACH", ""),
        ("Anna Weber", ""),
        (", ", ""),
        ("", ""),
    ],
)
def test_several_people_are_told_from_one(cell: str, first: str) -> None:
    assert first_of_several(cell, {"Ana", "Bob"}.__contains__) == first
