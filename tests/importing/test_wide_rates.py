"""Rates of many currencies in one table, a column each, become rates by day; nothing else does."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cockpit.catalog.importers.problems import Unclear
from cockpit.catalog.importers.rate_headings import told_by
from cockpit.catalog.importers.wide_rates import as_long
from cockpit.domain.refusal import Refused
from cockpit.jobs.imports import plan_import
from cockpit.jobs.imports_choosing import tables_in
from cockpit.jobs.imports_plan import Choice, ImportOptions
from cockpit.workspace import Workspace
from tests.importing.folder import rows, take

# As the bank publishes them, with its comma at the end of every line; the figures are ours.
BANK = (
    "Date,USD,JPY,BGN,CZK,DKK,GBP,CHF,ISK,NOK,\n"
    "2026-03-06,1.0821,161.40,1.9558,25.112,7.4601,0.8412,0.9555,N/A,11.402,\n"
    "2026-03-05,1.0799,161.05,1.9558,25.090,7.4598,0.8420,0.9549,149.90,11.377,\n"
)
PAIRS = "Day;EUR/USD;GBP/USD\n06.03.2026;1,0821;1,2864\n05.03.2026;1,0799;\n"
SAID = "SELECT currency, into_currency, on_day, rate FROM rate ORDER BY on_day, id"
DAY = (date(2026, 3, 6) - date(1970, 1, 1)).days


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("heading", "base", "into"),
    [
        ("EUR/USD", "EUR", "USD"), ("GBPUSD", "GBP", "USD"), ("EURUSD=X", "EUR", "USD"),
        ("USD per EUR", "EUR", "USD"), ("Kurs EUR/USD", "EUR", "USD"), ("eur/usd", "EUR", "USD"),
        ("Euro to US dollar", "EUR", "USD"), ("1 EUR = USD", "EUR", "USD"),
        ("Rate to USD", "", "USD"), ("USD per unit", "", "USD"), ("Kurs (EUR)", "", "EUR"),
        ("Wechselkurs zu EUR", "", "EUR"), ("Tipo de cambio a EUR", "", "EUR"),
        ("1 EUR =", "EUR", ""), ("Units per USD", "USD", ""), ("1 Euro entspricht", "EUR", ""),
    ],
)  # fmt: skip
def test_a_heading_says_what_is_told_in_what(heading: str, base: str, into: str) -> None:
    assert told_by(heading) == (base, into)


@pytest.mark.parametrize(
    "heading",
    ["Rate", "USD", "Amount in USD", "Cost per lead", "Price per unit", "Total EUR", "Closed to"],
)
def test_a_heading_of_money_is_none_of_rates(heading: str) -> None:
    assert told_by(heading) is None


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Currency,Date,Rate to USD\nEUR,2026-03-06,1.08\n", [("EUR", "USD", 1.08)]),
        ("Währung;Datum;1 EUR =\nUS Dollar;06.03.2026;1,08\n", [("EUR", "USD", 1.08)]),
        ("Date,EUR/USD\n2026-03-06,1.08\n", [("EUR", "USD", 1.08)]),
        (
            "Name,Currency,Date,Units per USD,USD per unit\nEuro,EUR,2026-03-06,0.92,1.087\n",
            [("EUR", "USD", 1.087)],
        ),
    ],
)
def test_a_heading_may_name_the_other_currency(
    workspace: Workspace, tmp_path: Path, text: str, pairs: list[tuple[str, str, float]]
) -> None:
    (report,) = take(workspace, written(tmp_path, "table.csv", text))
    assert (report.kind, report.refused) == ("rates", [])
    assert rows(workspace, SAID) == [(base, into, DAY, rate) for base, into, rate in pairs]


def test_rates_without_a_day_ask_for_it(workspace: Workspace, tmp_path: Path) -> None:
    text = "Currency,USD per unit\nEUR,1.08\n"
    plan = plan_import(workspace, [written(tmp_path, "fx.csv", text)], ImportOptions())
    (problem,) = plan.problems
    assert isinstance(problem, Unclear)
    assert problem.option == "--exported-on"
    (report,) = take(workspace, written(tmp_path, "fx 2026-03-06.csv", text))
    assert (report.added, rows(workspace, SAID)) == (1, [("EUR", "USD", DAY, 1.08)])


def test_the_banks_file_tells_what_one_euro_was_worth(workspace: Workspace, tmp_path: Path) -> None:
    (report,) = take(workspace, written(tmp_path, "eurofxref-hist.csv", BANK))
    assert (report.kind, report.added, report.refused) == ("rates", 17, [])
    found = rows(workspace, SAID)
    assert len(found) == 17, "no rate is noted where the bank had none"
    assert ("EUR", "USD", DAY, 1.0821) in found
    assert ("EUR", "ISK", DAY - 1, 149.9) in found
    assert not [row for row in found if row[1] == "ISK" and row[2] == DAY]
    (again,) = take(workspace, written(tmp_path, "eurofxref-hist.csv", BANK))
    assert (again.added, again.unchanged) == (0, 17)


def test_it_is_known_by_its_currencies_under_any_name(workspace: Workspace, tmp_path: Path) -> None:
    (report,) = take(workspace, written(tmp_path, "download.csv", BANK))
    assert (report.kind, report.added) == ("rates", 17)


def test_columns_of_pairs_say_themselves_what_is_in_what(
    workspace: Workspace, tmp_path: Path
) -> None:
    take(workspace, written(tmp_path, "table.csv", PAIRS))
    found = rows(workspace, SAID)
    assert found == [
        ("EUR", "USD", DAY - 1, 1.0799),
        ("EUR", "USD", DAY, 1.0821),
        ("GBP", "USD", DAY, 1.2864),
    ]


def test_a_cell_that_is_no_rate_is_refused_at_its_place_and_the_others_are_taken(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = BANK.replace("0.8412", "strong")
    (report,) = take(workspace, written(tmp_path, "eurofxref.csv", text))
    assert report.added == 16
    assert [(one.row, one.column, one.value) for one in report.refused] == [(2, "GBP", "strong")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("prices.csv", "Product,USD,GBP,CHF\nChair,10,8,9\nTable,100,80,90\n"),
        ("rates.csv", "Date,USD,GBP,CHF\n2026-03-06,1.08,0.84,0.95\n"),
        ("sales.csv", "Date,Owner,USD,EUR\n2026-03-06,Ann,1,2\n"),
        ("rates.csv", "Currency,Date,Exchange rate\nEUR,2026-02-02,1.083\n"),
        ("ecb.csv", "Date,USD,EUR,JPY\n2026-03-06,1,2,3\n"),
        ("empty.csv", "Date,EUR/USD,GBP/USD\n"),
    ],
)
def test_any_other_table_is_left_as_it_is(name: str, text: str) -> None:
    (table,) = tables_in(name, text.encode(), Choice())
    assert table.header == tuple(text.split("\n", maxsplit=1)[0].split(","))
    assert as_long(table) is table


def test_of_currencies_that_nothing_says_the_other_of_no_rate_is_made(
    workspace: Workspace, tmp_path: Path
) -> None:
    path = written(tmp_path, "wide.csv", "Date,USD,GBP,CHF\n2026-03-06,1.08,0.84,0.95\n")
    plan = plan_import(workspace, [path], ImportOptions())
    assert isinstance(plan.problems[0], Refused)
    assert rows(workspace, SAID) == []
