"""A few words of which one holds: by day, week, month; by count or by value."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.ui.widgets.quiet_link import QuietLink


class Switch(QWidget):
    """``chosen(key)`` when another word was pressed."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._links: dict[str, QuietLink] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for key, text in choices:
            link = self._links[key] = QuietLink(text, role="small")
            link.setProperty("key", key)
            link.setCheckable(True)
            link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            link.clicked.connect(self._on_pressed)
            row.addWidget(link)
        self.set_current(choices[0][0])

    def set_current(self, key: str) -> None:
        """Mark the one that holds."""
        for name, link in self._links.items():
            link.setChecked(name == key)
            link.show_text(link.text(), color="accent" if name == key else "dim")

    def link(self, key: str) -> QuietLink:
        """The word to press."""
        return self._links[key]

    @Slot()
    def _on_pressed(self) -> None:
        key = str(self.sender().property("key"))
        self.set_current(key)
        self.chosen.emit(key)
