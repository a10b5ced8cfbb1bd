"""Chips of which one is chosen: the views of a pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.ui.widgets.chip import ChipButton


class ViewChips(QWidget):
    """``chosen(view)``; left and right walk over the views."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)
        self._chips: list[ChipButton] = []

    def show_views(self, views: Sequence[tuple[int, str]], current: int, *, loud: int = -1) -> None:
        """Show (view, title) each; the ``loud`` one asks for attention."""
        while len(self._chips) < len(views):
            chip = ChipButton("")
            chip.setCheckable(True)
            chip.clicked.connect(self._on_clicked)
            self._row.insertWidget(len(self._chips), chip)
            self._chips.append(chip)
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(views))
            if place < len(views):
                view, title = views[place]
                chip.show_fact(title, "warn" if view == loud else "neutral")
                chip.setProperty("view", view)
                chip.setChecked(view == current)

    def chip(self, view: int) -> ChipButton | None:
        """The chip of a view, if it is shown."""
        shown = (chip for chip in self._chips if not chip.isHidden())
        return next((chip for chip in shown if chip.property("view") == view), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk over the views."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        chips = [chip for chip in self._chips if not chip.isHidden()]
        at = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        chip = chips[(at + step) % len(chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(int(self.sender().property("view")))
