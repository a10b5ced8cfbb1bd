"""What only the manager knows, asked on the page: columns without names, a period, a whole file."""

from __future__ import annotations

from pathlib import Path

from cockpit.ui.imports.state import State
from cockpit.ui.imports.wishes import CURRENCY, KIND, PERIOD, WHOLE
from tests.sql import rows, scalar
from tests.ui.imports.conftest import Desk


def test_a_file_without_a_header_is_named_column_by_column(desk: Desk, shared_data: Path) -> None:
    desk.take(shared_data / "adventureworks" / "SalesPersonQuotaHistory.csv")
    (asked,) = desk.page.files.messages.sentences()
    assert asked == "No row names the columns. What are its rows?"
    desk.page.outcome.reading.answered.emit(KIND, "quotas")
    desk.wait()
    columns = (("column 2", "person_ref"), ("column 3", "start_on"), ("column 4", "amount"))
    for heading, field in columns:
        desk.page.files.columns.chosen.emit(heading, field)
        desk.wait()
    assert desk.page.outcome.primary.text() == "Import 163 quotas"
    desk.go()
    assert desk.at(State.DONE)
    assert rows(desk.workspace, "SELECT count(*), sum(amount) FROM quota") == [(163, 9_571_400_000)]
    desk.page.importing.restart()
    desk.take(shared_data / "adventureworks" / "SalesPersonQuotaHistory.csv")
    # Numbers tell nothing: another file of six columns may be anything.
    assert desk.page.files.messages.sentences() == [asked]


def test_quotas_without_a_period_ask_for_it_each_time(desk: Desk) -> None:
    path = desk.file("targets.csv", "Sales rep,Quota\nAna Wolf,1000\nBen Novak,2000\n")
    desk.take(path)
    desk.page.outcome.reading.answered.emit(KIND, "quotas")
    desk.wait()
    (asked,) = desk.page.files.messages.sentences()
    assert asked == "No column says for which period these quotas are. Which one is it?"
    field = desk.page.outcome.reading.field(PERIOD)
    assert field.isVisible()
    assert not desk.page.outcome.primary.isEnabled()
    desk.page.files.messages.answered.emit(PERIOD, "2026")
    desk.wait()
    assert field.value() == "2026"
    desk.page.outcome.reading.answered.emit(PERIOD, "2025-Q4")
    desk.wait()
    desk.go()
    days = rows(desk.workspace, "SELECT DISTINCT end_on - start_on, start_on FROM quota")
    assert days == [(92, 20362)]
    desk.page.importing.restart()
    desk.take(path)
    assert desk.page.files.messages.sentences() == [asked]


def test_a_part_of_an_export_may_be_the_whole_of_it(desk: Desk) -> None:
    head = "Deal ID,Deal name,Stage,Amount,Opened\n"
    lines = [f"D{n},Deal {n},Prospecting,100,2026-01-05\n" for n in range(6)]
    desk.take(desk.file("deals.csv", head + "".join(lines)))
    desk.go()
    desk.page.importing.restart()
    desk.take(desk.file("deals.csv", head + "".join(lines[:2])))
    (said,) = desk.page.files.messages.sentences()
    assert said.endswith("4 deals known from there are not in it.")
    desk.page.files.messages.answered.emit(WHOLE, WHOLE)
    desk.wait()
    assert desk.page.files.messages.sentences() == []
    desk.go()
    assert scalar(desk.workspace, "SELECT count(*) FROM vanished") == 4


def test_money_that_nobody_knows_by_name_is_asked_once(desk: Desk) -> None:
    head = "Deal ID,Deal name,Stage,Amount,Currency,Opened\n"
    lines = "1,A,Demo,5,Points,2026-01-05\n2,B,Demo,7,Credits,2026-01-05\n"
    path = desk.file("deals.csv", head + lines)
    desk.take(path)
    assert desk.page.files.messages.sentences() == ["“Points” in Currency: which currency is it?"]
    assert not desk.page.outcome.primary.isEnabled()
    desk.page.files.messages.answered.emit(CURRENCY, "JPY")
    desk.wait()
    assert desk.page.files.messages.sentences() == ["“Credits” in Currency: which currency is it?"]
    # Of other currencies than the buttons offer the panel beside the files has all.
    desk.page.outcome.reading.answered.emit(CURRENCY, "CHF")
    desk.wait()
    desk.go()
    found = rows(desk.workspace, "SELECT name, amount, currency FROM deal ORDER BY name")
    assert found == [("A", 5, "JPY"), ("B", 700, "CHF")]
    desk.page.importing.restart()
    desk.take(path)
    assert desk.page.files.messages.sentences() == []


def test_what_columns_become_goes_from_desk_to_desk_as_a_file(desk: Desk, tmp_path: Path) -> None:
    path = desk.file("deals.csv", "a,b,c\nRoof,1200,Demo\n")
    desk.take(path)
    desk.page.outcome.reading.answered.emit(KIND, "deals")
    desk.wait()
    for heading, field in (("a", "name"), ("b", "amount"), ("c", "stage")):
        desk.page.files.columns.chosen.emit(heading, field)
        desk.wait()
    shared = tmp_path / "columns.json"
    desk.page.sharing.save(str(shared))
    desk.page.importing.restart()
    desk.take(path)
    assert desk.page.files.messages.sentences() != []
    desk.page.sharing.load(str(shared))
    desk.wait()
    assert desk.page.files.messages.sentences() == []
    assert desk.page.outcome.primary.text() == "Import 1 deal"
    desk.page.sharing.load(str(path))
    assert desk.said[0] == "Columns saved to columns.json"
    assert desk.said[-1].startswith("The mapping is no JSON")
