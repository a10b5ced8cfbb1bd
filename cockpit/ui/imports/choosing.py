"""The system's own dialogs for picking files and naming one; they never block the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QCompleter, QFileDialog, QHeaderView, QSplitter, QTreeView, QWidget

from cockpit.wording import _

_WIDTH, _HEIGHT, _PLACES = 900, 560, 140
READ = "*.csv *.tsv *.txt *.tab *.xlsx *.xls *.xlsm *.xlsb *.ods *.zip"


def ask_for_files(parent: QWidget, begin: str, picked: Callable[[list[str]], object]) -> None:
    """Open the dialog in the folder ``begin``; ``picked`` (a bound slot) gets the files' names."""
    dialog = QFileDialog(parent, _("Choose files to import"), begin)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([_("Tables ({endings})").format(endings=READ), _("All files (*)")])
    dialog.filesSelected.connect(picked)
    _open(dialog)


def downloads() -> str:
    """Where exports usually land; the manager's own folder when that is not there."""
    place = QStandardPaths.StandardLocation.DownloadLocation
    folder = QStandardPaths.writableLocation(place)
    return folder if Path(folder).is_dir() else str(Path.home())


def ask_where_to_save(
    parent: QWidget, begin: str, name: str, picked: Callable[[str], object]
) -> None:
    """Open the dialog in the folder ``begin`` with a proposed name; ``picked`` (a bound slot) gets
    the name chosen."""
    dialog = QFileDialog(parent, _("Save the refused rows"), begin)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["CSV (*.csv)", "XLSX (*.xlsx)"])
    dialog.setDefaultSuffix("csv")
    dialog.selectFile(name)
    dialog.fileSelected.connect(picked)
    _open(dialog)


def ask_for_folder(parent: QWidget, begin: str, picked: Callable[[str], object]) -> None:
    """Open the dialog; ``picked`` (a bound slot) gets the name of the folder."""
    dialog = QFileDialog(parent, _("Choose the folder to watch"), begin)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(picked)
    _open(dialog)


def _open(dialog: QFileDialog) -> None:
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
