"""The import page: files in, what will happen, one button, one step to take back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.jobs.imports_plan import FilePlan
from cockpit.ui.background import Background, Task
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Command, bound
from cockpit.ui.imports.afterwards import Afterwards
from cockpit.ui.imports.choosing import ask_for_files
from cockpit.ui.imports.files_panel import FilesPanel
from cockpit.ui.imports.focus_keeper import FocusKeeper
from cockpit.ui.imports.folder_watch import FolderWatch
from cockpit.ui.imports.importing import Importing
from cockpit.ui.imports.keys import import_keys
from cockpit.ui.imports.mending import Mending
from cockpit.ui.imports.outcome_panel import OutcomePanel
from cockpit.ui.imports.page_words import FAILURE, REFUSED
from cockpit.ui.imports.presenter import Presenter
from cockpit.ui.imports.questions import LEAVE_OUT
from cockpit.ui.imports.refused_rows import RefusedRows
from cockpit.ui.imports.sharing import Sharing
from cockpit.ui.imports.state import State
from cockpit.ui.imports.watched_bar import WatchedBar
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.file_dialogs import downloads
from cockpit.wording import _

PAGE = "import"


class ImportPage(QWidget):
    """``pipeline_wanted`` when the manager goes on to the board; ``said(sentence)`` for a short
    word at the bottom; ``went_wrong(error)`` for the window's handler of errors."""

    pipeline_wanted = Signal()
    said = Signal(str)
    went_wrong = Signal(object)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.importing = Importing(context, relay, background, self)
        self.files, self.outcome = FilesPanel(), OutcomePanel()
        self.focus_keeper = FocusKeeper(self, self.importing, self.files, self.outcome)
        self.presenter = Presenter(self.importing, self.files, self.outcome, self)
        self.mending = Mending(self.importing, self.files, self._planned_file, self)
        self.afterwards = Afterwards(context, relay, self.importing, self.files, self.presenter)
        self.focus_keeper.begin()
        self.refused_rows = RefusedRows(self.importing, background, self)
        self.sharing = Sharing(self.importing, self._planned_file, self)
        self._folder = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        row.setSpacing(SPACE_12)
        row.addWidget(self.files, 1)
        row.addWidget(self.outcome)
        self._connect()
        self.presenter.show()

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files that were dropped anywhere on the window."""
        if paths:
            self._folder = str(Path(paths[-1]).parent)
        try:
            self.importing.take([Path(path) for path in paths])
        except Refused as refusal:
            self.said.emit(str(refusal))

    def show_watch(self, watch: FolderWatch, context: Context) -> None:
        """Show the watched folder, and open here what needs the manager."""
        bar = WatchedBar(watch, context)
        bar.opened.connect(self._on_waiting)
        bar.refused.connect(self.said)
        self.files.set_watched(bar)

    def commands(self) -> list[Command]:
        """What can be done on this page, for palette, keys and help."""
        choose, go = bound(import_keys(), {"choose": self.choose_files, "go": self.go_on})
        again = Command(
            "import.restart", _("Start the import over"), _("Import"), self.importing.restart,
            icon="refresh", page=PAGE,
        )  # fmt: skip
        return [choose, replace(go, enabled=self.can_go_on), again]

    @Slot()
    def choose_files(self) -> None:
        """Let the manager pick files."""
        ask_for_files(self, self._folder or downloads(), self._on_picked)

    def can_go_on(self) -> bool:
        """True when the one button can be pressed."""
        return self.outcome.primary.isVisible() and self.outcome.primary.isEnabled()

    @Slot()
    def go_on(self) -> None:
        """Do what the one button says."""
        if self.importing.state is State.DONE:
            self.pipeline_wanted.emit()
        else:
            self.importing.write()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes to where Enter or Space begin; while rows are written it waits here."""
        super().focusInEvent(event)
        place = self.focus_keeper.place()
        if place is not None and place.isVisible():
            place.setFocus(event.reason())

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have been imported or decided meanwhile."""
        super().showEvent(event)
        self.afterwards.refresh()

    def minimumSizeHint(self) -> QSize:
        """The smallest window has room for it."""
        return QSize(700, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel beside the files gives way in a narrow window."""
        super().resizeEvent(event)
        self.outcome.fit(self.width())

    def _connect(self) -> None:
        self.importing.slow.connect(self._on_slow)
        self.importing.went_wrong.connect(self.went_wrong)
        self.files.drop.choose.connect(self.choose_files)
        self.files.steps.chosen.connect(self.presenter.go_to)
        self.files.tab_chosen.connect(self.presenter.show_file)
        self.files.tab_removed.connect(self._on_tab_removed)
        self.files.column_chosen.connect(self._on_column)
        self.files.messages.answered.connect(self._on_answer)
        self.files.messages.closed.connect(self._on_message_closed)
        self.afterwards.refused.connect(self.said)
        for pane in (self.files.check, self.files.done):
            pane.save.connect(self.refused_rows.ask)
        self.refused_rows.said.connect(self.said)
        self.outcome.pressed.connect(self.go_on)
        self.outcome.other.connect(self.importing.restart)
        self.outcome.reading.answered.connect(self._on_answer)
        self.outcome.reading.kept.connect(self.sharing.ask_where)
        self.outcome.reading.taken.connect(self.sharing.ask_which)
        self.sharing.said.connect(self.said)
        self.outcome.progress.cancelled.connect(self.importing.cancel)

    def _planned_file(self) -> FilePlan | None:
        planned, shown = self.importing.planned, self.presenter.file()
        return planned.file(shown) if planned is not None and shown is not None else None

    @Slot(list)
    def _on_picked(self, names: list[str]) -> None:
        self.take_files([Path(name) for name in names])

    @Slot(object)
    def _on_waiting(self, path: Path) -> None:
        self.take_files([path])

    @Slot(int)
    def _on_tab_removed(self, place: int) -> None:
        planned = self.importing.planned
        if planned is not None and 0 <= place < len(planned.shown.files):
            self.importing.leave_out(planned.shown.files[place].path)

    @Slot(str, str)
    def _on_column(self, heading: str, field: str) -> None:
        file = self._planned_file()
        if file is not None:
            self.importing.say(self.importing.wish.with_column(file, heading, field))

    @Slot(str, object)
    def _on_answer(self, what: str, value: object) -> None:
        file = self._planned_file()
        if file is None:
            return
        if what == LEAVE_OUT:
            self.importing.leave_out(file.path)
        else:
            self.importing.say(self.importing.wish.with_answer(file, what, str(value)))

    @Slot(str)
    def _on_message_closed(self, key: str) -> None:
        kind, _mark, place = key.partition(":")
        if kind == FAILURE:
            self.importing.failure = ""
        elif kind == REFUSED:
            self.importing.refused.pop(int(place))
        self.presenter.show()

    @Slot(object)
    def _on_slow(self, task: Task) -> None:
        self.outcome.progress.follow(task)
