"""Round corners of windows of their own, such as menus, on screens that cannot blend them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBitmap, QGuiApplication, QPainter
from PySide6.QtWidgets import QWidget


def cut_corners(window: QWidget, radius: int) -> None:
    """Leave the corners out of the window's shape under X11, where nothing may be blending it
    with what lies below (remote desktops): they would be black."""
    if QGuiApplication.platformName() == "xcb":
        window.setMask(shape(window, radius))


def shape(window: QWidget, radius: int) -> QBitmap:
    """The window without its corners."""
    whole = QBitmap(window.size())
    whole.fill(Qt.GlobalColor.color0)
    painter = QPainter(whole)
    painter.setPen(Qt.GlobalColor.color1)
    painter.setBrush(Qt.GlobalColor.color1)
    painter.drawRoundedRect(QRectF(window.rect()).adjusted(0, 0, -1, -1), radius, radius)
    painter.end()
    return whole
