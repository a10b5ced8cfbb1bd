"""Rows on screen to a file: where to, then written in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QFileDialog

from cockpit.domain.filters import DealFilter
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.jobs.export import Exported
    from cockpit.ui.background import Progress
    from cockpit.ui.process.session import Session


class RowsExport(QObject):
    """Call it with deal ids and a name for the file."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._deal_ids: tuple[int, ...] = ()

    def __call__(self, deal_ids: Sequence[int], name: str) -> None:
        """Ask where to; nothing blocks meanwhile."""
        self._deal_ids = tuple(deal_ids)
        dialog = QFileDialog(self._session.window, _("Export these rows"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["XLSX (*.xlsx)", "CSV (*.csv)"])
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{name}.xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    @Slot(str)
    def write(self, name: str) -> None:
        """Write the rows to the file of that name."""
        work = partial(self._write, frozenset(self._deal_ids), Path(name))
        self._session.background.start(
            _("Exporting rows"), work, done=self._on_written, cancellable=False
        )

    def _write(self, deal_ids: frozenset[int], path: Path, _progress: Progress) -> Exported:
        from cockpit.jobs.deal_list import listed_deals
        from cockpit.jobs.export import deal_table, write_table

        workspace = self._session.workspace
        deals = listed_deals(workspace, DealFilter(deals=deal_ids), workspace.today())
        return write_table(deal_table(deals), path)

    @Slot(object)
    def _on_written(self, written: Exported) -> None:
        rows = n_("{n} row", "{n} rows", written.rows)
        said = _("{rows} written to {file}").format(rows=rows, file=written.path.name)
        self._session.window.say(said)
