"""Chips of which one is chosen: the views of a pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.ui.imports.chip_row import ChipRow, RowChip


class ViewChips(ChipRow):
    """``chosen(view)``; left and right walk over the views."""

    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self._row.addStretch(1)

    def show_views(self, views: Sequence[tuple[int, str]], current: int, *, loud: int = -1) -> None:
        """Show (view, title) each; the ``loud`` one asks for attention."""
        while len(self._chips) < len(views):
            chip = RowChip("")
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

    def chip(self, view: int) -> RowChip | None:
        """The chip of a view, if it is shown."""
        return next((chip for chip in self.chips() if chip.property("view") == view), None)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(int(self.sender().property("view")))
