"""A month to choose a day from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QSize, Qt, Signal, Slot
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import locale
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

_LEAST = QSize(294, 236)


class CalendarPopover(Popover):
    """``picked(date)`` on a click or Enter, then it closes."""

    picked = Signal(object)

    def __init__(self, shown: date, owner: QWidget) -> None:
        super().__init__("", owner)
        self.setAccessibleName(_("Calendar"))
        self._month = QCalendarWidget(self)
        self._month.setLocale(locale())
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setAccessibleName(_("Calendar"))
        self._month.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._month.setMinimumSize(_LEAST)
        self._dress()
        self.body.addWidget(self._month)
        self._month.activated.connect(self._on_activated)
        self._month.clicked.connect(self._on_activated)

    def _dress(self) -> None:
        plain = QTextCharFormat()
        plain.setForeground(theme().color("ink"))
        head = QTextCharFormat()
        head.setForeground(theme().color("dim"))
        self._month.setHeaderTextFormat(head)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekend, plain)
        names = {
            "qt_calendar_prevmonth": ("chevron-left", _("Month before")),
            "qt_calendar_nextmonth": ("chevron-right", _("Month after")),
        }
        for object_name, (icon, name) in names.items():
            button = self._month.findChild(QToolButton, object_name)
            if button is not None:
                button.setIcon(theme().icon(icon, "dim", 16))
                button.setAccessibleName(name)

    @Slot(QDate)
    def _on_activated(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close_now()
