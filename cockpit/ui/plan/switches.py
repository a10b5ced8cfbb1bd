"""The plan page's own part of the header: which year, and in months or quarters."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from cockpit.domain.period import Unit
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class Switches(QWidget):
    """``turned(-1 or 1)`` for the year, ``unit_chosen(month or quarter)``."""

    turned = Signal(int)
    unit_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("chevron-left", _("The year before"))
        self.onwards = IconButton("chevron-right", _("The year after"))
        self.back.clicked.connect(self._on_back)
        self.onwards.clicked.connect(self._on_onwards)
        self._year = PlainLabel("", "strong", middle=True)
        self._year.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for part in (self.back, self._year, self.onwards):
            row.addWidget(part)
        row.addSpacing(8)
        self._units = QButtonGroup(self)
        self.units: dict[Unit, ChipButton] = {}
        for unit, title in ((Unit.QUARTER, _("Quarters")), (Unit.MONTH, _("Months"))):
            chip = self.units[unit] = ChipButton(title, "neutral")
            chip.setCheckable(True)
            chip.setProperty("unit", unit.value)
            chip.clicked.connect(self._on_unit)
            self._units.addButton(chip)
            row.addWidget(chip)

    def show_year(self, title: str, unit: Unit) -> None:
        """Which year and unit are shown."""
        self._year.setText(title)
        self.units[unit].setChecked(True)

    @Slot()
    def _on_back(self) -> None:
        self.turned.emit(-1)

    @Slot()
    def _on_onwards(self) -> None:
        self.turned.emit(1)

    @Slot()
    def _on_unit(self) -> None:
        self.unit_chosen.emit(str(self.sender().property("unit")))
