"""A funnel: who reached each stage, and of them who passed, is still there, or was lost."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from cockpit.analysis.funnel import Part, Step
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.painted_chart import PaintedChart
from cockpit.ui.plots.tint import over
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import count, percent, short_money
from cockpit.wording import _, n_

PARTS = 3
_NAME, _RIGHT, _GAP = 128, 236, 6
_KEY = 10
_LEAST, _MOST = 26.0, 52.0


class FunnelChart(PaintedChart):
    """Three spots a stage: passed, pending, lost. ``show_steps`` by count or by value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[Step, ...] = ()
        self._by_value, self._currency = False, "USD"

    def show_steps(self, steps: tuple[Step, ...], currency: str, *, by_value: bool) -> None:
        """Draw another funnel."""
        self._steps, self._currency, self._by_value = steps, currency, by_value
        self._current = NOWHERE
        self.setMinimumHeight(int(_LEAST * max(len(steps), 3)) + 2 * _GAP + _head())
        self.show_title(_("Funnel by value") if by_value else _("Funnel by count"))

    @property
    def is_empty(self) -> bool:
        """True where no deal was opened."""
        return not self._steps

    def part(self, spot: int) -> tuple[Step, Part, str]:
        """The stage, its part, and the part in words."""
        step = self._steps[spot // PARTS]
        part = (step.passed, step.pending, step.lost)[spot % PARTS]
        if not step.stage_id:
            return step, part, _("won")
        return step, part, (_("passed on"), _("still there"), _("lost there"))[spot % PARTS]

    def spots(self) -> int:
        """Three a stage."""
        return len(self._steps) * PARTS

    def can_pick(self, spot: int) -> bool:
        """Only parts that have deals."""
        return super().can_pick(spot) and bool(self.part(spot)[1].count)

    def words_of(self, spot: int) -> str:
        """The stage, the part, how many and how much."""
        step, part, words = self.part(spot)
        deals = n_("{n} deal", "{n} deals", part.count).format(n=count(part.count))
        return f"{step.label}, {words}: {deals}, {short_money(part.value, self._currency)}"

    def step_of(self, key: Qt.Key) -> int | None:
        """Up and down along the stages, left and right along the parts."""
        here = max(self._current, 0)
        down = {Qt.Key.Key_Up: -PARTS, Qt.Key.Key_Down: PARTS}.get(key)
        if down is not None:
            return here + down if 0 <= here + down < self.spots() else here
        return super().step_of(key)

    def spot_at(self, at: QPointF) -> int:
        """The part there."""
        for spot in range(self.spots()):
            if self._bar(spot).contains(at):
                return spot
        return NOWHERE

    # Geometry

    def _size(self, part: Part) -> float:
        return part.value if self._by_value else float(part.count)

    def _line(self, place: int) -> QRectF:
        top = _head() + _GAP
        high = min((self.height() - top - _GAP) / max(len(self._steps), 1), _MOST)
        return QRectF(0, top + place * high, self.width(), high)

    def _bar(self, spot: int) -> QRectF:
        step, line = self._steps[spot // PARTS], self._line(spot // PARTS)
        whole = max(self._size(one.reached) for one in self._steps) or 1.0
        room = self.width() - _NAME - _RIGHT
        before = (step.passed, step.pending, step.lost)[: spot % PARTS]
        left = _NAME + sum(map(self._size, before)) / whole * room
        wide = self._size(self.part(spot)[1]) / whole * room
        return QRectF(left, line.top() + 5, wide, line.height() - 10)

    # Drawing

    def draw(self, painter: QPainter) -> None:
        """A line a stage: name, bar, numbers, and how many went on; over them what they are."""
        self._draw_head(painter)
        for place, step in enumerate(self._steps):
            line = self._line(place)
            self._draw_name(painter, line, step)
            for spot in range(place * PARTS, place * PARTS + PARTS):
                bar = self._bar(spot)
                if bar.width() > 0:
                    painter.setPen(Qt.PenStyle.NoPen)
                    painter.setBrush(_color(step, spot % PARTS))
                    painter.drawRect(bar.adjusted(0, 0, -1 if bar.width() > 2 else 0, 0))
            self._draw_numbers(painter, line, step)

    def _draw_head(self, painter: QPainter) -> None:
        """What the colours of a bar mean, and what the numbers at the right count."""
        painter.setFont(theme().font("tiny"))
        metrics, high, left = QFontMetrics(painter.font()), _head(), float(_NAME)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for part, words in enumerate((_("went on"), _("still there"), _("lost there"))):
            painter.fillRect(QRectF(left, (high - _KEY) / 2, _KEY, _KEY), _part_color(part))
            painter.setPen(theme().color("dim"))
            wide = metrics.horizontalAdvance(words)
            painter.drawText(QRectF(left + _KEY + 5, 0, wide + 2, high), middle, words)
            left += _KEY + wide + 22
        reached = QRectF(self.width() - _RIGHT + 10, 0, 62, high)
        painter.drawText(reached, middle | int(Qt.AlignmentFlag.AlignRight), _("reached"))

    def _draw_name(self, painter: QPainter, line: QRectF, step: Step) -> None:
        painter.setFont(theme().font("small_medium"))
        painter.setPen(theme().color("ink"))
        name = QFontMetrics(painter.font()).elidedText(
            step.label, Qt.TextElideMode.ElideRight, _NAME - 12
        )
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(line.adjusted(0, 0, -(line.width() - _NAME), 0), middle, name)

    def _draw_numbers(self, painter: QPainter, line: QRectF, step: Step) -> None:
        """How many reached it, how many went on, how many fell out."""
        right = line.adjusted(self.width() - _RIGHT + 10, 0, 0, 0)
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme().font("small_strong"))
        painter.setPen(theme().color("ink"))
        painter.drawText(QRectF(right.left(), right.top(), 62, right.height()), flags,
                         self._words(step.reached))  # fmt: skip
        if not step.stage_id:
            return
        painter.setFont(theme().font("small"))
        painter.setPen(theme().color("dim"))
        reached, passed = self._size(step.reached), self._size(step.passed)
        on = percent(passed / reached, 0) if reached else _("n/a")
        painter.drawText(QRectF(right.left() + 64, right.top(), 74, right.height()), flags,
                         _("{share} on").format(share=on))  # fmt: skip
        painter.setPen(theme().color("bad" if step.lost.count else "dim"))
        painter.drawText(QRectF(right.left() + 140, right.top(), 84, right.height()), flags,
                         _("{n} lost").format(n=self._words(step.lost)))  # fmt: skip

    def _words(self, part: Part) -> str:
        return short_money(part.value, self._currency) if self._by_value else count(part.count)

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A frame around the part."""
        painter.setPen(QPen(theme().color("ink" if chosen else "accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._bar(spot).adjusted(-1, -1, 1, 1), 3, 3)


def _head() -> int:
    """How high the line over the bars is."""
    return QFontMetrics(theme().font("tiny")).height() + 4


def _color(step: Step, part: int) -> QColor:
    return _part_color(part) if step.stage_id else theme().color("good")


def _part_color(part: int) -> QColor:
    if part == 0:
        return theme().color("accent")
    return over("accent", "panel", 0.34) if part == 1 else over("bad", "panel", 0.55)
