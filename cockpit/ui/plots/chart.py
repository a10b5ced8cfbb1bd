"""What every large chart can do: be pointed at, walked by keys, read aloud, taken along."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from cockpit.ui.plots.picture import PRINTED, titled
from cockpit.ui.theme import theme
from cockpit.wording import _

NOWHERE = -1
# How strong an old picture is while the new one is worked out.
WAITING = 0.35


class Chart(QWidget):
    """Spots are what can be pointed at, numbered from 0. ``picked(spot)`` on a click, Enter or
    Space; ``cleared`` on Escape or a second pick of the chosen one.

    A subclass says where spots are (``spot_at``, ``spots``) and what they mean (``words_of``),
    draws (``redraw``, ``picture``) and marks what is pointed at or chosen (``show_marks``).
    """

    picked = Signal(int)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._waiting = False
        self._current = self._hovered = self._chosen = NOWHERE
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._on_theme)

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

    def redraw(self) -> None:
        """Draw again, in the data and colours of now."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Mark what is ``pointed`` at and ``chosen``; dim all while ``waiting``."""
        raise NotImplementedError

    def picture(self, ratio: float) -> QPixmap:
        """The chart without marks, so many times as fine as the screen."""
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
            self.show_marks()

    def set_chosen(self, spot: int) -> None:
        """Mark the spot that the rest of the page shows; NOWHERE for none."""
        if spot != self._chosen:
            self._chosen = spot
            self.show_marks()

    @property
    def chosen(self) -> int:
        """The spot that is chosen, NOWHERE for none."""
        return self._chosen

    @property
    def title(self) -> str:
        """What it shows."""
        return self._title

    def as_image(self) -> QImage:
        """The chart as it stands with its title over it, for a file: twice as fine."""
        return titled(self._title, self.picture(PRINTED))

    @property
    def pointed(self) -> int:
        """The spot under the pointer, or that the keys stand on, NOWHERE for none."""
        if self._hovered != NOWHERE:
            return self._hovered
        return self._current if self.hasFocus() else NOWHERE

    @Slot()
    def _on_theme(self) -> None:
        # A slot that a subclass defines anew would be called after the widget has gone.
        self.redraw()

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

    def _hover(self, spot: int) -> None:
        if spot != self._hovered:
            self._hovered = spot
            picks = self.can_pick(spot)
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if picks else Qt.CursorShape.ArrowCursor
            )
            self.show_marks()

    def _go(self, spot: int) -> None:
        # The keys lead, wherever the pointer rests.
        self._hovered = NOWHERE
        self._current = max(0, min(spot, self.spots() - 1)) if self.spots() else NOWHERE
        if self._current != NOWHERE:
            words = _("{title}: {point}")
            self.setAccessibleName(
                words.format(title=self._title, point=self.words_of(self._current))
            )
        self.show_marks()

    def _pick(self, spot: int) -> None:
        if not self.can_pick(spot):
            return
        self._current = spot
        if spot == self._chosen:
            self.cleared.emit()
        else:
            self.picked.emit(spot)
