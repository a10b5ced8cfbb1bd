"""What lies over the window while files are held over it: it says that they may fall anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL
from cockpit.ui.widgets.fitting import fitted
from cockpit.wording import _, n_

_EDGE, _ICON, _GAP, _VEIL = 12, 32, 14, 214


class DropVeil(QWidget):
    """Calm and without motion; it takes no input, so that the window stays the target."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._sentence = self._names = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(_("Files may be dropped anywhere"))
        self.hide()

    def show_files(self, files: Sequence[Path]) -> None:
        """Cover the window and name what is held over it."""
        self._sentence = n_(
            "Drop {n} file to import it", "Drop {n} files to import them", len(files)
        )
        self._names = ", ".join(path.name for path in files)
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def sentence(self) -> str:
        """What is said."""
        return self._sentence

    def paintEvent(self, event: QPaintEvent) -> None:
        """A veil, a dashed edge, and the words in the middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = QColor(theme().color("accent_bg"))
        veil.setAlpha(_VEIL)
        painter.fillRect(self.rect(), veil)
        pen = QPen(theme().color("accent"), 2)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        edge = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.drawRoundedRect(edge, RADIUS_PANEL, RADIUS_PANEL)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        middle = self.rect().center()
        ratio = self.devicePixelRatioF()
        mark = theme().pixmap("import", "accent", _ICON, ratio)
        painter.drawPixmap(middle.x() - _ICON // 2, middle.y() - _ICON - _GAP, mark)
        line = QRect(_EDGE, middle.y(), self.width() - 2 * _EDGE, 0)
        lines = (("title", "ink", self._sentence), ("body", "dim", self._names))
        for role, color, text in lines:
            font = theme().font(role)
            painter.setFont(font)
            painter.setPen(theme().color(color))
            line.setHeight(painter.fontMetrics().lineSpacing() + 6)
            shown = fitted(font, text, line.width() - 2 * _EDGE)
            painter.drawText(line, int(Qt.AlignmentFlag.AlignCenter), shown)
            line.moveTop(line.bottom())
