"""The keyboard goes on where the import goes on, if it was on the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.imports.files_panel import FilesPanel
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.outcome_panel import OutcomePanel
from cockpit.ui.imports.state import State


class FocusKeeper(QObject):
    """Moves the focus when the import comes to another state, never from outside the page."""

    def __init__(
        self, page: QWidget, importing: Importing, files: FilesPanel, outcome: OutcomePanel
    ) -> None:
        super().__init__(page)
        self._page, self._importing = page, importing
        self._files, self._outcome = files, outcome
        self._before = State.EMPTY
        importing.changed.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        state, before = self._importing.state, self._before
        self._before = state
        focused: QWidget | None = self._page.window().focusWidget()
        elsewhere = focused is not None and not self._page.isAncestorOf(focused)
        if state is before or elsewhere or not self._page.isVisible():
            return
        target = self._target(state, before)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self, state: State, before: State) -> QWidget | None:
        if state is State.EMPTY:
            return self._files.drop.button
        if state is State.READY and before is not State.WRITING:
            return self._files.columns
        return self._outcome.primary if state in (State.READY, State.DONE) else None
