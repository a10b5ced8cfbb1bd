"""Painting a card: everything is drawn by hand, nothing is a widget."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPixmap

from cockpit.queries.board import Card
from cockpit.ui.board.card_words import CardText, words
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD, SPACE_8
from cockpit.ui.widgets.pill import paint_initials, paint_pill, pill_size

GAP = 9
_SIDE, _TOP = 10, 9
_AVATAR, _EDGE, _ROW_GAP = 20, 3, 8
_SIGN, _APART = 12, 4
# Fewer letters of a next step than this say nothing: its day stands alone.
_LEAST_STEP = 5
# Pictures kept: a full screen of cards twice over; each is some 70 KB.
_KEPT = 200
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_ELIDE = Qt.TextElideMode.ElideRight


class CardPainter(QObject):
    """Draws cards and keeps pictures of the last ones, for one size of text and set of colours."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures: OrderedDict[tuple[int, int, float], tuple[Card, date, QPixmap]] = (
            OrderedDict()
        )
        self._steps_used = True
        self._measure()
        theme().changed.connect(self.forget)

    @property
    def height(self) -> int:
        """How high a card is, without the gap under it."""
        return _TOP + self._title_height + self._line_height + _ROW_GAP + self._row_height + _TOP

    def use_steps(self, used: bool) -> None:
        """Whether deals in this file have next steps at all."""
        if used != self._steps_used:
            self._steps_used = used
            self._pictures.clear()

    @Slot()
    def forget(self) -> None:
        """Draw everything anew."""
        self._pictures.clear()
        self._measure()

    def kept(self, card: Card, today: date, width: int, ratio: float) -> QPixmap | None:
        """The picture of the card, if there is one that still holds."""
        key = (card.id, width, ratio)
        found = self._pictures.get(key)
        if found is None or found[1] != today:
            return None
        if found[0] is not card and found[0] != card:
            return None
        self._pictures.move_to_end(key)
        return found[2]

    def keep(self, card: Card, today: date, width: int, ratio: float) -> QPixmap:
        """Draw the picture of the card and keep it."""
        picture = QPixmap(round(width * ratio), round(self.height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(theme().color("lane"))
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, width, self.height), card, today)
        painter.end()
        self._pictures[(card.id, width, ratio)] = (card, today, picture)
        while len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return picture

    def paint(self, painter: QPainter, rect: QRect, card: Card, today: date) -> None:
        """Draw the card itself; ``rect`` is as high as ``height``."""
        text = words(card, today, steps_used=self._steps_used)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, text.edge)
        inner = rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        self._paint_title(painter, inner, text)
        top = inner.top() + self._title_height
        line = QRect(inner.left(), top, inner.width(), self._line_height)
        self._paint_line(painter, line, text)
        row = QRect(inner.left(), line.bottom() + 1 + _ROW_GAP, inner.width(), self._row_height)
        self._paint_row(painter, row, text)

    def paint_state(self, painter: QPainter, rect: QRect, selected: bool, current: bool) -> None:
        """Draw over a card that it is chosen, or that the keyboard is on it."""
        if not (selected or current):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme().color("accent"), 2))
        painter.drawRoundedRect(outline, RADIUS_CARD - 1, RADIUS_CARD - 1)
        if selected and current:
            painter.setPen(QPen(theme().color("accent"), 1, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(outline.adjusted(3, 3, -3, -3), 6, 6)

    def _measure(self) -> None:
        self._strong: QFont = theme().font("strong")
        self._small: QFont = theme().font("small")
        self._strong_metrics = QFontMetrics(self._strong)
        self._small_metrics = QFontMetrics(self._small)
        self._title_height = self._strong_metrics.height() + 2
        self._line_height = self._small_metrics.height() + 1
        self._row_height = max(_AVATAR, pill_size("0").height())

    def _paint_ground(self, painter: QPainter, rect: QRect, edge: str) -> None:
        painter.setPen(QPen(theme().color("line"), 1))
        painter.setBrush(theme().color("panel"))
        outline = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(outline, RADIUS_CARD, RADIUS_CARD)
        if edge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color(edge))
            bar = QRectF(rect.left(), rect.top() + _TOP, _EDGE, rect.height() - 2 * _TOP)
            painter.drawRoundedRect(bar, _EDGE / 2, _EDGE / 2)

    def _paint_title(self, painter: QPainter, inner: QRect, text: CardText) -> None:
        line = QRect(inner.left(), inner.top(), inner.width(), self._title_height)
        painter.setFont(self._strong)
        taken = 0
        if text.amount:
            taken = self._strong_metrics.horizontalAdvance(text.amount) + SPACE_8
            painter.setPen(theme().color("dim" if text.estimated else "ink"))
            painter.drawText(line, _RIGHT, text.amount)
        painter.setPen(theme().color("ink"))
        room = line.width() - taken
        painter.drawText(line, _LEFT, self._strong_metrics.elidedText(text.title, _ELIDE, room))

    def _paint_line(self, painter: QPainter, line: QRect, text: CardText) -> None:
        """Product · closing; the product gives way when there is no room for both."""
        painter.setFont(self._small)
        painter.setPen(theme().color("dim"))
        left = line.left()
        if text.what:
            room = line.width() - self._small_metrics.horizontalAdvance(f" · {text.when}")
            what = self._small_metrics.elidedText(text.what, _ELIDE, room) + " · "
            painter.drawText(line, _LEFT, what)
            left += self._small_metrics.horizontalAdvance(what)
        if text.late:
            painter.setPen(theme().color("bad"))
        painter.drawText(QRect(left, line.top(), line.width(), line.height()), _LEFT, text.when)

    def _paint_row(self, painter: QPainter, row: QRect, text: CardText) -> None:
        left = row.left()
        if text.letters:
            top = row.top() + (row.height() - _AVATAR) // 2
            paint_initials(painter, QRect(left, top, _AVATAR, _AVATAR), text.letters)
            left += _AVATAR + _APART
        if text.chip:
            size = pill_size(text.chip)
            room = min(size.width(), row.right() - left + 1)
            pill = QRect(left, row.top(), room, size.height())
            paint_pill(painter, pill, text.chip, text.chip_tone)
            left += room + _APART
        left += self._paint_more(painter, row.adjusted(left - row.left(), 0, 0, 0), text)
        self._paint_step(painter, row.adjusted(left - row.left(), 0, 0, 0), text)

    def _paint_more(self, painter: QPainter, row: QRect, text: CardText) -> int:
        """A sign and the number of further warnings, where there is room; gives the width."""
        width = _SIGN + 3 + self._small_metrics.horizontalAdvance(text.more) + 5
        kept = text.step_day or text.step_short or text.step
        if not text.more or row.width() < width + self._small_metrics.horizontalAdvance(kept):
            return 0
        ratio = painter.device().devicePixelRatioF()
        top = row.top() + (row.height() - _SIGN) // 2
        sign = theme().pixmap("warning", text.more_tone, _SIGN, ratio)
        painter.drawPixmap(row.left(), top, sign)
        painter.setFont(self._small)
        painter.setPen(theme().color(text.more_tone))
        painter.drawText(row.adjusted(_SIGN + 3, 0, 0, 0), _LEFT, text.more)
        return width

    def _paint_step(self, painter: QPainter, row: QRect, text: CardText) -> None:
        """The next step and its day; the day stays when there is no room for both."""
        painter.setFont(self._small)
        painter.setPen(theme().color("dim" if text.step_tone == "neutral" else text.step_tone))
        when = f" {text.step_day}" if text.step_day else ""
        room = row.width() - self._small_metrics.horizontalAdvance(when)
        step = text.step
        if text.step_short and self._small_metrics.horizontalAdvance(step) > room:
            step = text.step_short
        fits = self._small_metrics.horizontalAdvance(step) <= room
        step = self._small_metrics.elidedText(step, _ELIDE, room)
        shown = (step if fits or not when or len(step) > _LEAST_STEP else "") + when
        if self._small_metrics.horizontalAdvance(shown) > row.width():
            shown = self._small_metrics.elidedText(shown.strip(), _ELIDE, row.width())
        painter.drawText(row, _RIGHT, shown)
