"""The system's own dialogs for files, opened beside a window that goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QCompleter, QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

_WIDTH, _HEIGHT, _PLACES = 900, 560, 140


def downloads() -> str:
    """Where exports usually land; the manager's own folder when that is not there."""
    place = QStandardPaths.StandardLocation.DownloadLocation
    folder = QStandardPaths.writableLocation(place)
    return folder if Path(folder).is_dir() else str(Path.home())


def open_with_room(dialog: QFileDialog) -> None:
    """Open it; where the desktop has no dialog of its own Qt's gets room and a ground for what it
    completes, a window of its own."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(_WIDTH, _HEIGHT)
    for completer in dialog.findChildren(QCompleter):
        popup = completer.popup()
        if popup is not None:
            popup.setProperty("kind", "popup")
    dialog.open()
    for parts in dialog.findChildren(QSplitter):
        parts.setSizes([_PLACES, _WIDTH - _PLACES])
    for details in dialog.findChildren(QTreeView):
        header = details.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def ask_for_name(
    parent: QWidget,
    title: str,
    name: str,
    kinds: Sequence[str],
    picked: Callable[[str], object],
    folder: str = "",
) -> None:
    """Ask where to save; ``kinds`` are filters such as "CSV (*.csv)", the proposed ``name`` ends
    as what is written unless told otherwise, ``picked`` (a bound slot) gets the name chosen."""
    dialog = QFileDialog(parent, title, folder or downloads())
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.selectFile(name)
    dialog.fileSelected.connect(picked)
    open_with_room(dialog)
