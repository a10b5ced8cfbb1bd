"""The keyboard goes on where the import goes on, if it was on the page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.imports.files_panel import FilesPanel
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.outcome_panel import OutcomePanel
from cockpit.ui.imports.state import State


class FocusKeeper(QObject):
    """Moves the focus when the import comes to another state, never from outside the page.

    Made before anything else hears of a change: a control that is switched off loses the focus to
    whatever comes next in the window, and then nobody could tell where it was.
    """

    def __init__(
        self, page: QWidget, importing: Importing, files: FilesPanel, outcome: OutcomePanel
    ) -> None:
        super().__init__(page)
        self._page, self._importing = page, importing
        self._files, self._outcome = files, outcome
        self._before = State.EMPTY
        self._here = False
        importing.changed.connect(self._note)

    def begin(self) -> None:
        """Follow the changes, once everything that draws them does."""
        self._importing.changed.connect(self._on_changed)

    def place(self) -> QWidget | None:
        """Where the keyboard begins when the page is opened: the button that lets the import
        begin or go on, the columns of a plan; None while nothing can be pressed."""
        return self._target(self._importing.state, State.EMPTY)

    @Slot()
    def _note(self) -> None:
        focused: QWidget | None = self._page.window().focusWidget()
        self._here = focused is None or self._is_inside(focused)

    def _is_inside(self, focused: QWidget | None) -> bool:
        return focused is self._page or bool(focused and self._page.isAncestorOf(focused))

    @Slot()
    def _on_changed(self) -> None:
        state, before = self._importing.state, self._before
        self._before = state
        if not self._here or not self._page.isVisible():
            return
        if state is State.WRITING:
            # Nothing can be pressed but Cancel, which comes later: the page holds the focus.
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        if state is before:
            # An answer that was pressed is gone, and the focus with it.
            if state is State.READY and not self._is_inside(self._page.window().focusWidget()):
                self._files.columns.setFocus(Qt.FocusReason.OtherFocusReason)
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
