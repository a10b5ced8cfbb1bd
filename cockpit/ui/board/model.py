"""The board as a tree: stages, and in each the deals that stand there."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from cockpit.queries.board import Card, Column
from cockpit.ui.board import mime
from cockpit.ui.board.card_words import sentence, tip
from cockpit.ui.board.rows import Insert, Move, Step, steps
from cockpit.ui.widgets.figures import short_money
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import n_

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole
CARD_ROLE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
# Asked for every card that is painted; putting them together takes longer than painting it.
_COLUMN_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
_CARD_FLAGS = (
    _COLUMN_FLAGS
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)


@dataclass(frozen=True, slots=True)
class Totals:
    """What a column's head says: ``value`` and ``weighted`` are minor units, None not known."""

    count: int | None
    value: float | None = None
    weighted: float | None = None
    currency: str = "USD"


@dataclass(slots=True)
class Wanted:
    """What each column is to show: deal ids in order, and the key each one is sorted by."""

    ids: list[list[int]]
    keys: list[list[int]]


class BoardModel(QAbstractItemModel):
    """Rows without a parent are columns of the board, their rows are cards.

    ``card_of(deal_id, column, row)`` gives what a card shows; ``refuse(ids, column)`` a reason
    against a drop, or None; ``drop(ids, column)`` does it.
    """

    def __init__(
        self, card_of: Callable[[int, int, int], Card | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._card_of = card_of
        self.refuse: Callable[[tuple[int, ...], int], str | None] | None = None
        self.drop: Callable[[tuple[int, ...], int], bool] | None = None
        self.columns: list[Column] = []
        self.totals: list[Totals] = []
        self._ids: list[list[int]] = []
        self._keys: list[list[int]] = []
        self._turns: list[int] = []

    # What is shown

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other stages, empty at first."""
        self.beginResetModel()
        self.columns = list(columns)
        self.totals = [Totals(None) for _column in columns]
        self._ids = [[] for _column in columns]
        self._keys = [[] for _column in columns]
        self._turns = [0 for _column in columns]
        self.endResetModel()

    def set_totals(self, totals: Sequence[Totals]) -> None:
        """Say other sums in the heads."""
        for column, (now, then) in enumerate(zip(totals, self.totals, strict=True)):
            if now != then:
                self.totals[column] = now
                index = self.column_index(column)
                self.dataChanged.emit(index, index)

    def show(self, wanted: Wanted) -> None:
        """Come to show these deals by as few row signals as can be."""
        for step in steps(self._ids, wanted.ids):
            self._take(step)
        self._keys = wanted.keys

    def place(self, deal_id: int, column: int | None, key: int, likely: int = 0) -> None:
        """Put one deal where its key says, or take it away; its contents are taken to have
        changed. ``likely`` is the column it is looked for first."""
        found = self.find(deal_id, likely)
        if column is None:
            if found is not None:
                self._remove(*found, found[1])
            return
        at = self.landing(column, key, deal_id)
        if found is None:
            self._take(Insert(column, at, (deal_id,)))
            self._keys[column].insert(at, key)
            return
        at = self._move(found, column, at, key)
        index = self.createIndex(at, 0, column + 1)
        self.dataChanged.emit(index, index)

    def ids(self, column: int) -> list[int]:
        """The deals of a column, in order."""
        return self._ids[column]

    def turns(self, column: int) -> int:
        """How often rows of a column have come, gone or changed places."""
        return self._turns[column]

    def find(self, deal_id: int, likely: int = 0) -> tuple[int, int] | None:
        """The column and row of a deal, if it is on the board."""
        for step in range(len(self._ids)):
            column = (likely + step) % len(self._ids)
            try:
                return column, self._ids[column].index(deal_id)
            except ValueError:
                continue
        return None

    def landing(self, column: int, key: int, deal_id: int) -> int:
        """The row before which a deal of that key belongs, not counting the deal itself."""
        keys, ids = self._keys[column], self._ids[column]
        first, last = bisect_left(keys, key), bisect_right(keys, key)
        while first < last and ids[first] < deal_id:
            first += 1
        return first

    def card(self, index: Index) -> Card | None:
        """What the card at an index shows; None for a column's head or a deal that is gone."""
        if not index.isValid() or not index.internalId():
            return None
        column, row = index.internalId() - 1, index.row()
        return self._card_of(self._ids[column][row], column, row)

    def column_index(self, column: int) -> QModelIndex:
        """The index of a column."""
        return self.index(column, 0)

    def card_index(self, deal_id: int) -> QModelIndex:
        """The index of a deal's card; invalid when it is not on the board."""
        found = self.find(deal_id)
        if found is None:
            return QModelIndex()
        return self.createIndex(found[1], 0, found[0] + 1)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Columns at the top, cards below."""
        if row < 0 or column != 0 or row >= self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        """The column of a card."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns, or cards of a column."""
        if not parent.isValid():
            return len(self.columns)
        return 0 if parent.internalId() else len(self._ids[parent.row()])

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Always one."""
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Titles, ids, cards, and one sentence for screen readers."""
        if not index.isValid():
            return None
        if not index.internalId():
            return self._column_data(index.row(), role)
        if role == ID_ROLE:
            return self._ids[index.internalId() - 1][index.row()]
        return _card_data(self.card(index), role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be dragged; columns, and cards for their column, take drops."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _CARD_FLAGS if index.internalId() else _COLUMN_FLAGS

    def supportedDropActions(self) -> Qt.DropAction:
        """Cards move; Qt never takes rows away itself, ``removeRows`` is not there."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Deals by their ids."""
        return [mime.TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The deals of the cards."""
        return mime.deals([i.data(ID_ROLE) for i in indexes if i.internalId()])

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """True when the column's rules take the cards that hover."""
        ids, target = mime.deal_ids(data), self.column_of(parent)
        if not ids or target is None:
            return False
        return self.refuse is None or self.refuse(ids, target) is None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the deals; False when that was refused."""
        ids, target = mime.deal_ids(data), self.column_of(parent)
        if not ids or target is None or self.drop is None:
            return False
        return self.drop(ids, target)

    def column_of(self, index: Index) -> int | None:
        """The column that an index of a column or card belongs to."""
        if not index.isValid():
            return None
        return index.internalId() - 1 if index.internalId() else index.row()

    # How rows come and go

    def _take(self, step: Step) -> None:
        self._turns[step.column] += 1
        if isinstance(step, Insert):
            parent = self.column_index(step.column)
            self.beginInsertRows(parent, step.at, step.at + len(step.ids) - 1)
            self._ids[step.column][step.at : step.at] = step.ids
            self.endInsertRows()
        elif isinstance(step, Move):
            self._turns[step.source] += 1
            source, target = self.column_index(step.source), self.column_index(step.column)
            self.beginMoveRows(source, step.row, step.row, target, step.at)
            deal_id = self._ids[step.source].pop(step.row)
            same_below = step.source == step.column and step.row < step.at
            self._ids[step.column].insert(step.at - same_below, deal_id)
            self.endMoveRows()
        else:
            self.beginRemoveRows(self.column_index(step.column), step.first, step.last)
            del self._ids[step.column][step.first : step.last + 1]
            self.endRemoveRows()

    def _remove(self, column: int, first: int, last: int) -> None:
        self._turns[column] += 1
        self.beginRemoveRows(self.column_index(column), first, last)
        del self._ids[column][first : last + 1]
        del self._keys[column][first : last + 1]
        self.endRemoveRows()

    def _move(self, found: tuple[int, int], column: int, at: int, key: int) -> int:
        """Take a card to its place; gives the row it has there."""
        source, row = found
        if source != column or at not in (row, row + 1):
            self._take(Move(source, row, column, at))
        del self._keys[source][row]
        at -= source == column and row < at
        self._keys[column].insert(at, key)
        return at

    def _column_data(self, row: int, role: int) -> Any:
        column, totals = self.columns[row], self.totals[row]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = [column.name]
            if totals.count is not None:
                parts.append(n_("{n} deal", "{n} deals", totals.count))
            if totals.value is not None:
                parts.append(short_money(totals.value, totals.currency))
            return ", ".join(parts)
        return None


def _card_data(card: Card | None, role: int) -> Any:
    if card is None:
        return None
    if role == Qt.ItemDataRole.DisplayRole:
        return card.title
    if role == CARD_ROLE:
        return card
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return sentence(card)
    if role == Qt.ItemDataRole.ToolTipRole:
        return plain_tip(tip(card))
    return None
