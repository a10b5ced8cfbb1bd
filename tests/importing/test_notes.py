"""Notes: joined to what they are about, private ones kept so."""

from __future__ import annotations

from pathlib import Path

from cockpit.workspace import Workspace
from tests.importing.folder import contents, one, rows, take
from tests.importing.tables import written

DEALS = "Record ID,Deal Name,Deal Stage,Deal owner,Associated Company\n77,Big one,Demo,Ann,Acme\n"
NOTES = (
    "Note,Activity date,Deal,Company,Person,Private\n"
    '"Wants a\ntrial",2026-02-03 10:00,Big one,Acme,,no\n'
    "Grumpy today,2026-02-04,,Acme,,\n"
    "Talk about pay,2026-02-05,,,Ann,yes\n"
    "Nothing to hang on,2026-02-06,Unheard of,,,\n"
)


def test_notes_hang_on_deals_accounts_and_people(workspace: Workspace, tmp_path: Path) -> None:
    paths = written(tmp_path, "notes.csv", NOTES), written(tmp_path, "deals.csv", DEALS)
    _deals, report = take(workspace, *paths)
    assert (report.kind, report.added) == ("notes", 3)
    assert [(one.row, one.why) for one in report.refused] == [
        (5, "no such deal; import the deals first")
    ]
    told = rows(
        workspace,
        "SELECT n.text, d.name, a.name, p.name, n.private FROM note n"
        " LEFT JOIN deal d ON d.id = n.deal_id LEFT JOIN account a ON a.id = n.account_id"
        " LEFT JOIN person p ON p.id = n.person_id ORDER BY n.id",
    )
    assert told == [
        ("Wants a\ntrial", "Big one", "Acme", None, 0),
        ("Grumpy today", None, "Acme", None, 0),
        ("Talk about pay", None, None, "Ann", 1),
    ]


def test_the_same_notes_again_change_nothing_and_undo_takes_them_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "deals.csv", DEALS))
    before = contents(workspace, ("note", "account", "person", "source", "source_record"))
    path = written(tmp_path, "notes.csv", NOTES)
    take(workspace, path)
    position = workspace.position
    (again,) = take(workspace, path)
    assert (again.added, again.changed, again.unchanged) == (0, 0, 3)
    assert workspace.position == position
    other = "Inhalt,Datum,Deal,Company\n" + NOTES.split("\n", 1)[1].split("\n,", 1)[0]
    told = other.replace(",,no\n", "\n").split("Grumpy")[0]
    (elsewhere,) = take(workspace, written(tmp_path, "else.csv", told))
    assert (elsewhere.added, elsewhere.unchanged) == (0, 1)
    workspace.undo()
    workspace.undo()
    tables = ("note", "account", "person", "source", "source_record")
    assert contents(workspace, tables) == before


def test_a_note_finds_its_deal_or_account_by_the_parents_identifier(
    workspace: Workspace, tmp_path: Path
) -> None:
    deals = "Id,Name,StageName,AccountId\n0064600000J5S5T,Big,Demo,0014600001TvgfZ\n"
    accounts = "Id,Name,Industry\n0014600001TvgfZ,Acme,Steel\n"
    notes = (
        '"Id","IsDeleted","ParentId","Title","IsPrivate","Body","OwnerId","CreatedDate"\n'
        '"1","0","0064600000J5S5T","t","0","on the deal","x","2026-01-02 10:00:00"\n'
        '"2","0","0014600001TvgfZ","t","1","on the account","x","2026-01-02 10:00:00"\n'
        '"3","1","0014600001TvgfZ","t","1","deleted","x","2026-01-02 10:00:00"\n'
        '"4","0","00Q0000000000AA","t","1","on a lead","x","2026-01-02 10:00:00"\n'
    )
    take(
        workspace,
        written(tmp_path, "Opportunity.csv", deals),
        written(tmp_path, "Account.csv", accounts),
        written(tmp_path, "Note.csv", notes),
    )
    told = rows(workspace, "SELECT text, deal_id IS NULL, account_id IS NULL, private FROM note")
    assert told == [("on the deal", 0, 1, 0), ("on the account", 1, 0, 1)]


def test_lists_with_a_column_of_notes_stay_what_they_are(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = "Account Name,Industry,Notes,Created Date\nAcme,Steel,nice,2026-01-01\n"
    (report,) = take(workspace, written(tmp_path, "accounts.csv", text))
    assert report.kind == "accounts"
    assert one(workspace, "SELECT count(*) FROM note") == 0


def test_a_flag_that_a_source_no_longer_tells_stays(workspace: Workspace, tmp_path: Path) -> None:
    heads, row = "Id,Account Name,Industry,Key account\n", "1,Acme,Steel,"
    take(workspace, written(tmp_path, "a.csv", f"{heads}{row}yes\n"), source="crm")
    take(workspace, written(tmp_path, "a.csv", f"{heads}{row}\n"), source="crm")
    assert one(workspace, "SELECT key_account FROM account") == 1
