"""A message in the page itself: information, a warning or an error, with what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD, SPACE_4, SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import Button, IconButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_LOWEST = 36
# kind: (icon, tone)
_KINDS = {
    "info": ("info", "accent"),
    "good": ("check", "good"),
    "warn": ("warning", "warn"),
    "error": ("error", "bad"),
}


class InlineMessage(QWidget):
    """A coloured strip with an icon, a sentence, actions by (key, verb), and a cross."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(
        self,
        kind: str,
        sentence: str,
        actions: tuple[tuple[str, str], ...] = (),
        *,
        closable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        icon, self._tone = _KINDS[kind]
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_12, SPACE_4, SPACE_8, SPACE_4)
        self.setMinimumHeight(_LOWEST)
        row.setSpacing(SPACE_8)
        self._mark = IconMark(icon, size=18, color=self._tone)
        row.addWidget(self._mark)
        self.sentence = PlainLabel(sentence, "body", "ink", wrap=True)
        row.addWidget(self.sentence, 1)
        for key, verb in actions:
            row.addWidget(self._action(key, verb), 0, Qt.AlignmentFlag.AlignVCenter)
        if closable:
            cross = IconButton("close", _("Close this message"), size=14)
            cross.clicked.connect(self._on_closed)
            row.addWidget(cross, 0, Qt.AlignmentFlag.AlignVCenter)
        theme().changed.connect(self.update)

    def say(self, kind: str, sentence: str) -> None:
        """Show another sentence of a kind."""
        icon, self._tone = _KINDS[kind]
        self._mark.set_icon(icon, self._tone)
        self.sentence.setText(sentence)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the coloured ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, ground = theme().tone(self._tone)
        contrast = "contrast" in theme().name
        painter.setPen(QPen(ink, 1) if contrast else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, RADIUS_CARD, RADIUS_CARD)
        painter.end()

    def _action(self, key: str, verb: str) -> Button:
        button = Button(verb)
        button.setProperty("action", key)
        button.clicked.connect(self._on_clicked)
        return button

    @Slot()
    def _on_clicked(self) -> None:
        self.chosen.emit(str(self.sender().property("action")))

    @Slot()
    def _on_closed(self) -> None:
        self.hide()
        self.closed.emit()
