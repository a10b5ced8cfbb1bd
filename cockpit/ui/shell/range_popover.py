"""Any first and last day as a period."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cockpit.domain.period import DAY, Period
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import PrimaryButton
from cockpit.ui.widgets.fields import DateField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

_WIDE = 170


class RangePopover(Popover):
    """``picked(Period)``; a range that ends before it begins is refused in place."""

    picked = Signal(object)

    def __init__(self, shown: Period, today: date, owner: QWidget) -> None:
        super().__init__(_("Which days"), owner)
        self._today = today
        self.first = DateField(self._day, quiet=False)
        self.last = DateField(self._day, quiet=False)
        self.first.set_value(shown.start)
        self.last.set_value(shown.last_day)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_8)
        for row, (title, field) in enumerate(
            ((_("First day"), self.first), (_("Last day"), self.last))
        ):
            field.setFixedWidth(_WIDE)
            field.refused.connect(self._refuse)
            grid.addWidget(FormLabel(title, field), row, 0)
            grid.addWidget(field, row, 1)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.show_button = PrimaryButton(_("Show these days"))
        self.show_button.clicked.connect(self._on_shown)
        self.body.addLayout(grid)
        self.body.addWidget(self._refusal)
        self.body.addWidget(self.show_button)

    def _day(self) -> date:
        return self._today

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        self._refusal.setText(sentence)
        self._refusal.show()
        self.adjustSize()

    @Slot()
    def _on_shown(self) -> None:
        try:
            first, last = (field.read(field.text()) for field in (self.first, self.last))
        except ValueError as wrong:
            self._refuse(str(wrong))
            return
        if not isinstance(first, date) or not isinstance(last, date):
            self._refuse(_("Give a first and a last day."))
        elif last < first:
            self._refuse(_("The last day is before the first."))
        else:
            self.picked.emit(Period(first, last + DAY))
            self.close_now()
