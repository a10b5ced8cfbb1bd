"""Workbooks give typed cells, whatever the file is called."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from cockpit.catalog.importers.files import read_tables
from cockpit.catalog.importers.guess import names_a_column
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.catalog.importers.table import SheetTable
from tests.importing.compound_file import compound_file
from tests.importing.tables import drafts


def workbook(sheets: dict[str, list[list[Any]]], hidden: tuple[str, ...] = ()) -> bytes:
    """A workbook with these sheets."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        if name in hidden:
            sheet.hide()
        for r, row in enumerate(rows):
            for c, cell in enumerate(row):
                if isinstance(cell, (date, datetime)):
                    sheet.write_datetime(r, c, cell, day)
                elif cell is not None:
                    sheet.write(r, c, cell)
    book.close()
    return stream.getvalue()


def _tables(data: bytes, file: str = "deals.xlsx") -> list[SheetTable]:
    return read_tables(file, data, names_a_column)


DEALS: list[list[Any]] = [
    ["Deal ID", "Deal Name", "Stage", "Amount", "Close Date", "Created Date"],
    [10045, "A", "Won", 1054.5, date(2017, 3, 1), datetime(2017, 1, 2, 10, 30)],  # noqa: DTZ001
    [10046, "B", "Proposal", None, date(2017, 9, 1), 42_736],
]


def test_dates_and_numbers_stay_typed_and_serial_numbers_are_dates_in_date_columns() -> None:
    batch = drafts(workbook({"Deals": DEALS}), "deals.xlsx")
    first, second = batch.drafts
    assert (first.external_id, first.amount, first.close_date) == (
        "10045",
        105450,
        date(2017, 3, 1),
    )
    assert first.opened_on == date(2017, 1, 2)
    assert second.opened_on == date(2017, 1, 1)
    assert second.amount is None


def test_the_name_of_the_file_does_not_matter() -> None:
    data = workbook({"Deals": DEALS})
    assert _tables(data, "Leads.csv")[0].header == _tables(data)[0].header
    text = b"Deal Name,Stage\nA,Won\n"
    assert _tables(text, "deals.xlsx")[0].rows == [["A", "Won"]]


def test_hidden_and_empty_sheets_are_not_there_and_rows_keep_their_numbers() -> None:
    moved: list[list[Any]] = [[], [None, "Report"], [], *[[None, *row] for row in DEALS]]
    data = workbook({"New": moved, "Old": DEALS, "Empty": []}, hidden=("Old",))
    (only,) = _tables(data)
    assert only.sheet == "New"
    assert only.header[0] == "Deal ID"
    assert list(only.numbers) == [5, 6]


def test_the_same_rows_as_text_and_as_workbook_say_the_same(tmp_path: Path) -> None:
    text = (
        "Deal ID;Deal Name;Stage;Amount;Close Date;Created Date\n"
        "10045;A;Won;1.054,50;01.03.2017;02.01.2017\n10046;B;Proposal;;01.09.2017;01.01.2017\n"
    )
    assert drafts(workbook({"Deals": DEALS}), "x.xlsx").raws == drafts(text).raws


@pytest.mark.parametrize("name", ["deals.xlsx", "deals.csv"])
def test_a_workbook_with_a_password_is_called_so(name: str) -> None:
    data = compound_file(
        {"EncryptionInfo": bytes(5000), "EncryptedPackage": bytes(range(250)) * 40}
    )
    with pytest.raises(ImportProblem, match="protected by a password") as refused:
        _tables(data, name)
    assert "without one" in refused.value.remedy
    other = compound_file({"Contents": "an EncryptedPackage".encode("utf-16le") + bytes(5000)})
    with pytest.raises(ImportProblem, match="damaged or is not one"):
        _tables(other, name)
