"""Product lines of deals: which deal, which product, what a piece costs; out and in again."""

from __future__ import annotations

from pathlib import Path

from cockpit.jobs.export import export_kind
from cockpit.workspace import Workspace
from tests.importing.folder import new_folder, one, rows, take
from tests.importing.tables import written

DEALS = """\
Deal ID,Deal Name,Stage,Currency,Amount
006A,Roof,Demo,USD,100
006B,Gate,Demo,JPY,9000
"""
LINES = """\
Id,OpportunityId,Product2Id,Name,Quantity,ListPrice,UnitPrice,TotalPrice,CurrencyIsoCode,IsDeleted
00kA,006A,01tA,plan a,6,1000,850.50,5103,USD,FALSE
00kB,006A,01tB,plan b,2,,,99.99,USD,FALSE
00kC,006B,01tA,plan a,1,4500,4500,4500,JPY,FALSE
00kD,006B,01tA,gone,1,1,1,1,JPY,TRUE
00kE,006X,01tA,nowhere,1,1,1,1,USD,FALSE
00kF,006B,01tA,dollars,1,1,1,1,EUR,FALSE
"""
HELD = (
    "SELECT d.name, l.text, l.quantity, l.list_price, l.net_price FROM deal_line l"
    " JOIN deal d ON d.id = l.deal_id ORDER BY d.name, l.position"
)


def test_lines_of_salesforce_come_in_and_follow_the_source(
    workspace: Workspace, tmp_path: Path
) -> None:
    deals = written(tmp_path, "Opportunity.csv", DEALS)
    lines = written(tmp_path, "OpportunityLineItem.csv", LINES)
    _deals, report = take(workspace, deals, lines, source="crm")
    assert (report.kind, report.added) == ("deal_lines", 3)
    assert [(row.row, row.why) for row in report.refused] == [
        (6, "no such deal; import the deals first"),
        (7, "the deal is in JPY, the line in EUR"),
    ]
    before = rows(workspace, HELD)
    assert before == [
        ("Gate", "plan a", 1.0, 4500, 4500),
        ("Roof", "plan a", 6.0, 100000, 85050),
        ("Roof", "plan b", 2.0, None, 5000),
    ]
    (again,) = take(workspace, lines, source="crm")
    assert (again.unchanged, again.added, again.changed) == (3, 0, 0)
    cheaper = written(tmp_path, "Later.csv", LINES.replace("850.50,5103", "800,4800"))
    (later,) = take(workspace, cheaper, source="crm")
    assert (later.changed, later.unchanged) == (1, 2)
    assert one(workspace, "SELECT net_price FROM deal_line WHERE quantity = 6") == 80000
    workspace.undo()
    assert rows(workspace, HELD) == before


def test_exported_lines_come_back_as_they_were(workspace: Workspace, tmp_path: Path) -> None:
    take(workspace, written(tmp_path, "Opportunity.csv", DEALS))
    text = "Deal ID,Product,Line,Quantity,Unit price,Currency\n"
    text += "006A,Plan,,2,10.25,USD\n006A,Plan,second year,1,9,USD\n006B,Other,,3,700,JPY\n"
    take(workspace, written(tmp_path, "lines.csv", text))
    held = rows(workspace, HELD)
    for ending in ("csv", "xlsx"):
        path = tmp_path / f"out.{ending}"
        export_kind(workspace, "deal_lines", path)
        other_folder = tmp_path / ending
        other_folder.mkdir()
        other = new_folder(other_folder)
        take(other, written(tmp_path, "Opportunity.csv", DEALS))
        (report,) = take(other, path)
        assert (report.kind, report.added, report.refused) == ("deal_lines", 3, [])
        assert rows(other, HELD) == held
        other.close()
