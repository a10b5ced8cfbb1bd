"""Tells of the import page: the state, the figures, the messages, the name of the button that has
the focus, and by name the centre of every button, row and cell in pixels of the screen.
"""

from __future__ import annotations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QMainWindow,
    QWidget,
)

from cockpit.ui.imports.page import ImportPage
from tests.journeys.teller import on_screen, tell

_ROWS = 12


def _import(window: QMainWindow) -> dict[str, object]:
    told: dict[str, object] = {"spots": _buttons(window)}
    pages = [page for page in window.findChildren(ImportPage) if page.isVisible()]
    if pages:
        told |= _page(pages[0])
        told["spots"] = {**_buttons(window), **_cells(pages[0])}
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
    told["dialog"] = any(one.isVisible() for one in dialogs)
    focus = QApplication.focusWidget()
    told["focus"] = "" if focus is None else _name(focus)
    return told


def _page(page: ImportPage) -> dict[str, object]:
    busy = page.importing.stale or page.importing._task is not None
    return {
        "state": "BUSY" if busy else page.importing.state.name,
        "title": page.outcome.title.text(),
        "figures": page.outcome.counts.texts(),
        "messages": page.files.messages.sentences(),
        "verb": page.outcome.primary.text() if page.outcome.primary.isVisible() else "",
    }


def _buttons(window: QWidget) -> dict[str, tuple[int, int]]:
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    return {_name(one): on_screen(one, one.rect().center()) for one in buttons if _name(one)}


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (text or widget.accessibleName()).strip()


def _cells(page: ImportPage) -> dict[str, tuple[int, int]]:
    """Fields of the columns and cells of the rows, by name and place."""
    found: dict[str, tuple[int, int]] = {}
    for word, view in (("column", page.files.columns), ("row", page.files.check.rows)):
        if view.isVisible():
            found |= {f"{word} {name}": spot for name, spot in _of_view(view).items()}
    return found


def _of_view(view: QAbstractItemView) -> dict[str, tuple[int, int]]:
    model = view.model()
    found = {}
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(model.columnCount()):
            rect = view.visualRect(model.index(row, column))
            if rect.isValid() and view.viewport().rect().contains(rect.center()):
                found[f"{row} {column}"] = on_screen(view.viewport(), rect.center())
    return found


if __name__ == "__main__":
    tell(_import)
