"""How wide a table's columns are: as their words need where there is room, else as little as they
can do with; the manager's own widths are left alone."""

from __future__ import annotations

from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Widths:
    """Pixels by column: at least, and as its words would take; ``rest`` takes what is left (-1:
    none does); ``given`` is what was set last."""

    least: list[int]
    wish: list[int]
    rest: int = -1
    given: dict[int, int] = field(default_factory=dict)


def fit_columns(view: QTableView, model: TableModel, painter: TableDelegate) -> Widths:
    """Measure the first rows and the titles, and share the room out."""
    header, widths = view.horizontalHeader(), Widths([], [])
    few = range(min(_SAMPLE, model.rowCount()))
    for i, column in enumerate(model.columns):
        cells = [painter.width_of(model.index(row, i)) for row in few]
        title = text_width(header.font(), column.title) + _HEADER_ROOM
        wish = least = min(_MOST, max(_LEAST, title, *cells))
        if column.width:
            # Larger text may ask for more than was given for the usual size.
            most = max(column.width, round(column.width * theme().text_scale))
            least = max(column.width, min(wish, most))
        if column.stretch:
            widths.rest, least = i, min(_LEAST_REST, wish)
        widths.least.append(least)
        widths.wish.append(max(wish, least))
    share_room(view, widths)
    return widths


def share_room(view: QTableView, widths: Widths) -> None:
    """Widen what is cut by what the column that takes the rest can spare."""
    header = view.horizontalHeader()
    shown = [i for i in range(header.count()) if not header.isSectionHidden(i)]
    by_hand = any(header.sectionSize(i) != widths.given[i] for i in shown if i in widths.given)
    if header.count() != len(widths.least) or by_hand:
        return
    sizes = {i: widths.least[i] for i in shown if i != widths.rest}
    spare = view.viewport().width() - sum(sizes.values())
    left = spare - widths.wish[widths.rest] if widths.rest in shown else 0
    for i, least in sizes.items():
        more = max(0, min(widths.wish[i] - least, left))
        sizes[i], left, spare = least + more, left - more, spare - more
        header.resizeSection(i, sizes[i])
    if widths.rest in shown:
        tight = view.isVisible() and spare < widths.least[widths.rest]
        modes = QHeaderView.ResizeMode
        header.setSectionResizeMode(widths.rest, modes.Interactive if tight else modes.Stretch)
        if tight:
            header.resizeSection(widths.rest, widths.least[widths.rest])
    widths.given = sizes
    # Else a bar that was needed between two of these steps stays until the next event.
    view.updateGeometries()
