"""The watched folder on the page: what is allowed, what came of it, and which files wait."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.jobs.watched_folder import Watched
from cockpit.ui.imports.folder_watch import FolderWatch
from cockpit.ui.imports.messages import Message, Messages
from cockpit.ui.imports.watched_popover import WatchedPopover
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets import figures
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

_OPEN, _MOST = "open", 3


class WatchedBar(QWidget):
    """``opened(path)`` when the manager looks after a file that could not come in on its own;
    ``refused(sentence)`` when a folder cannot be watched."""

    opened = Signal(object)
    refused = Signal(str)

    def __init__(self, watch: FolderWatch, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch, self._context = watch, context
        self._mark = IconMark("folder", size=18, color="dim")
        self._title = PlainLabel("", "strong")
        self._detail = PlainLabel("", "small", "dim")
        self.change, self.end = LinkButton(""), LinkButton(_("Stop watching"))
        self.change.clicked.connect(self.ask)
        self.end.clicked.connect(watch.stop)
        self.waiting = Messages()
        self.waiting.answered.connect(self._on_answered)
        self.waiting.closed.connect(self._on_closed)
        self._lay_out()
        watch.changed.connect(self.refresh)
        context.workspace_changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        watched = self._watch.watched
        self.end.setVisible(watched is not None)
        self.change.set_text(_("Change…") if watched else _("Watch a folder…"))
        self.change.setEnabled(self._context.as_of is None)
        if watched is None:
            self._title.setText(_("No folder is watched"))
            self._detail.setText(_("New exports can come in on their own, as you allow."))
        else:
            said = _("Watching {folder} for {pattern}")
            folder = watched.folder.name or str(watched.folder)
            self._title.setText(said.format(folder=folder, pattern=watched.pattern))
            self._title.set_hint(str(watched.folder))
            self._detail.setText(self._news())
        self._detail.set_color("bad" if self._watch.trouble else "dim")
        self.waiting.show_messages(
            [
                Message(str(path), "warn", f"{why}.", ((_OPEN, _("Look at it")),), closable=True)
                for path, why in self._watch.needs_you[:_MOST]
            ]
        )

    @Slot()
    def ask(self) -> None:
        """Ask which folder, which names, of what kind and source."""
        popover = WatchedPopover(self._watch.watched, self)
        popover.chosen.connect(self._on_chosen)
        popover.open_at(self.change)

    def _news(self) -> str:
        if self._watch.trouble:
            return self._watch.trouble
        at = self._watch.looked_at
        if at is None:
            return self._watch.last
        clock = figures.clock(at.astimezone(self._context.workspace.zone()))
        parts = [_("looked at {clock}").format(clock=clock)]
        parts += [self._watch.last] if self._watch.last else []
        more = len(self._watch.needs_you) - _MOST
        parts += [n_("{n} more file waits", "{n} more files wait", more)] if more > 0 else []
        return " · ".join(parts)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._detail)
        line = QHBoxLayout()
        line.setSpacing(SPACE_8)
        line.addWidget(self._mark)
        line.addLayout(words, 1)
        line.addWidget(self.change)
        line.addWidget(self.end)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(line)
        column.addWidget(self.waiting)

    @Slot(object)
    def _on_chosen(self, watched: Watched) -> None:
        try:
            self._watch.allow(watched)
        except Refused as refusal:
            self.refused.emit(str(refusal))

    @Slot(str, str)
    def _on_answered(self, path: str, _answer: str) -> None:
        self._watch.settle(Path(path))
        self.opened.emit(Path(path))

    @Slot(str)
    def _on_closed(self, path: str) -> None:
        self._watch.settle(Path(path))
