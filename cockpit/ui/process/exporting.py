"""What is on screen to a file: where to, then written in the background."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QPixmap

from cockpit.domain.refusal import Refused
from cockpit.ui.widgets.file_dialogs import ask_for_name
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from cockpit.catalog.exporters.table import Table
    from cockpit.jobs.export import Exported
    from cockpit.ui.background import Progress
    from cockpit.ui.process.session import Session


class RowsWriting(QObject):
    """Rows are written beside the window, which says how many or why not."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def write(self, work: Callable[[Progress], Exported]) -> None:
        """Begin; the window goes on meanwhile."""
        self._session.background.start(
            _("Exporting rows"),
            work,
            done=self._on_written,
            failed=self._on_failed,
            cancellable=False,
        )

    @Slot(object)
    def _on_written(self, written: Exported) -> None:
        rows = n_("{n} row", "{n} rows", written.rows)
        said = _("{rows} written to {file}").format(rows=rows, file=written.path.name)
        self._session.window.say(said)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self._session.window.refuse(str(error))
        else:
            self._session.errors.take(error)


class ScreenExport(QObject):
    """Asks for the file's place, nothing blocks meanwhile, and says when it is written."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._writing = RowsWriting(session, self)
        self._table: Table | None = None
        self._picture: QImage | None = None

    @Slot(object, str)
    def ask_table(self, table: Table, name: str) -> None:
        """Offer to write a table as XLSX or CSV."""
        self._table = table
        kinds = ["XLSX (*.xlsx)", "CSV (*.csv)"]
        title = _("Export this table")
        ask_for_name(self._session.window, title, f"{name}.xlsx", kinds, self.write_table)

    @Slot(object, str)
    def ask_picture(self, picture: QImage, name: str) -> None:
        """Offer to write a chart as PNG."""
        self._picture = picture
        kinds, title = ["PNG (*.png)"], _("Save this chart")
        ask_for_name(self._session.window, title, f"{name}.png", kinds, self.write_picture)

    @Slot(str)
    def write_table(self, name: str) -> None:
        """Write the table to the file of that name."""
        if self._table is not None:
            work = partial(_write, self._table, Path(name))
            self._writing.write(work)

    @Slot(str)
    def write_picture(self, name: str) -> None:
        """Write the chart to the file of that name."""
        if self._picture is None:
            return
        if QPixmap.fromImage(self._picture).save(name, "PNG"):
            self._session.window.say(_("Chart written to {file}").format(file=Path(name).name))
        else:
            self._session.window.refuse(_("{path} cannot be written.").format(path=name))


def _write(table: Table, path: Path, _progress: Progress) -> Exported:
    from cockpit.jobs.export import write_table

    return write_table(table, path)
