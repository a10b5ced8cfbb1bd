"""Where deals end: won, lost, no decision; targets that rise while something is dragged."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.deal import Outcome
from cockpit.ui.board import mime
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD, SPACE_8
from cockpit.ui.widgets.floating import SHADOW, paint_floating
from cockpit.ui.widgets.foot_bar import FootBar
from cockpit.wording import _

_ICON, _HEIGHT = 20, 56


@dataclass(frozen=True, slots=True)
class Ending:
    """A way a deal ends: its word, icon and tone, and the kind of stage it goes to."""

    outcome: Outcome
    title: str
    icon: str
    tone: str
    kind: str


def endings() -> list[Ending]:
    """The three ways offered."""
    return [
        Ending(Outcome.WON, _("Won"), "won", "good", "won"),
        Ending(Outcome.LOST, _("Lost"), "lost", "bad", "lost"),
        Ending(Outcome.NO_DECISION, _("No decision"), "no-decision", "neutral", "lost"),
    ]


class OutcomeTarget(QWidget):
    """One of them; ``dropped(outcome, ids)`` when deals are let go on it."""

    dropped = Signal(object, object)

    def __init__(self, ending: Ending, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ending = ending
        self._hovered = False
        self.setAcceptDrops(True)
        self.setAccessibleName(ending.title)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Large enough to hit."""
        return QSize(160, _HEIGHT)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Any open deal may end."""
        if not event.mimeData().hasFormat(mime.TYPE):
            event.ignore()
            return
        self._hover(True)
        event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Still here."""
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Gone."""
        self._hover(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what is to be known of the ending."""
        self._hover(False)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.dropped.emit(self.ending.outcome, mime.deal_ids(event.mimeData()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dashed box, filled while hovered."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = theme().tone(self.ending.tone)
        pen = QPen(ink, 2 if self._hovered else 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(ground)
        outline = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(outline, RADIUS_CARD, RADIUS_CARD)
        font = theme().font("strong")
        painter.setFont(font)
        wide = painter.fontMetrics().horizontalAdvance(self.ending.title)
        left = (self.width() - wide - _ICON - SPACE_8) // 2
        token = "dim" if self.ending.tone == "neutral" else self.ending.tone
        picture = theme().pixmap(self.ending.icon, token, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(left, (self.height() - _ICON) // 2, picture)
        painter.setPen(ink)
        words = QRect(left + _ICON + SPACE_8, 0, wide + 4, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.ending.title)
        painter.end()

    def _hover(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()


class OutcomeStrip(FootBar):
    """The targets side by side, floating over the foot of the board while something is held."""

    dropped = Signal(object, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        row = QHBoxLayout(self)
        row.setContentsMargins(*(SHADOW + SPACE_8,) * 4)
        row.setSpacing(SPACE_8)
        self.targets = [OutcomeTarget(ending, self) for ending in endings()]
        for target in self.targets:
            target.dropped.connect(self.dropped)
            row.addWidget(target)
        self.hide()

    @property
    def room(self) -> int:
        """How high the strip stands above the foot."""
        return self.sizeHint().height() - SHADOW - SPACE_8

    def rise(self) -> None:
        """Show over the foot of the parent."""
        room = self._over.rect()
        height = self.sizeHint().height()
        top = room.height() - height + SHADOW
        self.setGeometry(-SHADOW, top, room.width() + 2 * SHADOW, height)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The floating ground."""
        painter = QPainter(self)
        paint_floating(painter, QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW))
        painter.end()
