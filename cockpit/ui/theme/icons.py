"""Our own line icons, coloured by token, drawn once per colour, size and pixel ratio."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from cockpit.paths import resources

_INK = "currentColor"
_RATIOS = (1.0, 2.0, 3.0)


@cache
def _folder() -> Path:
    return resources() / "icons"


def icon_file(name: str) -> Path:
    """Where the drawing of an icon lies."""
    return _folder() / f"{name}.svg"


def icon_names() -> list[str]:
    """All icons there are, sorted."""
    return sorted(file.stem for file in _folder().glob("*.svg"))


class IconStore:
    """Icons and pixmaps by name and ``#rrggbb`` colour."""

    def __init__(self) -> None:
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._icons: dict[tuple[str, str, str, int, int], QIcon] = {}

    def source(self, name: str, color: str) -> bytes:
        """The SVG text in the colour."""
        if name not in self._sources:
            self._sources[name] = icon_file(name).read_text(encoding="utf-8")
        return self._sources[name].replace(_INK, color).encode()

    def pixmap(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        """The icon at ``size`` logical pixels for a screen of the pixel ratio."""
        key = (name, color, size, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(name, color, size, ratio)
        return found

    def icon(self, name: str, color: str, disabled: str, size: int, gap: int = 0) -> QIcon:
        """A button's icon, with its disabled colour, sharp on every screen; ``gap`` is room to
        its right, in px."""
        key = (name, color, disabled, size, gap)
        if key not in self._icons:
            icon = QIcon()
            for ratio in _RATIOS:
                usual = self.pixmap(name, color, size, ratio)
                off = self.pixmap(name, disabled, size, ratio)
                icon.addPixmap(_widened(usual, gap))
                icon.addPixmap(_widened(off, gap), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def _draw(self, name: str, color: str, size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self.source(name, color)))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        return pixmap


def _widened(pixmap: QPixmap, gap: int) -> QPixmap:
    """The picture with empty room to its right."""
    if not gap:
        return pixmap
    ratio = pixmap.devicePixelRatio()
    wide = QPixmap(pixmap.width() + round(gap * ratio), pixmap.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, pixmap)
    painter.end()
    return wide
