"""Saves the refused rows as a file, to mend them and import them again."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.domain.drafts import RefusedRow
from cockpit.domain.refusal import Refused
from cockpit.jobs.export import Exported
from cockpit.ui.background import Background, Progress
from cockpit.ui.imports.choosing import ask_where_to_save
from cockpit.ui.imports.importing import Importing
from cockpit.wording import _, n_

# A file, its sheet, and what was refused of it.
Source = tuple[Path, str, list[RefusedRow]]


class RefusedRows(QObject):
    """``said(sentence)`` when they are saved, or why they could not be."""

    said = Signal(str)

    def __init__(self, importing: Importing, background: Background, page: QWidget) -> None:
        super().__init__(page)
        self._importing, self._background, self._page = importing, background, page

    @Slot()
    def ask(self) -> None:
        """Ask where to put them."""
        sources = self._sources()
        if sources:
            name = _("{file} refused rows").format(file=sources[0][0].stem)
            ask_where_to_save(self._page, str(sources[0][0].parent), f"{name}.csv", self.save_as)

    @Slot(str)
    def save_as(self, name: str) -> None:
        """Write them, away from the GUI thread; a file each when several files have some."""
        self._background.start(
            _("Saving refused rows"),
            partial(_save, self._sources(), Path(name)),
            done=self._on_saved,
            failed=self._on_failed,
            cancellable=False,
        )

    def _sources(self) -> list[Source]:
        planned = self._importing.planned
        if planned is None:
            return []
        reports = self._importing.reports or planned.shown.reports
        files = {file.name: file for file in planned.plan.files}
        return [
            (files[report.file].path, files[report.file].sheet, list(report.refused))
            for report in reports
            if report.refused and report.file in files
        ]

    @Slot(object)
    def _on_saved(self, saved: list[Exported]) -> None:
        rows = sum(one.rows for one in saved)
        said = n_("{n} row saved to", "{n} rows saved to", rows)
        self.said.emit(f"{said} {', '.join(one.path.name for one in saved)}")

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.said.emit(str(error))
        else:
            self._background.trouble.emit(error)


def _save(sources: list[Source], target: Path, progress: Progress) -> list[Exported]:
    from cockpit.jobs.refused_rows import save_refused

    saved = []
    for path, sheet, refused in sources:
        progress(None, path.name)
        place = target
        if len(sources) > 1:
            place = target.with_name(f"{target.stem} {path.stem}{target.suffix}")
        saved.append(save_refused(path, sheet, refused, place))
    return saved
