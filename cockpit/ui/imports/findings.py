"""What the rows of the files say that the manager should know: warnings, and rows refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import ROW_HEIGHT, SPACE_8
from cockpit.ui.widgets import figures
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_

_FILE = 0
_FEW, _EDGE = 3, 14


@dataclass(frozen=True, slots=True)
class Warned:
    """Something about ``rows`` rows of a file that were taken all the same; 0 is the whole file."""

    file: str
    what: str
    rows: int


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A row that was not taken, by its place in the file."""

    file: str
    row: int
    column: str
    value: str
    why: str


class Findings(QWidget):
    """Warnings over refused rows; ``save`` when the refused rows are wanted as a file."""

    save = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warned_title = PlainLabel("", "strong")
        self.warned = warned_table()
        self._refused_title = PlainLabel("", "strong")
        self.refused = Table(_refused_columns(), name=_("Refused rows"), key=_same)
        self.save_button = Button(_("Save these rows as a file…"), icon="export")
        self.save_button.clicked.connect(self._on_save)
        self._clean = PlainLabel("", "body", "good")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addWidget(self._clean)
        column.addLayout(self._title_row())
        column.addWidget(self.refused, 2)
        column.addWidget(self._warned_title)
        column.addWidget(self.warned, 1)
        column.addStretch(0)

    def show_findings(
        self, warned: Sequence[Warned], refused: Sequence[RefusedLine], clean: str
    ) -> None:
        """Show both; ``clean`` is what is said when no row is refused."""
        files = {line.file for line in warned} | {line.file for line in refused}
        for table in (self.warned, self.refused):
            table.setColumnHidden(_FILE, len(files) < 2)
        self._clean.setText("" if refused else f"✓  {clean}")
        self._clean.setVisible(not refused)
        self._refused_title.setText(n_("{n} row refused", "{n} rows refused", len(refused)))
        for part in (self._refused_title, self.refused, self.save_button):
            part.setVisible(bool(refused))
        self.refused.set_rows(refused)
        self._warned_title.setText(_("To know"))
        self._warned_title.setVisible(bool(warned))
        self.warned.setVisible(bool(warned))
        self.warned.set_rows(warned)
        _fit(self.refused, len(refused))
        _fit(self.warned, len(warned))

    def _title_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._refused_title, 1)
        row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignRight)
        return row

    @Slot()
    def _on_save(self) -> None:
        self.save.emit()


def warned_table() -> Table:
    """What is to know of rows that are taken."""
    return Table(_warned_columns(), name=_("Warnings"), key=_same)


def _fit(table: Table, rows: int) -> None:
    """A table takes the room its rows need, and some of it when there is little."""
    table.setMaximumHeight((rows + 1) * ROW_HEIGHT + _EDGE)
    table.setMinimumHeight((min(rows, _FEW) + 1) * ROW_HEIGHT + _EDGE)


def _same(line: object) -> object:
    return line


def _file_column() -> Column:
    return Column(_("File"), _file_of, color="dim", width=150)


def _warned_columns() -> list[Column]:
    return [
        _file_column(),
        Column(_("What"), _what_of, stretch=True),
        Column(_("Rows"), _rows_of, text=_rows_text, number=True, width=90),
    ]


def _refused_columns() -> list[Column]:
    return [
        _file_column(),
        Column(_("Row"), _row_of, text=_row_text, number=True, width=70),
        Column(_("Column"), _column_of, width=150),
        Column(_("Value"), _value_of, width=190),
        Column(_("Why"), _why_of, color="bad", stretch=True),
    ]


def _file_of(line: Warned | RefusedLine) -> str:
    return line.file


def _what_of(line: Warned) -> str:
    return line.what[:1].upper() + line.what[1:]


def _rows_of(line: Warned) -> int:
    return line.rows


def _rows_text(line: Warned) -> str:
    return figures.count(line.rows) if line.rows else figures.NOTHING


def _row_of(line: RefusedLine) -> int:
    return line.row


def _row_text(line: RefusedLine) -> str:
    return figures.count(line.row)


def _column_of(line: RefusedLine) -> str:
    return line.column


def _value_of(line: RefusedLine) -> str:
    return line.value or _("(empty)")


def _why_of(line: RefusedLine) -> str:
    return line.why[:1].upper() + line.why[1:]
