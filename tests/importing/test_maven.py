"""The real export of the issue: 8,800 deals, 85 accounts, 35 people, 7 products."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cockpit.workspace import Workspace
from tests.importing.folder import contents, new_folder, one, rows, take

FILES = ("sales_pipeline.csv", "products.csv", "sales_teams.csv", "accounts.csv")
TABLES = ("deal", "stage_visit", "deal_version", "account", "person", "team", "membership",
          "product", "stage", "exit_criterion", "source", "source_record")  # fmt: skip


@pytest.fixture
def maven(shared_data: Path) -> Path:
    """The folder of the export."""
    return shared_data / "maven"


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Iterator[Workspace]:
    """The export taken in once, for tests that only look."""
    opened = new_folder(tmp_path_factory.mktemp("maven"))
    take(opened, *(shared_data / "maven" / name for name in FILES))
    yield opened
    opened.close()


def test_everything_arrives_and_nothing_is_refused(workspace: Workspace, maven: Path) -> None:
    people, products, accounts, deals = take(workspace, *(maven / name for name in FILES))
    assert [report.kind for report in (people, products, accounts, deals)] == [
        "people", "products", "accounts", "deals",
    ]  # fmt: skip
    assert (people.added, products.added, accounts.added, deals.added) == (35, 7, 85, 8800)
    assert people.also_added == {"people": 6}
    assert not deals.also_added
    assert not any(report.refused for report in (people, products, accounts, deals))
    said = {remark.what: remark.rows for remark in deals.warnings}
    assert said['unknown product "GTXPro", read as "GTX Pro"'] == 1480
    assert said["no account given: kept without one"] == 1425


def test_the_rows_say_what_the_file_says(loaded: Workspace) -> None:
    workspace = loaded
    by_outcome = rows(workspace, "SELECT outcome, count(*), sum(amount) FROM deal GROUP BY 1")
    assert by_outcome == [("lost", 2473, 0), ("open", 2089, None), ("won", 4238, 1_000_553_400)]
    stages = rows(workspace, "SELECT name, kind FROM stage ORDER BY position")
    assert stages == [
        ("Prospecting", "open"), ("Engaging", "open"), ("Won", "won"), ("Lost", "lost"),
    ]  # fmt: skip
    roles = rows(workspace, "SELECT role, count(*) FROM person GROUP BY 1 ORDER BY 1")
    assert roles == [("manager", 6), ("rep", 35)]
    assert one(workspace, "SELECT count(*) FROM team WHERE region <> ''") == 6
    assert one(workspace, "SELECT count(*) FROM membership WHERE manager_id IS NOT NULL") == 35
    assert one(workspace, "SELECT count(*) FROM account WHERE parent_id IS NOT NULL") == 15
    assert one(workspace, "SELECT list_price FROM product WHERE name = 'GTX Pro'") == 482_100
    names = rows(workspace, "SELECT name FROM deal ORDER BY id LIMIT 2")
    assert names == [("Cancity · GTX Plus Basic",), ("Isdom · GTX Pro",)]


def test_the_past_is_told_as_the_metrics_want_it(loaded: Workspace) -> None:
    workspace = loaded
    day = "strftime('%Y-%m-%d', {0} * 86400, 'unixepoch')"
    first = rows(
        workspace,
        f"SELECT {day.format('happened_on')}, amount, v.outcome, s.name FROM deal_version v"
        " JOIN stage s ON s.id = v.stage_id JOIN source_record r ON r.entity_id = v.deal_id"
        " AND r.kind = 'deals' WHERE r.external_id = '1C1I7A6R' ORDER BY v.id",
    )
    assert first == [
        ("2016-10-20", None, "open", "Engaging"), ("2017-03-01", 105_400, "won", "Won"),
    ]  # fmt: skip
    visits = rows(
        workspace,
        f"SELECT s.name, {day.format('entered_on')}, {day.format('left_on')} FROM stage_visit v"
        " JOIN stage s ON s.id = v.stage_id JOIN source_record r ON r.entity_id = v.deal_id"
        " AND r.kind = 'deals' WHERE r.external_id = '1C1I7A6R' ORDER BY v.id",
    )
    assert visits == [("Engaging", "2016-10-20", "2017-03-01"), ("Won", "2017-03-01", None)]
    unopened = rows(
        workspace,
        f"SELECT DISTINCT {day.format('known_from')} FROM deal WHERE opened_on IS NULL",
    )
    assert unopened == [("2017-12-31",)]


def test_the_same_files_again_change_nothing(workspace: Workspace, maven: Path) -> None:
    paths = [maven / name for name in FILES]
    take(workspace, *paths)
    position = workspace.position
    reports = take(workspace, *paths)
    assert [report.unchanged for report in reports] == [35, 7, 85, 8800]
    assert not any(report.added or report.changed for report in reports)
    assert workspace.position == position
    crlf = [maven / "original_crlf" / name for name in FILES if name != "accounts.csv"]
    assert [report.unchanged for report in take(workspace, *crlf)] == [35, 7, 8800]


def test_undo_takes_it_all_back_and_redo_brings_it_again(workspace: Workspace, maven: Path) -> None:
    before = contents(workspace, TABLES)
    take(workspace, *(maven / name for name in FILES))
    after = contents(workspace, TABLES)
    workspace.undo()
    assert contents(workspace, TABLES) == before
    workspace.redo()
    assert contents(workspace, TABLES) == after


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (0, 3, 1, 2)])
def test_the_order_of_the_files_does_not_matter(
    workspace: Workspace, maven: Path, order: tuple[int, ...]
) -> None:
    reports = take(workspace, *(maven / FILES[at] for at in order))
    assert [report.added for report in reports] == [35, 7, 85, 8800]


def test_one_file_after_the_other_gives_the_same_team(workspace: Workspace, maven: Path) -> None:
    (deals,) = take(workspace, maven / "sales_pipeline.csv")
    assert deals.also_added == {"people": 30, "accounts": 85, "products": 7}
    (products,) = take(workspace, maven / "products.csv")
    assert (products.added, products.changed) == (0, 7)
    (people,) = take(workspace, maven / "sales_teams.csv")
    assert (people.added, people.changed, people.also_added) == (5, 30, {"people": 6})
    (accounts,) = take(workspace, maven / "accounts.csv")
    assert (accounts.added, accounts.changed) == (0, 85)
    assert one(workspace, "SELECT count(*) FROM person") == 41
    assert one(workspace, "SELECT list_price FROM product WHERE name = 'GTX Pro'") == 482_100
    assert one(workspace, "SELECT count(*) FROM account WHERE industry <> ''") == 85


def test_a_list_of_the_columns_beside_them_is_left_out(workspace: Workspace, maven: Path) -> None:
    reports = take(workspace, *sorted(maven.glob("*.csv")))
    left = reports[-1]
    assert (left.file, left.kind, left.rows) == ("data_dictionary.csv", "", 21)
    assert not left.refused
    assert left.warnings
