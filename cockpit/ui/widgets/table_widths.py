"""How wide a table's columns are at first."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableView

from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import text_width
from cockpit.ui.widgets.table_delegate import TableDelegate
from cockpit.ui.widgets.table_model import TableModel

_SAMPLE = 60
_LEAST, _MOST = 56, 280
_HEADER_ROOM = 34


def fit_columns(view: QTableView, model: TableModel, painter: TableDelegate) -> None:
    """Make columns as wide as the first rows and the title need; one may take the rest."""
    header = view.horizontalHeader()
    for i, column in enumerate(model.columns):
        if column.stretch:
            header.setSectionResizeMode(i, QHeaderView.ResizeMode.Stretch)
            continue
        few = range(min(_SAMPLE, model.rowCount()))
        cells = [painter.width_of(model.index(row, i)) for row in few]
        title = text_width(header.font(), column.title) + _HEADER_ROOM
        needed = min(_MOST, max(_LEAST, title, *cells))
        if column.width:
            # Larger text may ask for more than was given for the usual size.
            most = max(column.width, round(column.width * theme().text_scale))
            needed = max(column.width, min(needed, most))
        header.resizeSection(i, needed)
