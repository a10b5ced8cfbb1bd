"""A month to choose a day from."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_SMALL
from cockpit.ui.widgets.figures import locale
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

_LEAST = QSize(294, 236)


class _Month(QCalendarWidget):
    """Days of the months beside it are faint; the chosen day is filled."""

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate) -> None:
        """One day."""
        here = day.month() == self.monthShown() and day.year() == self.yearShown()
        chosen = day == self.selectedDate()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            field = QRectF(rect).adjusted(2.5, 1.5, -2.5, -1.5)
            painter.drawRoundedRect(field, RADIUS_SMALL, RADIUS_SMALL)
        ink = "on_accent" if chosen else "ink" if here else "faint"
        painter.setPen(theme().color(ink))
        painter.setFont(theme().font("body"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, locale().toString(day.day()))
        painter.restore()


class CalendarPopover(Popover):
    """``picked(date)`` on a click or Enter, then it closes."""

    picked = Signal(object)

    def __init__(self, shown: date, owner: QWidget) -> None:
        super().__init__("", owner)
        self.setAccessibleName(_("Calendar"))
        self._month = _Month(self)
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
        head = QTextCharFormat()
        head.setForeground(theme().color("dim"))
        self._month.setHeaderTextFormat(head)
        for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._month.setWeekdayTextFormat(weekend, head)
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
