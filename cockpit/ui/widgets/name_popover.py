"""Asks for the name to save a view under."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _


class NamePopover(Popover):
    """Under what name; ``named(self, name)``."""

    named = Signal(object, str)

    def __init__(self, owner: QWidget, name: str) -> None:
        super().__init__(_("Save this view"), owner)
        self._name = TextField(_("My Central review"), quiet=False)
        self._name.set_value(name)
        self._name.setMinimumWidth(240)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        save = PrimaryButton(_("Save view"))
        save.clicked.connect(self._on_save)
        self.body.addWidget(FormLabel(_("Name"), self._name))
        self.body.addWidget(self._name)
        self.body.addWidget(self._refusal)
        self.body.addWidget(save)

    def refuse(self, sentence: str) -> None:
        """Say why not."""
        self._refusal.setText(sentence)
        self._refusal.show()
        self.adjustSize()

    @Slot()
    def _on_save(self) -> None:
        self.named.emit(self, self._name.text())
