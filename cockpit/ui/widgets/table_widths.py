"""How wide a table's columns are at first."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableView

from cockpit.ui.theme import theme
from cockpit.ui.widgets.fitting import text_width
from cockpit.ui.widgets.table_delegate import TableDelegate
from cockpit.ui.widgets.table_model import TableModel

_SAMPLE = 60
_LEAST, _MOST = 56, 280
# Where less than this is left for the column that takes the rest, the table scrolls sideways.
_LEAST_REST = 110
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
    keep_rest(view, model, painter)


def keep_rest(view: QTableView, model: TableModel, painter: TableDelegate) -> None:
    """Give the column that takes the rest what its words need, where hardly anything is left."""
    header = view.horizontalHeader()
    at = next((i for i, column in enumerate(model.columns) if column.stretch), None)
    if at is None or header.count() != len(model.columns):
        return
    rest = view.viewport().width() - sum(
        header.sectionSize(i) for i in range(header.count()) if i != at
    )
    if rest < _LEAST_REST and view.isVisible():
        few = range(min(_SAMPLE, model.rowCount()))
        cells = (painter.width_of(model.index(row, at)) for row in few)
        least = min(_LEAST_REST, max([_LEAST, *cells]))
        if rest < least:
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(at, least)
            return
    header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
