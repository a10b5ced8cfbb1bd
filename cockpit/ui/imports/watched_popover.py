"""What the manager allows for a folder: its place, which names, what kind, which source."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cockpit.jobs.watched_folder import Watched
from cockpit.ui.imports.choosing import ask_for_folder
from cockpit.ui.imports.kind_words import kind_choices
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button, PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

_FIELD = 300


class WatchedPopover(Popover):
    """``chosen(Watched)`` when the manager allows it."""

    chosen = Signal(object)

    def __init__(self, watched: Watched | None, owner: QWidget) -> None:
        super().__init__(_("Take new exports on their own"), owner)
        told = watched or Watched(Path())
        self.folder = TextField(_("Folder"), quiet=False)
        self.folder.set_value(str(told.folder) if watched else "")
        self.pattern = TextField(quiet=False)
        self.pattern.set_value(told.pattern)
        kinds: list[tuple[object, str]] = [("", _("as last time")), *kind_choices()]
        self.kind = ChoiceField(kinds, quiet=False)
        self.kind.set_value(told.kind)
        self.kind.committed.connect(self.kind.accept)
        self.source = TextField(_("the one its rows agree with"), quiet=False)
        self.source.set_value(told.source)
        self._pick = Button(_("Choose…"))
        self._pick.clicked.connect(self._on_pick)
        self._fill()
        self.allow = PrimaryButton(_("Watch this folder"))
        self.allow.clicked.connect(self._on_allow)
        self.body.addWidget(self.allow)
        self.folder.textChanged.connect(self._on_text)
        self._on_text(self.folder.text())

    def _fill(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(SPACE_8)
        rows = (
            (_("Folder"), self.folder),
            (_("File names"), self.pattern),
            (_("Kind"), self.kind),
            (_("Source"), self.source),
        )
        for row, (title, field) in enumerate(rows):
            field.setMinimumWidth(_FIELD)
            grid.addWidget(FormLabel(title, field), row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._pick, 0, 2)
        self.body.addLayout(grid)
        hint = _(
            "A file comes in once it is completely written, as one step that undo takes back."
            " If anything is unclear, it waits for you. Files already there are left alone."
        )
        self.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))

    @Slot()
    def _on_pick(self) -> None:
        ask_for_folder(self, self.folder.text(), self._on_picked)

    @Slot(str)
    def _on_picked(self, name: str) -> None:
        self.folder.setText(name)

    @Slot(str)
    def _on_text(self, text: str) -> None:
        self.allow.setEnabled(bool(text.strip()))

    @Slot()
    def _on_allow(self) -> None:
        pattern = self.pattern.text().strip() or "*.csv"
        folder = Path(self.folder.text().strip()).expanduser()
        kind, source = str(self.kind.value() or ""), self.source.text().strip()
        self.chosen.emit(Watched(folder, pattern, kind, source))
        self.close_now()
