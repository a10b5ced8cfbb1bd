"""The steps of an import as chips: where the manager is, what is behind, what is to come."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cockpit.ui.theme.tokens import SPACE_4
from cockpit.ui.widgets.chip import ChipButton
from cockpit.wording import _

FILE, COLUMNS, CHECK, DONE = range(4)


class Steps(QWidget):
    """``chosen(step)`` when the manager goes to another step."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        self._titles = (_("File"), _("Columns"), _("Check"), _("Done"))
        self._chips: list[ChipButton] = []
        for _title in self._titles:
            chip = ChipButton("")
            chip.clicked.connect(self._on_clicked)
            row.addWidget(chip)
            self._chips.append(chip)

    def show_steps(self, current: int, done: frozenset[int], open_: frozenset[int]) -> None:
        """Mark the current step, those that are done, and those that can be gone to."""
        for step, (title, chip) in enumerate(zip(self._titles, self._chips, strict=True)):
            tick = " ✓" if step in done else ""
            tone = "accent" if step == current else "good" if step in done else "neutral"
            chip.show_fact(f"{step + 1} {title}{tick}", tone)
            chip.setEnabled(step in open_)
            chip.setAccessibleName(self._spoken(step, current, done))

    def chip(self, step: int) -> ChipButton:
        """The chip of a step."""
        return self._chips[step]

    def _spoken(self, step: int, current: int, done: frozenset[int]) -> str:
        said = _("Step {n} of 4: {title}").format(n=step + 1, title=self._titles[step])
        if step == current:
            return _("{step}, shown now").format(step=said)
        return _("{step}, done").format(step=said) if step in done else said

    @Slot()
    def _on_clicked(self) -> None:
        for step, chip in enumerate(self._chips):
            if chip is self.sender():
                self.chosen.emit(step)
