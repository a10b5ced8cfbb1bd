"""The files of an import side by side: which one is shown, and which ask something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.ui.imports.chip_row import ChipRow, RowChip
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class FileTab:
    """A file by its place in the plan; ``mark`` is a sign for what it asks or refuses."""

    title: str
    detail: str
    mark: str = ""
    tone: str = "neutral"


class FileTabs(ChipRow):
    """``chosen(place)`` shows a file, ``removed(place)`` leaves it out (its cross, Delete)."""

    chosen = Signal(int)
    removed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(_("Files"))
        self._flow = FlowLayout(self, gap=6)

    def show_tabs(self, tabs: Sequence[FileTab], current: int) -> None:
        """Show these files."""
        while len(self._chips) < len(tabs):
            self._add()
        for place, chip in enumerate(self._chips):
            chip.setVisible(place < len(tabs))
            if place < len(tabs):
                tab = tabs[place]
                mark = f" {tab.mark}" if tab.mark else ""
                chip.show_fact(f"{tab.title} · {tab.detail}{mark}", tab.tone)
                chip.setChecked(place == current)
        self.updateGeometry()

    def _add(self) -> None:
        chip = RowChip("", removable=True)
        chip.setCheckable(True)
        chip.setToolTip(_("Delete leaves the file out"))
        chip.clicked.connect(self._on_clicked)
        chip.removed.connect(self._on_removed)
        self._flow.addWidget(chip)
        self._chips.append(chip)

    def _place(self) -> int:
        return next((i for i, chip in enumerate(self._chips) if chip is self.sender()), -1)

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(self._place())

    @Slot()
    def _on_removed(self) -> None:
        self.removed.emit(self._place())
