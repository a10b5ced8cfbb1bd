"""The navigation rail: one button a page, settings at the bottom, never clipped."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from cockpit.ui.shell.page import Page
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RAIL_WIDTH, SPACE_4, SPACE_8
from cockpit.ui.widgets.buttons import pressed_by_enter
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

_TALL, _SHORT = 52, 38
_ICON = 20
_TOP = 14


class RailButton(QAbstractButton):
    """A page's icon over its title; without the title when the window is low."""

    def __init__(self, page: Page, keys: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.page_key, self._icon = page.key, page.icon
        self._compact = False
        self.setText(page.title)
        self.setAccessibleName(page.title)
        self.setToolTip(plain_tip(f"{page.title}  ({keys})" if keys else page.title))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_compact(self, compact: bool) -> None:
        """Show the icon only."""
        self._compact = compact
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Wide enough for the title."""
        metrics = QFontMetrics(theme().font("rail"))
        width = metrics.horizontalAdvance(self.text()) + 2 * SPACE_4
        tall = max(_TALL, _ICON + metrics.height() + 18)
        return QSize(width, _SHORT if self._compact else tall)

    def minimumSizeHint(self) -> QSize:
        """Never less than its size."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, title and focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked()
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if lit or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setOpacity(1.0 if lit else 0.5)
            painter.setBrush(theme().color("rail_active"))
            painter.drawRoundedRect(ground, SPACE_8, SPACE_8)
            painter.setOpacity(1.0)
        ink = "rail_active_ink" if lit else "rail_ink"
        self._paint_face(painter, ink)
        if self.hasFocus():
            painter.setPen(QPen(theme().color(ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), SPACE_8, SPACE_8)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return goes to the page, as Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _paint_face(self, painter: QPainter, ink: str) -> None:
        pixmap = theme().pixmap(self._icon, ink, _ICON, self.devicePixelRatioF())
        font = theme().font("rail")
        height = QFontMetrics(font).height()
        block = _ICON if self._compact else _ICON + 3 + height
        top = (self.height() - block) // 2
        painter.drawPixmap((self.width() - _ICON) // 2, top, pixmap)
        if not self._compact:
            painter.setFont(font)
            painter.setPen(theme().color(ink))
            line = QRect(0, top + _ICON + 3, self.width(), height)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), self.text())


class Rail(QWidget):
    """``chosen(page key)`` when the manager goes to a page."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Pages"))
        self._buttons: dict[str, RailButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE_8, _TOP, SPACE_8, 10)
        self._column.setSpacing(SPACE_4)
        self._column.addStretch(1)
        self._top_count = 0
        theme().changed.connect(self._restyle)

    def add(self, page: Page, keys: str = "") -> None:
        """Add a page's button, at the end or at the bottom."""
        button = RailButton(page, keys, self)
        button.clicked.connect(self._on_clicked)
        self._buttons[page.key] = button
        if page.at_bottom:
            self._column.addWidget(button)
        else:
            self._column.insertWidget(self._top_count, button)
            self._top_count += 1
        self._restyle()

    def show_current(self, key: str) -> None:
        """Light up the page that is shown."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)

    def buttons(self) -> list[RailButton]:
        """All buttons, in the order of the rail."""
        return sorted(self._buttons.values(), key=_top_of)

    def sizeHint(self) -> QSize:
        """As wide as the widest title needs."""
        widest = max((b.sizeHint().width() for b in self._buttons.values()), default=0)
        return QSize(max(RAIL_WIDTH, widest + 2 * SPACE_8), 200)

    def minimumSizeHint(self) -> QSize:
        """Icons alone must fit; titles go first."""
        return QSize(self.sizeHint().width(), 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show icons alone when the titles do not fit."""
        super().resizeEvent(event)
        self._choose_form()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the rail's ground."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("rail"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk over the pages."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        buttons = self.buttons()
        at = next((i for i, button in enumerate(buttons) if button.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        buttons[(at + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_form(self) -> None:
        tall = max(_TALL, *(b.sizeHint().height() for b in self._buttons.values()), 0)
        needed = _TOP + 10 + len(self._buttons) * (tall + SPACE_4)
        for button in self._buttons.values():
            button.set_compact(needed > self.height())

    @Slot()
    def _on_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.chosen.emit(button.page_key)

    @Slot()
    def _restyle(self) -> None:
        self.setFixedWidth(self.sizeHint().width())
        self.update()


def _top_of(button: RailButton) -> int:
    return button.y()
