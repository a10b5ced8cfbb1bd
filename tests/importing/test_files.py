"""What a file is, where its table stands, and what is said of files that hold none."""

from __future__ import annotations

import io
import zipfile

import pytest

from cockpit.catalog.importers import workbook_child, zip_limits
from cockpit.catalog.importers.files import read_tables
from cockpit.catalog.importers.guess import names_a_column
from cockpit.catalog.importers.problems import ImportProblem
from cockpit.catalog.importers.workbook import read_workbook
from tests.importing.tables import table
from tests.importing.test_workbooks import workbook


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_end_do_not_matter(
    encoding: str, separator: str, end: str
) -> None:
    rows = [["Deal Name", "Stage", "Amount"], ["Müller Größe", "Won", "12"], ["Señor", "", "7"]]
    text = "".join(separator.join(row) + end for row in rows)
    read = table(text.encode(encoding))
    assert read.header == ("Deal Name", "Stage", "Amount")
    assert [list(row) for row in read.rows] == rows[1:]
    assert list(read.numbers) == [2, 3]


def test_central_european_letters_are_not_taken_for_western_ones() -> None:
    read = table("Název;Etapa\nŽluťoučký kůň;Řízení\nPříliš;Úpěl\n".encode("cp1250"))
    assert read.rows[0] == ["Žluťoučký kůň", "Řízení"]


@pytest.mark.parametrize(
    "text",
    [
        "Jiří Dvořák", "Petr Nováček, Škoda", "Łukasz Wójcik", "Győző Kovács, Erdős", "Žiga Čop",
    ],
)  # fmt: skip
def test_names_alone_tell_central_european_letters(text: str) -> None:
    read = table(f"Name;Stage\n{text};Won\nJürgen Groß;Lost\n".encode("cp1250"))
    assert read.rows[0] == [text, "Won"]


@pytest.mark.parametrize(
    "text",
    [
        "Søren Ærø", "Åse Bjørnå", "François Lemaître, Hervé Sèze", "João Simões, Conceição",
        "Niccolò Però, perché più", "Nº 5 — “Señor” £5", "Þórður Jónsson", "Õie Pärn? 5 €",
    ],
)  # fmt: skip
def test_names_alone_tell_western_letters(text: str) -> None:
    read = table(f"Name;Stage\n{text};Won\nJürgen Groß;Lost\n".encode("cp1252"))
    assert read.rows[0] == [text, "Won"]


def test_quoted_newlines_stay_in_their_cell_and_rows_are_counted_as_a_spreadsheet_does() -> None:
    read = table('Name,Stage\n"two\nlines",Won\n\nlast,Lost\n')
    assert read.rows == [["two\nlines", "Won"], ["last", "Lost"]]
    assert list(read.numbers) == [2, 4]


def test_lines_above_and_below_the_table_are_left_out() -> None:
    report = (
        "Pipeline report\n\nDeal Name,Stage,Amount,Owner\nA,Won,5,Bo\nB,Lost,6,Cy\n\n\n"
        '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."\n'
        '"Confidential Information - Do Not Distribute"\nGrand Totals (2 records)\n'
    )
    read = table(report)
    assert read.header[0] == "Deal Name"
    assert [row[0] for row in read.rows] == ["A", "B"]
    assert list(read.numbers) == [4, 5]
    assert any("3 lines below" in remark.what for remark in read.remarks)


def test_the_separator_that_excel_names_itself_is_taken() -> None:
    read = table("sep=;\nName;Stage\nA, Inc.;Won\n")
    assert read.rows == [["A, Inc.", "Won"]]
    assert list(read.numbers) == [3]


def test_rows_that_do_not_fit_the_header_are_named() -> None:
    read = table("id,name,stage\n1,John\n2,Julie,Won,Potatoes\n3,Ann,Won,,\n4,Ben,Lost\n")
    assert [row[0] for row in read.rows] == ["3", "4"]
    assert [(one.row, one.value) for one in read.broken] == [
        (2, "1, John"),
        (3, "2, Julie, Won, Potatoes"),
    ]


def test_repeated_and_missing_headings_can_still_be_told_apart() -> None:
    read = table("Deal - Status,,Deal - Status\nWon,x,hot\n")
    assert read.header == ("Deal - Status", "(column 2)", "Deal - Status (2)")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n0000", "picture"),
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR", "calendar"),
        (b"<!DOCTYPE html><html><table>", "web page"),
        (b'{"deals": []}', "JSON"),
        (bytes(range(256)) * 8, "program"),
        (b"1,2,3\n4,5,6\n", "columns"),
        (b'Name,Stage\n"A,Won\nB,Lost\n', "quotation mark"),
        (b"PK\x03\x04 and no more", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "damaged"),
    ],
)
def test_what_holds_no_table_is_refused_in_plain_words(data: bytes, word: str) -> None:
    with pytest.raises(ImportProblem, match=word) as told:
        read_tables("file.csv", data, names_a_column)
    assert str(told.value).startswith("file.csv: ")
    assert "\n" not in str(told.value)


def _zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("members", "word"),
    [
        ({"xl/workbook.xml": b"\0" * 30_000_000}, "packed more"),
        ({"xl/workbook.xml": b"x", "../evil": b"y"}, "outside"),
        ({f"xl/{n}": b"" for n in range(5_001)} | {"xl/workbook.xml": b"x"}, "parts"),
    ],
)
def test_bombs_are_refused_before_anything_is_unpacked(
    members: dict[str, bytes], word: str
) -> None:
    with pytest.raises(ImportProblem, match=word):
        read_workbook("bomb.xlsx", _zip(members))


def test_too_much_in_all_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_limits, "LARGEST_UNPACKED", 1000)
    with pytest.raises(ImportProblem, match="unpacks"):
        read_workbook("bomb.xlsx", _zip({"xl/workbook.xml": b"abc" * 1000}))


def test_a_workbook_in_a_zip_is_read() -> None:
    inside = workbook({"Deals": [["Name", "Stage", "Amount"], ["A", "Won", 5]]})
    (read,) = read_tables("x.zip", _zip({"deals.xlsx": inside}), names_a_column)
    assert (read.sheet, list(read.rows[0])) == ("Deals", ["A", "Won", 5.0])
    two = read_tables("x.zip", _zip({"a.xlsx": inside, "b.xlsx": inside}), names_a_column)
    assert [one.sheet for one in two] == ["a.xlsx Deals", "b.xlsx Deals"]


def test_a_zip_of_text_files_is_read_and_any_other_is_not() -> None:
    read = read_tables("x.zip", _zip({"deals.csv": b"Name,Stage\nA,Won\n"}), names_a_column)
    assert read[0].rows == [["A", "Won"]]
    with pytest.raises(ImportProblem, match="no CSV"):
        read_tables("x.zip", _zip({"readme.md": b"hello"}), names_a_column)


def test_a_reader_that_dies_or_hangs_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cockpit.catalog.importers.workbook.SECONDS", 0.001)
    with pytest.raises(ImportProblem, match="longer than"):
        read_workbook("slow.xlsx", _zip({"xl/workbook.xml": b"<x/>"}))


def test_the_reader_says_why_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Stream:
        buffer = io.BytesIO(b"no workbook")

    monkeypatch.setattr("sys.stdin", Stream)
    monkeypatch.setattr(workbook_child, "limit_memory", lambda: None)
    assert workbook_child.main() == 1
    assert "\n" not in capsys.readouterr().err


BOARD = """\
Sales pipeline
Manage your deals

Active deals
Name,Owner,Stage,Deal value,Close date
Fleet,Anna Weber,Proposal,12000,2026-06-30
Vans,Tom Hill,Discovery,5000,2026-07-30
,,,17000,

Closed won
Name,Owner,Stage,Deal value,Close date
Old,Tom Hill,Won,900,2026-02-20
,,,900,
"""


def test_the_groups_of_a_board_are_one_table_without_their_titles_and_sums() -> None:
    read = table(BOARD)
    assert [row[0] for row in read.rows] == ["Fleet", "Vans", "Old"]
    assert list(read.numbers) == [6, 7, 12]
    assert read.broken == ()


def test_a_line_of_figures_alone_below_a_table_is_its_sum() -> None:
    read = table("Name,Stage,Amount\nA,Won,5\nB,Won,7\n,,12\n")
    assert [row[0] for row in read.rows] == ["A", "B"]
    assert [one.what for one in read.remarks] == ["1 line below the table left out"]
    unnamed = table("ID,Stage,Amount\n,Won,5\n,Won,7\n,,12\n")
    assert len(unnamed.rows) == 3
