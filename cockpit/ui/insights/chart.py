"""What every chart of the page can do: be drawn once, pointed at, walked by keys, read aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.widgets.plain_label import plain_tip
from cockpit.wording import _

NOWHERE = -1
# An old picture while the new one is worked out.
_WAITING = 0.35
_PRINTED = 2


class Chart(QWidget):
    """Spots are what can be pointed at, numbered from 0. ``picked(spot)`` on a click, Enter or
    Space; ``cleared`` on Escape or a second pick of the chosen one.

    A subclass draws what never changes with the pointer in ``draw``, marks a spot in ``mark``,
    and says where spots are (``spot_at``, ``spots``) and what they mean (``words_of``).
    """

    picked = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._picture: QPixmap | None = None
        self._waiting = False
        self._current = self._hovered = self._chosen = NOWHERE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self.redraw)

    # What a subclass says

    def spots(self) -> int:
        """How many spots there are."""
        raise NotImplementedError

    def spot_at(self, at: QPointF) -> int:
        """The spot there, NOWHERE for none."""
        raise NotImplementedError

    def words_of(self, spot: int) -> str:
        """The spot's numbers."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """The chart itself."""
        raise NotImplementedError

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A spot that is pointed at or chosen."""
        raise NotImplementedError

    def can_pick(self, spot: int) -> bool:
        """True when rows stand behind the spot."""
        return 0 <= spot < self.spots()

    # Showing

    def sizeHint(self) -> QSize:
        """As in the picture of the page."""
        return QSize(640, 230)

    def show_title(self, title: str) -> None:
        """What it shows, for a screen reader and the file's head."""
        self._title = title
        self.setAccessibleName(title)
        words = (self.words_of(spot) for spot in range(self.spots()))
        self.setAccessibleDescription("; ".join(words))
        self._current = min(self._current, self.spots() - 1)
        self.set_waiting(False)
        self.redraw()

    def set_waiting(self, waiting: bool) -> None:
        """Dim what is shown until the new one is there."""
        if waiting != self._waiting:
            self._waiting = waiting
            self.update()

    def set_chosen(self, spot: int) -> None:
        """Mark the spot that the rest of the page shows; NOWHERE for none."""
        if spot != self._chosen:
            self._chosen = spot
            self.update()

    @property
    def chosen(self) -> int:
        """The spot that is chosen, NOWHERE for none."""
        return self._chosen

    @property
    def title(self) -> str:
        """What it shows."""
        return self._title

    @Slot()
    def redraw(self) -> None:
        """Draw again at the next paint."""
        self._picture = None
        self.update()

    def as_image(self) -> QImage:
        """The chart as it stands with its title over it, for a file: twice as fine."""
        head = 30
        image = QImage(self.size().grownBy(_margins(head)) * _PRINTED, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_PRINTED)
        image.fill(theme().color("panel"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("strong"))
        painter.setPen(theme().color("ink"))
        painter.drawText(QRectF(12, 8, self.width(), head), 0, self._title)
        painter.translate(12, 8 + head)
        self.draw(painter)
        painter.end()
        return image

    def paintEvent(self, event: QPaintEvent) -> None:
        """The kept picture, and what is pointed at over it."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.size() != self.size() * ratio:
            self._picture = self._painted(ratio)
        painter = QPainter(self)
        painter.setOpacity(_WAITING if self._waiting else 1.0)
        painter.drawPixmap(0, 0, self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for spot, chosen in ((self._pointed(), False), (self._chosen, True)):
            if 0 <= spot < self.spots():
                self.mark(painter, spot, chosen=chosen)
        if self.hasFocus():
            painter.setOpacity(1.0)
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another picture."""
        super().resizeEvent(event)
        self._picture = None

    def _painted(self, ratio: float) -> QPixmap:
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()
        return picture

    def _pointed(self) -> int:
        if self._hovered != NOWHERE:
            return self._hovered
        return self._current if self.hasFocus() else NOWHERE

    # Pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is pointed at."""
        self._hover(self.spot_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._hover(NOWHERE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pick(self.spot_at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go along, Enter or Space chooses, Escape takes it back."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self._current)
        elif key == Qt.Key.Key_Escape and self._chosen != NOWHERE:
            self.cleared.emit()
        elif (step := self.step_of(Qt.Key(key))) is not None:
            self._go(step)
        else:
            super().keyPressEvent(event)

    def step_of(self, key: Qt.Key) -> int | None:
        """The spot that a key goes to."""
        last = self.spots() - 1
        here = last + 1 if self._current == NOWHERE else self._current
        steps = {
            Qt.Key.Key_Left: here - 1, Qt.Key.Key_Right: min(here + 1, last),
            Qt.Key.Key_Home: 0, Qt.Key.Key_End: last,
        }  # fmt: skip
        return steps.get(key)

    def event(self, event: QEvent) -> bool:
        """The numbers under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self.spot_at(QPointF(event.pos()))
            words = self.words_of(spot) if spot != NOWHERE else ""
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def _hover(self, spot: int) -> None:
        if spot != self._hovered:
            self._hovered = spot
            picks = self.can_pick(spot)
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if picks else Qt.CursorShape.ArrowCursor
            )
            self.update()

    def _go(self, spot: int) -> None:
        self._current = max(0, min(spot, self.spots() - 1)) if self.spots() else NOWHERE
        if self._current != NOWHERE:
            words = _("{title}: {point}")
            self.setAccessibleName(
                words.format(title=self._title, point=self.words_of(self._current))
            )
        self.update()

    def _pick(self, spot: int) -> None:
        if not self.can_pick(spot):
            return
        self._current = spot
        if spot == self._chosen:
            self.cleared.emit()
        else:
            self.picked.emit(spot)


def _margins(head: int) -> QMargins:
    return QMargins(12, 8 + head, 12, 8)
