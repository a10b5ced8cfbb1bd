"""What the manager mends, leaves out and answers in a file, as words to the plan."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from cockpit.actions.imports_terms import StageChoice
from cockpit.domain.conflicts import ConflictState
from cockpit.jobs.imports_plan import FilePlan
from cockpit.ui.imports.column_model import NAMES
from cockpit.ui.imports.column_words import kind_of_names
from cockpit.ui.imports.files_panel import FilesPanel
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.names_popover import NamesPopover
from cockpit.ui.imports.stages_popover import StagesPopover
from cockpit.ui.imports.state import State


class Mending(QObject):
    """Each word plans anew, so that the figures follow; ``file`` gives the file that is shown."""

    def __init__(
        self,
        importing: Importing,
        files: FilesPanel,
        file: Callable[[], FilePlan | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._importing, self._files, self._file = importing, files, file
        rows = files.check.rows
        rows.mended.connect(self._on_mended)
        rows.restored.connect(self._on_restored)
        rows.dropped.connect(self._on_dropped)
        files.check.conflicts.decided.connect(self._on_decided)
        files.columns.asked.connect(self.ask)

    @Slot(int)
    def ask(self, row: int) -> None:
        """Open what the chip of a column asks."""
        planned, file = self._importing.planned, self._file()
        if planned is None or file is None or self._importing.state is not State.READY:
            return
        line, table = self._files.columns.lines.line(row), self._files.columns
        shown = next(one for one in planned.shown.files if one.path == file.path)
        popover: NamesPopover | StagesPopover
        if line.asks == NAMES:
            kind = kind_of_names(line.field)
            near = [one for one in shown.near if one.kind == kind]
            popover = NamesPopover(near, table)
            popover.answered.connect(self._on_names)
        else:
            popover = StagesPopover(file.stages, planned.stages, table)
            popover.answered.connect(self._on_stages)
        popover.open_at(table.viewport(), table.chip_rect(row))

    @Slot(int, str, str)
    def _on_mended(self, number: int, heading: str, text: str) -> None:
        file = self._file()
        if file is not None:
            self._importing.say(self._importing.wish.with_cell(file, number, heading, text))

    @Slot(int, str)
    def _on_restored(self, number: int, heading: str) -> None:
        file = self._file()
        if file is not None:
            self._importing.say(self._importing.wish.with_cell(file, number, heading, None))

    @Slot(list, bool)
    def _on_dropped(self, numbers: list[int], out: bool) -> None:
        file = self._file()
        if file is not None:
            self._importing.say(self._importing.wish.with_rows(file, numbers, dropped=out))

    @Slot(list, bool)
    def _on_decided(self, keys: list[tuple[str, str, str]], theirs: bool) -> None:
        state = ConflictState.THEIRS if theirs else ConflictState.MINE
        self._importing.say(self._importing.wish.with_decision(keys, state))

    @Slot(object)
    def _on_names(self, answers: dict[tuple[str, str], str]) -> None:
        file = self._file()
        if file is not None:
            self._importing.say(self._importing.wish.with_names(file, answers))

    @Slot(object)
    def _on_stages(self, stages: dict[str, StageChoice]) -> None:
        file = self._file()
        if file is not None:
            self._importing.say(self._importing.wish.with_stages(file, stages))
