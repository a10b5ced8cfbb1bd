"""The search box in the header: a button that looks like a field and opens the palette."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import CONTROL_HEIGHT, SPACE_12
from cockpit.ui.widgets.fitting import fitted, text_width
from cockpit.wording import _

_ROOMY, _NARROW = 320, 40
_ICON = 16


class SearchBox(QAbstractButton):
    """Shows what can be looked for and the key; only an icon where there is no room."""

    def __init__(self, keys: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._whole = _("Search deals, people, commands")
        self._roomy = True
        self.setText(self._whole)
        self.setAccessibleName(self._whole)
        self.setToolTip(f"{self._whole}  ({keys})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_roomy(self, roomy: bool) -> None:
        """Say all that can be looked for, or one word where there is little room."""
        if roomy != self._roomy:
            self._roomy = roomy
            self.setText(self._whole if roomy else _("Search"))
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A comfortable field."""
        text = text_width(theme().font("body"), self.text())
        keys = text_width(theme().font("tiny"), self._keys)
        return QSize(max(_ROOMY if self._roomy else 0, text + keys + 56), CONTROL_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """An icon."""
        return QSize(_NARROW, CONTROL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, its words and the key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus()
        line = "accent" if focus else "scroll" if self.underMouse() else "line"
        painter.setPen(QPen(theme().color(line), 2 if focus else 1))
        painter.setBrush(theme().color("field"))
        inset = 1.0 if focus else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)
        if self.width() < 2 * _NARROW:
            self._paint_icon(painter)
        else:
            self._paint_words(painter)
        painter.end()

    def _paint_icon(self, painter: QPainter) -> None:
        pixmap = theme().pixmap("search", "dim", _ICON, self.devicePixelRatioF())
        left, top = (self.width() - _ICON) // 2, (self.height() - _ICON) // 2
        painter.drawPixmap(left, top, pixmap)

    def _paint_words(self, painter: QPainter) -> None:
        cap = self._key_cap()
        room = QRect(SPACE_12, 0, cap.left() - 2 * SPACE_12, self.height())
        painter.setFont(theme().font("body"))
        painter.setPen(theme().color("faint"))
        words = fitted(theme().font("body"), self.text(), room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), words)
        painter.setPen(QPen(theme().color("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(theme().font("tiny"))
        painter.setPen(theme().color("faint"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._keys)

    def _key_cap(self) -> QRect:
        metrics = QFontMetrics(theme().font("tiny"))
        width = metrics.horizontalAdvance(self._keys) + 12
        height = metrics.height() + 3
        top = (self.height() - height) // 2
        return QRect(self.width() - width - 10, top, width, height)
