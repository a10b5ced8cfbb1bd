"""The report of signals to a file: where to, then written at once; it is a few lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from cockpit.domain.refusal import Refused
from cockpit.ui.widgets.file_dialogs import ask_for_name
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.queries.signals import SummaryRow
    from cockpit.ui.process.session import Session
    from cockpit.ui.signals.report_view import ReportView


class ReportExport(QObject):
    """``ask(view)`` asks where to and writes."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._rows: tuple[SummaryRow, ...] = ()

    @Slot(object)
    def ask(self, view: ReportView) -> None:
        """Ask where to; nothing blocks meanwhile."""
        self._rows = view.rows
        period = "" if view.period is None else view.period.text().replace("..", "_")
        kinds = ["CSV (*.csv)", "XLSX (*.xlsx)"]
        name = f"signals_{period}.csv"
        ask_for_name(self._session.window, _("Export the report"), name, kinds, self.write)

    @Slot(str)
    def write(self, name: str) -> None:
        """Write the report to the file of that name."""
        from cockpit.jobs.export import write_table
        from cockpit.jobs.signal_report import signal_table

        try:
            written = write_table(signal_table(self._rows), Path(name))
        except Refused as no:
            self._session.window.refuse(str(no))
            return
        rows = n_("{n} row", "{n} rows", written.rows)
        self._session.window.say(
            _("{rows} written to {file}").format(rows=rows, file=written.path.name)
        )
