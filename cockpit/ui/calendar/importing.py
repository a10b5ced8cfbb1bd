"""Calendar files are read beside the window, one after the other; what came of each is said."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.analysis.calendar_words import strange_words
from cockpit.domain.refusal import Refused
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.jobs.calendar_files import CalendarReport
    from cockpit.ui.background import Background, Progress
    from cockpit.ui.shell.context import Context
    from cockpit.workspace import Workspace

CALENDAR_FILES = (".ics", ".ical", ".ifb", ".icalendar")
_NAMED = 2


def are_calendars(paths: Sequence[Path]) -> bool:
    """Whether all of the files are calendars by their names."""
    return bool(paths) and all(path.suffix.lower() in CALENDAR_FILES for path in paths)


class CalendarImport(QObject):
    """``said`` what came in, ``refused`` why it did not."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, background: Background | None, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._background = context, background

    def take(self, paths: Sequence[Path]) -> None:
        """Read these files."""
        if self._context.as_of is not None:
            self.refused.emit(_("The past is read-only."))
            return
        for path in paths:
            work = partial(_taken, self._context.workspace, path)
            if self._background is None:
                self._on_taken(work())
            else:
                title = _("Reading {file}").format(file=path.name)
                beside = partial(_beside, work)
                self._background.start(title, beside, done=self._on_taken, cancellable=False)

    @Slot(object)
    def _on_taken(self, found: CalendarReport | Refused) -> None:
        if isinstance(found, Refused):
            self.refused.emit(str(found))
        else:
            self.said.emit(report_words(found))


def _taken(workspace: Workspace, path: Path) -> CalendarReport | Refused:
    from cockpit.jobs.calendar_files import import_calendar

    try:
        return import_calendar(workspace, path)
    except Refused as refusal:
        return refusal


def _beside(
    work: partial[CalendarReport | Refused], _progress: Progress
) -> CalendarReport | Refused:
    return work()


def report_words(report: CalendarReport) -> str:
    """What an import did, in a sentence or two."""
    taken = report.taken
    parts = [
        (taken.added, n_("{n} new", "{n} new", taken.added)),
        (taken.changed, n_("{n} changed", "{n} changed", taken.changed)),
        (taken.unchanged, n_("{n} unchanged", "{n} unchanged", taken.unchanged)),
        (taken.removed, n_("{n} gone", "{n} gone", taken.removed)),
    ]
    told = ", ".join(words for n, words in parts if n) or _("nothing new")
    said = _("{file}: {told}").format(file=report.file, told=told)
    if report.left_out:
        reasons = "; ".join(dict.fromkeys(one.why for one in report.left_out[:_NAMED]))
        left = n_("{n} left out", "{n} left out", len(report.left_out))
        said = f"{said}. {left}: {reasons}"
    if report.strange:
        said = f"{said}. {strange_words(report.strange)}"
    return said
