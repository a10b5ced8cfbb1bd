"""The table: order, copying, keyboard, refreshing without losing one's place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_copy import as_tsv
from cockpit.ui.widgets.table_file import as_file
from cockpit.ui.widgets.table_model import TONE_ROLE, Column, TableModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


@dataclass(frozen=True)
class Row:
    id: int
    name: str
    amount: int | None


def key_of(row: Row) -> int:
    return row.id


def name_of(row: Row) -> str:
    return row.name


def amount_of(row: Row) -> int | None:
    return row.amount


def shown_amount(row: Row) -> str:
    return "—" if row.amount is None else f"${row.amount:,}"


def tone_of(row: Row) -> str:
    return "good" if row.amount else "bad"


COLUMNS = [
    Column("Name", name_of, stretch=True),
    Column("Amount", amount_of, shown_amount, number=True, exact=lambda row: str(row.amount)),
    Column("State", name_of, tone=tone_of),
]
ROWS = [Row(1, "beta", 30), Row(2, "Alpha", None), Row(3, "gamma", 10)]


@pytest.fixture
def table(qtbot):
    made = Table(COLUMNS, name="Deals", empty="No deals yet", key=key_of)
    qtbot.addWidget(made)
    tester = QAbstractItemModelTester(made.rows, FATAL)
    made.resize(500, 300)
    made.show()
    made.set_rows(ROWS)
    yield made
    assert tester.model() is made.rows


def names(table: Table) -> list[str]:
    return [row.name for row in table.rows.rows()]


def test_rows_come_as_given_until_sorted(table):
    assert names(table) == ["beta", "Alpha", "gamma"]
    table.sortByColumn(0, UP)
    assert names(table) == ["Alpha", "beta", "gamma"]


@pytest.mark.parametrize(("order", "expected"), [(UP, [3, 1, 2]), (DOWN, [1, 3, 2])])
def test_rows_without_a_value_come_last(table, order, expected):
    table.sortByColumn(1, order)
    assert [row.id for row in table.rows.rows()] == expected


def test_the_order_holds_for_rows_that_come_later(table):
    table.sortByColumn(1, DOWN)
    table.set_rows([*ROWS, Row(4, "delta", 20)])
    assert [row.id for row in table.rows.rows()] == [1, 4, 3, 2]


def test_the_selection_moves_with_its_row(table):
    table.show_row(3)
    table.sortByColumn(1, UP)
    assert table.chosen_rows() == [ROWS[2]]
    assert table.currentIndex().row() == 0


def test_a_refresh_keeps_the_place(table):
    table.show_row(3)
    table.set_rows([Row(9, "new", 1), *ROWS])
    assert table.rows.row(table.currentIndex().row()).id == 3


def test_a_row_that_only_changed_is_repainted_not_reset(table, qtbot):
    with qtbot.waitSignal(table.rows.dataChanged):
        table.set_rows([ROWS[0], Row(2, "Alpha", 5), ROWS[2]])
    with qtbot.assertNotEmitted(table.rows.dataChanged):
        table.set_rows([ROWS[0], Row(2, "Alpha", 5), ROWS[2]])


def test_numbers_stand_at_the_right(table):
    index = table.rows.index(0, 1)
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)
    assert table.rows.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
    assert table.rows.index(1, 2).data(TONE_ROLE) == "bad"


def test_copying_takes_the_chosen_rows_with_titles_and_exact_values(table, qtbot):
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Name\tAmount\tState\nbeta\t30\tbeta"


def test_copying_without_a_choice_takes_all_but_hidden_columns(table):
    table.setColumnHidden(2, True)
    table.copy()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Name\tAmount"
    assert len(QGuiApplication.clipboard().text().splitlines()) == 4


def test_enter_opens_the_row(table, qtbot):
    table.show_row(2)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_walking_picks_rows(table, qtbot):
    table.show_row(1)
    with qtbot.waitSignal(table.picked) as picked:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert picked.args == [ROWS[1]]


def test_tab_leaves_the_table(table):
    assert not table.tabKeyNavigation()


def test_an_empty_table_says_why(table):
    table.set_rows([])
    table.grab()
    assert table.accessibleName() == "Deals"
    table.set_empty("Nothing fits the filter")
    table.grab()


def test_many_rows_are_no_trouble(qtbot):
    # Without the tester, which asks for every cell after each change.
    table = Table(COLUMNS, name="Deals", key=key_of)
    qtbot.addWidget(table)
    rows = [Row(i, f"deal {i}", i * 7919 % 100_003) for i in range(100_000)]
    table.set_rows(rows)
    table.sortByColumn(1, DOWN)
    table.grab()
    assert table.rows.row(0).amount == max(row.amount for row in rows if row.amount is not None)


@given(st.text(max_size=20))
def test_no_copied_text_becomes_a_formula(text):
    cell = as_tsv([Column("T", name_of)], [Row(1, text, None)]).split("\n", 1)[1]
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    assert "\t" not in cell
    assert "\n" not in cell


def test_negative_numbers_stay_numbers():
    columns = [Column("N", amount_of, number=True)]
    assert as_tsv(columns, [Row(1, "x", -5)]) == "N\n-5"


@given(st.lists(st.tuples(st.integers(0, 9), st.one_of(st.none(), st.integers()))))
def test_the_model_keeps_its_word_whatever_comes(steps):
    model = TableModel(COLUMNS, key_of)
    tester = QAbstractItemModelTester(model, FATAL)
    rows: dict[int, Row] = {}
    for number, amount in steps:
        if number in rows and amount is None:
            del rows[number]
        else:
            rows[number] = Row(number, f"n{number}", amount)
        model.set_rows(list(rows.values()))
        if number % 3 == 0:
            model.sort(number % 2, DOWN if number % 4 else UP)
    assert {row.id for row in model.rows()} == set(rows)
    assert tester.model() is model


def test_a_file_of_a_table_keeps_numbers_and_days_as_such_and_words_as_shown():
    columns = [
        Column("Name", name_of),
        Column("Count", amount_of, lambda row: f"{row.amount or 0:,}", number=True),
        Column("Share", amount_of, lambda row: f"{row.amount} %", number=True),
        Column("Money", amount_of, shown_amount, number=True),
        Column("Day", lambda row: date(2026, 1, row.id), lambda _row: "today"),
        Column("None", amount_of, lambda row: "" if row.amount is None else "1,030", number=True),
    ]
    table = as_file("Deals", columns, [Row(1, "=1+1", 1030), Row(2, "b", 20)])
    assert [column.kind for column in table.columns] == [
        "text",
        "number",
        "text",
        "text",
        "day",
        "text",
    ]
    assert list(table.rows) == [
        ("=1+1", 1030, "1030 %", "$1,030", date(2026, 1, 1), "1,030"),
        ("b", 20, "20 %", "$20", date(2026, 1, 2), "1,030"),
    ]
    empty = as_file("Deals", columns[:2], [])
    assert (len(empty.columns), list(empty.rows)) == (2, [])
