"""What stays after imports: those that were made, and fields that still differ from the CRM."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from cockpit.domain.changes import Changes
from cockpit.domain.refusal import Refused
from cockpit.queries.conflicts import open_conflicts
from cockpit.queries.past_imports import count_of_conflicts, past_imports
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.imports.conflict_words import lines_after
from cockpit.ui.imports.files_panel import FilesPanel
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.presenter import Presenter
from cockpit.ui.imports.state import State
from cockpit.ui.shell.context import Context
from cockpit.wording import _


class Afterwards(QObject):
    """``refused(sentence)`` when a decision cannot be taken any more; ``undo_asked`` when the last
    import is to be taken back."""

    refused = Signal(str)
    undo_asked = Signal()

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        importing: Importing,
        files: FilesPanel,
        presenter: Presenter,
    ) -> None:
        super().__init__(presenter)
        self._context, self._importing = context, importing
        self._files, self._presenter = files, presenter
        files.past.undo.connect(self._on_undo)
        files.past.conflicts.connect(self.show_conflicts)
        files.done.conflicts_wanted.connect(self.show_conflicts)
        files.conflicts.decided.connect(self._on_decided)
        files.conflicts.left.connect(self._on_left)
        relay.committed.connect(self._on_committed)
        context.workspace_changed.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Ask again."""
        workspace = self._context.workspace
        differ = workspace.ask(count_of_conflicts)
        self._files.past.show_past(workspace.ask(past_imports), differ, workspace.zone())
        self._files.done.show_conflicts(differ)
        if self._presenter.deciding:
            self._fill()

    @Slot()
    def show_conflicts(self) -> None:
        """Show the fields that differ, with the choice."""
        self._presenter.deciding = True
        self._fill()
        self._presenter.show()
        self._files.conflicts.table.setFocus()

    @Slot()
    def _on_left(self) -> None:
        self._presenter.go_to(self._presenter.step)

    def _fill(self) -> None:
        lines = lines_after(self._context.workspace.ask(open_conflicts))
        about = _("Edited here by hand, and changed in the CRM since. They stay as they are here.")
        self._files.conflicts.show_conflicts(lines, about)

    @Slot(list, bool)
    def _on_decided(self, ids: list[int], theirs: bool) -> None:
        from cockpit.actions.imports_conflicts import keep_mine, take_theirs

        try:
            self._context.workspace.do(take_theirs if theirs else keep_mine, ids)
        except Refused as refusal:
            self.refused.emit(str(refusal))

    @Slot()
    def _on_undo(self) -> None:
        if self._importing.state is not State.WRITING:
            self.undo_asked.emit()

    @Slot(object)
    def _on_committed(self, _changes: Changes) -> None:
        if self._files.isVisible():
            self.refresh()
