"""The very deals behind a line of “Since yesterday”."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.queries.board import Card, cards
from cockpit.ui.widgets.figures import day, money
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

_WIDTH, _ROW, _MOST_ROWS = 560, 36, 9


class TurnRows(QWidget):
    """``opened(deal id)`` on Enter or a double click."""

    opened = Signal(int)

    def __init__(
        self, workspace: Workspace, deal_ids: tuple[int, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = workspace.today()
        rows = workspace.ask(cards, deal_ids, self._today)
        columns = [
            Column(_("Deal"), _title, strong=True, stretch=True),
            Column(_("Owner"), _owner, width=130, color="dim"),
            Column(_("Closes"), _closes, text=self._shown_close, width=90, color="dim"),
            Column(_("Amount"), _amount, text=_shown_amount, number=True, width=100),
        ]
        self.table = Table(columns, name=_("Deals"), key=_id)
        self.table.set_rows(rows)
        self.table.opened.connect(self._on_opened)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFixedSize(_WIDTH, _ROW * (min(len(rows), _MOST_ROWS) + 1) + 8)
        self.setFocusProxy(self.table)
        if rows:
            self.table.show_row(self.table.rows.key_at(0))

    def _shown_close(self, row: Card) -> str:
        return day(row.expected_close, self._today)

    @Slot(object)
    def _on_opened(self, row: Card) -> None:
        self.opened.emit(row.id)


def _id(row: Card) -> int:
    return row.id


def _title(row: Card) -> str:
    return row.title


def _owner(row: Card) -> str:
    return row.owner or ""


def _closes(row: Card) -> date | None:
    return row.expected_close


def _amount(row: Card) -> int | None:
    return row.amount


def _shown_amount(row: Card) -> str:
    return money(row.amount, row.currency) if row.amount is not None else _("no price")
