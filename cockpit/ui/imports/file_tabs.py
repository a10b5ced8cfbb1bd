"""The files of an import side by side: which one is shown, and which ask something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.flow_layout import FlowLayout
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class FileTab:
    """A file by its place in the plan; ``mark`` is a sign for what it asks or refuses."""

    title: str
    detail: str
    mark: str = ""
    tone: str = "neutral"


class FileTabs(QWidget):
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
        self._chips: list[ChipButton] = []

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

    def chips(self) -> list[ChipButton]:
        """The chips on screen."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right walk over the files."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        chips = self.chips()
        at = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        chip = chips[(at + step) % len(chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()

    def _add(self) -> None:
        chip = ChipButton("", removable=True)
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
