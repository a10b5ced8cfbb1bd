"""A folder's first deals say in which currency figures are shown."""

from __future__ import annotations

from pathlib import Path

from cockpit.actions.preferences import set_preference
from cockpit.workspace import Workspace
from tests.importing.folder import take

HEAD = "Deal name,Owner,Stage,Amount,Currency,Created\n"


def taken(workspace: Workspace, folder: Path, *rows: str) -> list[str]:
    """Import rows; gives what the report remarks about the currency."""
    file = folder / "deals.csv"
    file.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    (report,) = take(workspace, file, source="crm")
    return [one.what for one in report.warnings if "figures are shown" in one.what]


def shown(workspace: Workspace) -> str:
    return workspace.preferences().reporting_currency


def test_one_currency_of_all_first_deals_is_that_of_the_figures(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = ("A,Ana,Prospecting,100,EUR,2026-01-05", "B,Ben,Prospecting,50,EUR,2026-01-06")
    assert taken(workspace, tmp_path, *rows) == [
        "figures are shown in EUR from now on, the currency of all these deals"
    ]
    assert shown(workspace) == "EUR"
    workspace.undo()
    assert shown(workspace) == "USD"


def test_several_currencies_decide_nothing(workspace: Workspace, tmp_path: Path) -> None:
    rows = ("A,Ana,Prospecting,100,EUR,2026-01-05", "B,Ben,Prospecting,50,CHF,2026-01-06")
    assert taken(workspace, tmp_path, *rows) == []
    assert shown(workspace) == "USD"


def test_later_deals_decide_nothing(workspace: Workspace, tmp_path: Path) -> None:
    taken(workspace, tmp_path, "A,Ana,Prospecting,100,USD,2026-01-05")
    assert taken(workspace, tmp_path, "B,Ben,Prospecting,50,EUR,2026-01-06") == []
    assert shown(workspace) == "USD"


def test_a_currency_that_was_chosen_stays(workspace: Workspace, tmp_path: Path) -> None:
    workspace.do(set_preference, "reporting_currency", "USD")
    assert taken(workspace, tmp_path, "A,Ana,Prospecting,100,EUR,2026-01-05") == []
    assert shown(workspace) == "USD"
