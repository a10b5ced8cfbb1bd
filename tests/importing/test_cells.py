"""Dates, numbers, money and flags, read a column at a time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.catalog.importers.columns import read_cells
from cockpit.catalog.importers.currency_words import (
    code_in_heading,
    code_of,
    scale_in_heading,
)
from cockpit.catalog.importers.date_cells import DateStyle, day_of, read_dates
from cockpit.catalog.importers.draft_reader import read_drafts
from cockpit.catalog.importers.guess import guess_kinds
from cockpit.catalog.importers.mapping import mapping_from_text
from cockpit.catalog.importers.number_cells import read_numbers
from cockpit.catalog.importers.reading import Reading
from cockpit.catalog.importers.table import Cell
from cockpit.catalog.importers.text_cells import text_of
from tests.importing.tables import HERE, drafts, table

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2017-10-20", date(2017, 10, 20)),
        ("2017/1/2", date(2017, 1, 2)),
        ("20171020", date(2017, 10, 20)),
        ("12.08.2026", date(2026, 8, 12)),
        ("13/01/20", date(2020, 1, 13)),
        ("12 Mar 2024", date(2024, 3, 12)),
        ("Mar 12, 2024", date(2024, 3, 12)),
        ("12. März 2024", date(2024, 3, 12)),
        ("12 de marzo de 2024", date(2024, 3, 12)),
        ("Fri, 12 Mar 2024 10:00", date(2024, 3, 12)),
        ("2018-10-13 17:16:45", date(2018, 10, 13)),
        ("2018-10-13T23:16:45.000Z", date(2018, 10, 14)),
        ("2018-10-13T23:16:45-0900", date(2018, 10, 14)),
        ("1704067200000", date(2024, 1, 1)),
        ("45631", date(2024, 12, 5)),
    ],
)
def test_a_date_is_read_however_it_is_written(text: str, day: date) -> None:
    assert day_of(text, BERLIN) == day


@pytest.mark.parametrize(
    "text", ["2017-13-01", "31.02.2020", "75631", "Oct-14", "soon", "9999-12-31", "0017-01-01"]
)
def test_what_is_no_date_is_said_to_be_none(text: str) -> None:
    assert read_dates([text], BERLIN).bad == (text,)


def test_the_whole_column_tells_day_and_month_apart() -> None:
    american = read_dates(["03/04/2024", "05/16/2024"], UTC)
    assert american.days["03/04/2024"] == date(2024, 3, 4)
    european = read_dates(["03/04/2024", "16/05/2024"], UTC)
    assert european.days["03/04/2024"] == date(2024, 4, 3)
    mixed = read_dates(["03/04/2024", "16/05/2024", "17/05/2024", "05/18/2024"], UTC)
    assert mixed.bad == ("05/18/2024",)


def test_a_column_with_two_readings_is_never_guessed() -> None:
    read = read_dates(["03/04/2024", "05/05/2024"], UTC)
    assert read.unclear == "03/04/2024"
    assert "03/04/2024" not in read.days
    assert read.days == {"05/05/2024": date(2024, 5, 5)}
    told = read_dates(["03/04/2024"], UTC, DateStyle.DMY)
    assert told.days["03/04/2024"] == date(2024, 4, 3)
    assert read_dates(["03/04/2024"], UTC, DateStyle.YMD).unclear
    assert read_dates(["24/03/04"], UTC, DateStyle.YMD).days["24/03/04"] == date(2024, 3, 4)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_date_comes_back_from_every_clear_form(day: date) -> None:
    forms = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y")
    assert {day_of(f"{day:{form}}", UTC) for form in forms} == {day}
    assert day_of(f"{day.day}/{day.month}/{day.year}", UTC, DateStyle.DMY) == day
    assert day_of(f"{day.month}-{day.day}-{day.year}", UTC, DateStyle.MDY) == day


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1,234.50", "2,000"], ["1234.5", "2000"]),
        (["1.234,50", "2.000"], ["1234.5", "2000"]),
        (["1,234"], ["1234"]),
        (["1.234"], ["1234"]),
        (["1054.5", "0.1"], ["1054.5", "0.1"]),
        (["0,611553068"], ["0.611553068"]),
        (["1'000.-", "(1,000)", "5-", "−7", "-8"], ["1000", "-1000", "-5", "-7", "-8"]),
        (["1\u202f234,56 €", "$5", "USD 7.5"], ["1234.56", "5", "7.5"]),
        (["1,00,000.00", "12"], ["100000", "12"]),
        (["45k", "1.2M"], ["45000", "1200000"]),
    ],
)
def test_the_column_tells_the_decimal_mark(cells: list[Cell], values: list[str]) -> None:
    figures = read_numbers(cells).figures
    expected = [Decimal(value) for value in values]
    if "€" in str(cells):
        figures = read_numbers(cells[:1]).figures | read_numbers(cells[1:]).figures
    assert [figures[cell].value for cell in cells] == expected


def test_currencies_are_read_with_their_amounts() -> None:
    figures = read_numbers(["€ 5", "7 USD", "CHF 2.50", "$3", "4"]).figures
    assert [one.currency for one in figures.values()] == ["EUR", "USD", "CHF", "$", ""]


@pytest.mark.parametrize(
    "text", ["abc", "1e5", "12,34,5,6.7.8", "()", "=1+1", "1" * 30, "12 apples"]
)
def test_what_is_no_number_is_said_to_be_none(text: str) -> None:
    assert read_numbers([text]).bad == (text,)


@given(st.decimals(-(10**12), 10**12, places=2), st.sampled_from([",.", ".,", " ,", "'."]))
def test_money_comes_back_from_every_way_of_writing_it(value: Decimal, marks: str) -> None:
    group, decimal = marks[0], marks[1]
    text = f"{value:,.2f}".replace(",", "\0").replace(".", decimal).replace("\0", group)
    read = read_numbers([text, f"1{group}234{decimal}50"])
    assert read.figures[text].value == value


def test_probabilities_are_shares_whatever_the_scale() -> None:
    percent = read_cells(Reading.SHARE, ["10%", "90 %", ""], UTC, None)
    assert list(percent.values.values()) == [0.1, 0.9, None]
    assert read_cells(Reading.SHARE, ["10", "100"], UTC, None).values == {"10": 0.1, "100": 1.0}
    assert read_cells(Reading.SHARE, [0.25, 1.0], UTC, None).values == {0.25: 0.25, 1.0: 1.0}
    assert "1000" in read_cells(Reading.SHARE, ["1000", "50"], UTC, None).bad


def test_flags_and_instants() -> None:
    flags = read_cells(Reading.FLAG, ["1", "No", "TRUE", "ja", "", "maybe"], UTC, None)
    assert flags.values == {"1": True, "No": False, "TRUE": True, "ja": True, "": None}
    assert list(flags.bad) == ["maybe"]
    instants = read_cells(Reading.INSTANT, ["2024-03-01 10:00", "2024-03-02"], BERLIN, None)
    assert instants.values["2024-03-01 10:00"] == datetime(2024, 3, 1, 9, tzinfo=UTC)
    assert instants.values["2024-03-02"] == datetime(2024, 3, 2, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" a \n b ", "a b"),
        ("000000000000000AAA", ""),
        ("n/a", ""),
        (1102.0, "1102"),
        (2.5, "2.5"),
        (True, "TRUE"),
        (None, ""),
        (date(2024, 1, 2), "2024-01-02"),
        ("<img src=x>", "<img src=x>"),
        ("=cmd()", "=cmd()"),
    ],
)
def test_text_is_trimmed_and_nothing_is_nothing(cell: Cell, text: str) -> None:
    assert text_of(cell) == text


@given(st.text(max_size=40))
def test_no_text_makes_any_reading_fail(text: str) -> None:
    for reading in Reading:
        read = read_cells(reading, [text], UTC, None)
        assert (text in read.values) or (text in read.bad) or read.unclear


def test_slips_of_the_hand_are_said_and_never_taken_for_something_else() -> None:
    head = "Deal ID,Deal Name,Stage,Amount,Created\n"
    lines = ["1,A,Demo,500 kr,31/02/2026", "2,B,Demo,7 kr,30/01/2026", "3,C,Demo,1,0000-00-00"]
    batch = drafts(head + "\n".join(lines) + f"\n4,{'x' * 5000},Demo,1,\n")
    assert [(row.row, row.column, row.why) for row in batch.refused] == [
        (2, "Created", "no such date"),
        (5, "Deal Name", "longer than 4,000 characters"),
    ]
    assert [(draft.currency, draft.amount) for draft in batch.drafts] == [
        ("SEK", 700),
        ("USD", 100),
    ]
    assert [(check.heading, check.unclear) for check in batch.checks if check.unclear] == [
        ("Amount", "kr")
    ]


def test_a_percentage_is_no_amount_and_letters_that_name_no_money_no_currency() -> None:
    read = read_cells(Reading.MONEY, ["10%", "5 PCS", "5 CHF", "7"], UTC, None)
    assert read.bad == {"5 PCS": "not a number", "10%": "a percentage is no amount"}
    assert {cell: figure.currency for cell, figure in read.values.items()} == {
        "5 CHF": "CHF",
        "7": "",
    }


@pytest.mark.parametrize(
    ("heading", "code", "scale"),
    [
        ("Amount", "", 1),
        ("Amount (EUR)", "EUR", 1),
        ("Betrag in €", "EUR", 1),
        ("TCV USD", "USD", 1),
        ("TOTAL FOR ALL", "", 1),
        ("Jahresumsatz TEUR", "EUR", 1_000),
        ("Deal Value k€", "EUR", 1_000),
        ("Revenue (in thousands)", "", 1_000),
        ("Amount ('000)", "", 1_000),
        ("Umsatz Mio. EUR", "EUR", 1_000_000),
        ("Total 2000", "", 1),
    ],
)
def test_a_heading_of_money_says_currency_and_scale(heading: str, code: str, scale: int) -> None:
    assert (code_in_heading(heading), scale_in_heading(heading)) == (code, scale)
    read = read_cells(Reading.MONEY, ["1,5"], UTC, None, heading)
    assert read.values["1,5"].value == Decimal("1.5") * scale


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Euro", "EUR"), ("US Dollar : $", "USD"), ("USD - US Dollar", "USD"), ("€", "EUR"),
        ("Schweizer Franken", "CHF"), ("eur", "EUR"), ("Points", ""), ("XYZ", ""),
    ],
)  # fmt: skip
def test_a_currency_is_told_by_code_sign_or_name(text: str, code: str) -> None:
    assert code_of(text) == code


def test_a_currency_nobody_knows_is_asked() -> None:
    batch = drafts("Name,Stage,Amount,Currency\nA,Won,5,Euro\nB,Won,5,Points\nC,Won,5,N/A\n")
    asked = [(check.heading, check.unclear) for check in batch.checks if check.unclear]
    assert asked == [("Currency", "Points")]


@pytest.mark.parametrize(
    ("text", "name", "code", "amount"),
    [
        ("Name,Stage,Amount,Currency\nA,Won,5,points\n", "Points", "JPY", 5),
        ("Name,Stage,Amount\nA,Won,5 kr\n", "kr", "NOK", 500),
        ("Name,Stage,Amount (kr)\nA,Won,5\n", "kr", "DKK", 500),
    ],
)
def test_a_currency_that_was_said_is_taken_and_kept(
    text: str, name: str, code: str, amount: int
) -> None:
    read = table(text)
    asked = guess_kinds(read)[0].mapping
    mapping = mapping_from_text(json.dumps(asked.with_currency(name, code).to_json()))
    batch = read_drafts(read, mapping, HERE)
    assert [check.unclear for check in batch.checks if check.unclear] == []
    assert [(draft.currency, draft.amount) for draft in batch.drafts] == [(code, amount)]
