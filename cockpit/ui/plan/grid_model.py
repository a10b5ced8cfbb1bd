"""The cascade as a table model: a line a target holder, a column a month or quarter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from cockpit.actions.plan_targets import Cell
from cockpit.analysis.plan_grid import Grid, Place
from cockpit.domain.period import Period
from cockpit.domain.plan import Subject
from cockpit.ui.widgets.figures import money, short_money
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

Index = QModelIndex | QPersistentModelIndex
PLACE_ROLE = Qt.ItemDataRole.UserRole
GAP_ROLE = Qt.ItemDataRole.UserRole + 1
_TOP = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NO_GRID = Grid((), (), {}, {})


@dataclass(frozen=True)
class Shown:
    """What the grid shows: the targets, what the columns are called, the year they make up, and
    what each won in the year before (None while that is not known)."""

    grid: Grid = _NO_GRID
    titles: tuple[str, ...] = ()
    year: Period | None = None
    year_title: str = ""
    before_title: str = ""
    before: dict[Subject, int] = field(default_factory=dict)
    currency: str = "USD"
    editable: bool = True


class GridModel(QAbstractTableModel):
    """``typed(cells)`` carries what was entered: nothing changes here until it was stored.

    Columns: the name, the periods, the year, and what was won in the year before.
    """

    typed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = Shown()
        self._closed: set[Subject] = set()
        self._lines: list[Place] = []

    def show(self, shown: Shown) -> None:
        """Show other targets; lines that stay are only repainted."""
        same = (
            self.shown.grid.places == shown.grid.places
            and self.shown.titles == shown.titles
            and bool(self.shown.before_title) == bool(shown.before_title)
        )
        if not same:
            self.beginResetModel()
        self.shown = shown
        if not same:
            self._lines = self._visible()
            self.endResetModel()
        elif self._lines:
            last = self.index(len(self._lines) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def close_teams(self, teams: Sequence[Subject]) -> None:
        """Show these teams without those below them."""
        self.beginResetModel()
        self._closed = set(teams)
        self._lines = self._visible()
        self.endResetModel()

    def toggle(self, row: int) -> None:
        """Open or close a line that has others below it."""
        place = self.place(row)
        if self.has_below(place):
            self.close_teams(list(self._closed ^ {place.subject}))

    def has_below(self, place: Place) -> bool:
        """Whether there are lines below it (the company's are always open)."""
        return place.above is not None and bool(self.shown.grid.children(place.subject))

    def is_closed(self, place: Place) -> bool:
        """Whether the lines below it are hidden."""
        return place.subject in self._closed

    def _visible(self) -> list[Place]:
        hidden: set[Subject] = set()
        found = []
        for place in self.shown.grid.places:
            if place.above in hidden or place.above in self._closed:
                hidden.add(place.subject)
            else:
                found.append(place)
        return found

    # Where things are

    def place(self, row: int) -> Place:
        """The holder of a line."""
        return self._lines[row]

    def row_of(self, subject: Subject) -> int:
        """The line of a holder, -1 when it is not shown."""
        rows = (row for row, place in enumerate(self._lines) if place.subject == subject)
        return next(rows, -1)

    def period_at(self, column: int) -> Period | None:
        """The period of a column: a month, a quarter, or the year; None for the others."""
        periods = self.shown.grid.columns
        if 1 <= column <= len(periods):
            return periods[column - 1]
        return self.shown.year if column == len(periods) + 1 else None

    def column_of(self, period: Period) -> int:
        """The column of a period, -1 when it has none."""
        for column in range(1, len(self.shown.grid.columns) + 2):
            if self.period_at(column) == period:
                return column
        return -1

    def amount(self, row: int, column: int) -> int | None:
        """The target of a cell."""
        subject, period = self.place(row).subject, self.period_at(column)
        if period is None:
            return None
        if period == self.shown.year:
            return self.shown.grid.total(subject)
        return self.shown.grid.cells.get((subject, period))

    def below(self, row: int, column: int) -> int | None:
        """What those below a cell without a target are asked for together."""
        subject, period, grid = self.place(row).subject, self.period_at(column), self.shown.grid
        if period is None or self.amount(row, column) is not None:
            return None
        if period != self.shown.year:
            return grid.below(subject, period)
        found = [grid.below(subject, one) for one in grid.columns]
        return sum(one or 0 for one in found) if any(one is not None for one in found) else None

    def gap(self, row: int, column: int) -> int | None:
        """What the holder is asked for beyond those below, None where they agree."""
        subject, period = self.place(row).subject, self.period_at(column)
        if period is None or period == self.shown.year:
            return None
        return self.shown.grid.mismatches.get((subject, period))

    # The model

    def rowCount(self, parent: Index = _TOP) -> int:
        """Lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Name, periods, year, and the year before where it is known."""
        if parent.isValid() or self.shown.year is None:
            return 0
        return len(self.shown.grid.columns) + 2 + bool(self.shown.before_title)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of columns; names of lines for screen readers."""
        if orientation is Qt.Orientation.Vertical:
            named = role == Qt.ItemDataRole.DisplayRole and section < len(self._lines)
            return self.place(section).name if named else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == 0 else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = ("", *self.shown.titles, self.shown.year_title, self.shown.before_title)
        return titles[section] if section < len(titles) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Short amounts to read, exact ones to edit and in the tip."""
        row, column = index.row(), index.column()
        if role == PLACE_ROLE:
            return self.place(row)
        if role == GAP_ROLE:
            return self.gap(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column == 0 else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(row, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.EditRole:
            amount = self.amount(row, column)
            return "" if amount is None else money(amount, self.shown.currency)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Amounts of periods can be edited."""
        flags = super().flags(index)
        if self.shown.editable and self.period_at(index.column()) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was entered, minor units or None."""
        if role != Qt.ItemDataRole.EditRole or not (value is None or isinstance(value, int)):
            return False
        self.enter([(index.row(), index.column(), value)])
        return True

    def enter(self, entered: Sequence[tuple[int, int, int | None]]) -> None:
        """Hand on amounts by line and column; those that say nothing new are left out."""
        cells = [
            Cell(self.place(row).subject, period, amount)
            for row, column, amount in entered
            if (period := self.period_at(column)) is not None and amount != self.amount(row, column)
        ]
        if cells:
            self.typed.emit(cells)

    # Words

    def _text(self, row: int, column: int) -> str:
        if column == 0:
            return self.place(row).name
        currency = self.shown.currency
        if self.period_at(column) is None:
            return short_money(self.shown.before.get(self.place(row).subject), currency)
        amount, below = self.amount(row, column), self.below(row, column)
        if below is not None:
            return _("Σ {sum}").format(sum=short_money(below, currency))
        return "" if amount is None else short_money(amount, currency)

    def _tip(self, row: int, column: int) -> str:
        currency = self.shown.currency
        if column == 0:
            return self.place(row).name
        if self.period_at(column) is None:
            return money(self.shown.before.get(self.place(row).subject), currency)
        amount, gap = self.amount(row, column), self.gap(row, column)
        below = self.below(row, column)
        if below is not None:
            said = _("no target of its own; those below have {sum} together")
            return said.format(sum=money(below, currency))
        if amount is None:
            return _("no target")
        exact = money(amount, currency)
        return exact if gap is None else f"{exact}\n{gap_words(gap, currency)}"

    def _spoken(self, row: int, column: int) -> str:
        title = self.headerData(column, Qt.Orientation.Horizontal)
        said = f"{self.place(row).name}, {title}: {self._tip(row, column)}"
        return self.place(row).name if column == 0 else said.replace("\n", ", ")


def gap_words(gap: int, currency: str) -> str:
    """What is missing, or too much, below a target."""
    amount = money(abs(gap), currency)
    if gap > 0:
        return _("{amount} of it is not shared out below").format(amount=amount)
    return _("{amount} more than it is shared out below").format(amount=amount)
