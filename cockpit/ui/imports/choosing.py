"""The system's own dialogs for picking files and naming one; they never block the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFileDialog, QWidget

from cockpit.ui.widgets.file_dialogs import ask_for_name, open_with_room
from cockpit.wording import _

READ = "*.csv *.tsv *.txt *.tab *.xlsx *.xls *.xlsm *.xlsb *.ods *.zip"


def ask_for_files(parent: QWidget, begin: str, picked: Callable[[list[str]], object]) -> None:
    """Open the dialog in the folder ``begin``; ``picked`` (a bound slot) gets the files' names."""
    dialog = QFileDialog(parent, _("Choose files to import"), begin)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([_("Tables ({endings})").format(endings=READ), _("All files (*)")])
    dialog.filesSelected.connect(picked)
    open_with_room(dialog)


def ask_where_to_save(
    parent: QWidget, begin: str, name: str, picked: Callable[[str], object]
) -> None:
    """Open the dialog in the folder ``begin`` with a proposed name; ``picked`` (a bound slot) gets
    the name chosen."""
    kinds = ["CSV (*.csv)", "XLSX (*.xlsx)"]
    ask_for_name(parent, _("Save the refused rows"), name, kinds, picked, begin)


def ask_where_to_export(parent: QWidget, name: str, picked: Callable[[str], object]) -> None:
    """Open the dialog beside other exports; ``picked`` (a bound slot) gets the name chosen."""
    kinds = ["XLSX (*.xlsx)", "CSV (*.csv)"]
    ask_for_name(parent, _("Export a list"), name, kinds, picked)


def ask_where_to_put_columns(
    parent: QWidget, begin: str, name: str, picked: Callable[[str], object]
) -> None:
    """Open the dialog in the folder ``begin``; ``picked`` (a bound slot) gets the name chosen."""
    ask_for_name(parent, _("Save the columns"), name, ["JSON (*.json)"], picked, begin)


def ask_for_columns(parent: QWidget, begin: str, picked: Callable[[str], object]) -> None:
    """Open the dialog in the folder ``begin``; ``picked`` (a bound slot) gets the file's name."""
    dialog = QFileDialog(parent, _("Choose a file of columns"), begin)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(["JSON (*.json)", _("All files (*)")])
    dialog.fileSelected.connect(picked)
    open_with_room(dialog)


def ask_for_folder(parent: QWidget, begin: str, picked: Callable[[str], object]) -> None:
    """Open the dialog; ``picked`` (a bound slot) gets the name of the folder."""
    dialog = QFileDialog(parent, _("Choose the folder to watch"), begin)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(picked)
    open_with_room(dialog)
