"""Charts as pictures for a file or the clipboard: twice as fine as the screen, a title over it."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme

PRINTED = 2.0


@runtime_checkable
class Pictured(Protocol):
    """What can be taken along as a picture."""

    def as_image(self) -> QImage:
        """All of it with its title over it."""


_SIDE, _GAP = 12, 8
# A list of 300 people is one picture; one of 10,000 rows would be none that anybody opens.
_TALLEST = 16_000


def titled(title: str, picture: QPixmap) -> QImage:
    """The picture on the ground of a panel with its title over it."""
    font = theme().font("strong")
    head = QFontMetrics(font).height() + 2 * _GAP
    inner = picture.deviceIndependentSize().toSize()
    size = QSize(inner.width() + 2 * _SIDE, inner.height() + head + _GAP)
    image = QImage(size * PRINTED, QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(PRINTED)
    image.fill(theme().color("panel"))
    painter = QPainter(image)
    painter.setFont(font)
    painter.setPen(theme().color("ink"))
    painter.drawText(QRectF(_SIDE, _GAP, inner.width(), head), 0, title)
    painter.drawPixmap(QPoint(_SIDE, head), picture)
    painter.end()
    return image


def whole(twin: QWidget, size: QSize) -> QPixmap:
    """A widget made for this, painted in a size in which all of it can be seen; then it goes."""
    twin.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    twin.resize(size.boundedTo(QSize(size.width(), _TALLEST)))
    twin.show()
    picture = QPixmap(twin.size() * PRINTED)
    picture.setDevicePixelRatio(PRINTED)
    picture.fill(theme().color("panel"))
    twin.render(picture, QPoint())
    twin.hide()
    twin.deleteLater()
    return picture
