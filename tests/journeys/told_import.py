"""Runs the real window as `python -m cockpit` does and tells on standard output where the parts of
the import page are.

One line of JSON whenever something moved: the state, the figures, the messages, the name of the
button that has the focus, and by name the centre of every button, row and cell in pixels.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QMainWindow,
    QWidget,
)

from cockpit.ui.imports.page import ImportPage
from cockpit.ui.process import start

_LOOK_MS = 50
_ROWS = 12


class Teller(QObject):
    """Looks at the window many times a second."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._told = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, QMainWindow)]
        if not windows or not windows[0].isVisible():
            return
        told: dict[str, object] = {"spots": _buttons(windows[0])}
        pages = [page for page in windows[0].findChildren(ImportPage) if page.isVisible()]
        if pages:
            told |= _page(pages[0])
            told["spots"] = {**_buttons(windows[0]), **_cells(pages[0])}
        dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog)]
        told["dialog"] = any(one.isVisible() for one in dialogs)
        focus = QApplication.focusWidget()
        told["focus"] = "" if focus is None else _name(focus)
        text = json.dumps(told)
        if text != self._told:
            self._told = text
            print(text, flush=True)


def _page(page: ImportPage) -> dict[str, object]:
    busy = page.importing.stale or page.importing._task is not None
    return {
        "state": "BUSY" if busy else page.importing.state.name,
        "title": page.outcome.title.text(),
        "figures": page.outcome.counts.texts(),
        "messages": page.files.messages.sentences(),
        "verb": page.outcome.primary.text() if page.outcome.primary.isVisible() else "",
    }


def _buttons(window: QWidget) -> dict[str, list[int]]:
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    return {_name(one): _spot(one, one.rect().center()) for one in buttons if _name(one)}


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return (text or widget.accessibleName()).strip()


def _cells(page: ImportPage) -> dict[str, list[int]]:
    """Fields of the columns and cells of the rows, by name and place."""
    found: dict[str, list[int]] = {}
    for word, view in (("column", page.files.columns), ("row", page.files.check.rows)):
        if view.isVisible():
            found |= {f"{word} {name}": spot for name, spot in _of_view(view).items()}
    return found


def _of_view(view: QAbstractItemView) -> dict[str, list[int]]:
    model = view.model()
    found = {}
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(model.columnCount()):
            rect = view.visualRect(model.index(row, column))
            if rect.isValid() and view.viewport().rect().contains(rect.center()):
                found[f"{row} {column}"] = _spot(view.viewport(), rect.center())
    return found


def _spot(widget: QWidget, at: QPoint) -> list[int]:
    point = widget.mapToGlobal(at)
    return [point.x(), point.y()]


def main() -> None:
    """The window, watched."""
    make = start.application

    def watched() -> QApplication:
        app = make()
        Teller(app)
        return app

    start.application = watched
    from cockpit.__main__ import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
