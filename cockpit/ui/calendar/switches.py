"""For the header of the calendar: week or month, back, today, on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.chip import ChipButton
from cockpit.wording import _


class Switches(QWidget):
    """``view_chosen(week or month)``, ``turned(-1 or 1)``, ``today_wanted``."""

    view_chosen = Signal(str)
    turned = Signal(int)
    today_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = {"week": ChipButton(_("Week")), "month": ChipButton(_("Month"))}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, chip in self.views.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._choose, key))
            row.addWidget(chip)
        row.addSpacing(6)
        back = IconButton("chevron-left", _("Back"))
        back.clicked.connect(partial(self._turn, -1))
        today = Button(_("Today"))
        today.clicked.connect(self.today_wanted)
        on = IconButton("chevron-right", _("On"))
        on.clicked.connect(partial(self._turn, 1))
        for part in (back, today, on):
            row.addWidget(part)

    def show_view(self, view: str) -> None:
        """Say which one is shown."""
        for key, chip in self.views.items():
            chip.setChecked(key == view)

    @Slot()
    def _choose(self, key: str, _checked: bool = True) -> None:
        self.view_chosen.emit(key)

    @Slot()
    def _turn(self, by: int, _checked: bool = False) -> None:
        self.turned.emit(by)
