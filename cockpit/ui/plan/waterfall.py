"""From the plan to what was won, part by part: bars that hang where the one before ended."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from cockpit.analysis.deviation import Deviation, Part
from cockpit.ui.plan.plan_words import factor_title, factor_value, whole_money
from cockpit.ui.plots import axis
from cockpit.ui.plots.chart import NOWHERE
from cockpit.ui.plots.painted_chart import PaintedChart
from cockpit.ui.plots.tint import tinted
from cockpit.ui.theme import theme
from cockpit.ui.widgets.figures import MINUS, money, short_money
from cockpit.ui.widgets.fitting import fitted
from cockpit.wording import _

_LEFT, _RIGHT, _ABOVE = 12, 6, 4
PLAN, WON = "plan", "won"


@dataclass(frozen=True, slots=True)
class Step:
    """A bar from ``start`` to ``end``; ``key`` is plan, won or a factor."""

    key: str
    title: str
    start: int
    end: int
    tip: str

    @property
    def change(self) -> int:
        """What it adds."""
        return self.end - self.start


def steps_of(found: Deviation, currency: str) -> list[Step]:
    """Plan, the parts, won: each begins where the one before ended, the last one at won."""
    plan = _("Plan to date")
    steps = [Step(PLAN, plan, 0, found.plan, f"{plan}: {money(found.plan, currency)}")]
    level = found.plan
    for part in found.parts:
        end = level + part.amount
        tip = part_words(part, currency)
        steps.append(Step(part.factor, factor_title(part.factor), level, end, tip))
        level = end
    won = _("Won")
    steps.append(Step(WON, won, 0, found.won, f"{won}: {money(found.won, currency)}"))
    return steps


def signed(amount: int, currency: str, *, exact: bool = False) -> str:
    """An amount with its sign."""
    shown = whole_money(abs(amount), currency) if exact else short_money(abs(amount), currency)
    return f"{MINUS if amount < 0 else '+'}{shown}" if amount else shown


def part_words(part: Part, currency: str) -> str:
    """What a factor was to be, what it was, and what that did."""
    title = factor_title(part.factor)
    did = signed(part.amount, currency, exact=True)
    if part.planned is None:
        return f"{title}: {did}"
    return _("{title}: {actual} against {planned} usually, {effect}").format(
        title=title,
        actual=factor_value(part.factor, part.actual, currency),
        planned=factor_value(part.factor, part.planned, currency),
        effect=did,
    )


class Waterfall(PaintedChart):
    """``opened(key)`` on a click, Enter or Space on a bar."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._currency = "USD"
        self.setMinimumHeight(170)
        self.picked.connect(self._on_picked)

    def sizeHint(self) -> QSize:
        """As high as it is wide, nearly."""
        return QSize(420, 230)

    def show_deviation(self, found: Deviation, currency: str) -> None:
        """Show a deviation."""
        self._steps, self._currency = steps_of(found, currency), currency
        self.show_title(_("From plan to won"))

    def steps(self) -> list[Step]:
        """The bars."""
        return list(self._steps)

    def spots(self) -> int:
        """The bars."""
        return len(self._steps)

    def words_of(self, spot: int) -> str:
        """What a bar is made of."""
        return self._steps[spot].tip

    def spot_at(self, at: QPointF) -> int:
        """The bar at that place across."""
        plot, _scale, _words = self._plot()
        wide = plot.width() / max(len(self._steps), 1)
        spot = int((at.x() - plot.left()) // max(wide, 1.0))
        return spot if 0 <= spot < len(self._steps) else NOWHERE

    def mark(self, painter: QPainter, spot: int, *, chosen: bool) -> None:
        """A column behind the bar's words too."""
        plot, _scale, _words = self._plot()
        wide = plot.width() / max(len(self._steps), 1)
        column = QRectF(plot.left() + spot * wide, 2, wide, self.height() - 4)
        painter.fillRect(column, tinted("accent", 24))

    @Slot(int)
    def _on_picked(self, spot: int) -> None:
        self.opened.emit(self._steps[spot].key)

    def draw(self, painter: QPainter) -> None:
        """Levels, bars, names."""
        if self._steps:
            plot, scale, words = self._plot()
            axis.draw_levels(painter, plot, scale, words)
            for number, step in enumerate(self._steps):
                self._paint_step(painter, plot, number, step, scale)

    def _plot(self) -> tuple[QRectF, axis.Scale, list[str]]:
        """Where the bars stand, their scale, and its words at the left."""
        ends = [level for step in self._steps for level in (step.start, step.end)]
        scale = axis.money_scale(ends, self._currency)
        words = axis.money_words(scale, self._currency)
        left, line = axis.widest(words) + _LEFT, axis.line_height() + _ABOVE
        width, height = self.width() - left - _RIGHT, self.height() - 2 * line - _ABOVE
        return QRectF(left, line, width, height), scale, words

    def _paint_step(
        self, painter: QPainter, plot: QRectF, number: int, step: Step, scale: axis.Scale
    ) -> None:
        wide = plot.width() / len(self._steps)
        ends = scale.y(step.start, plot), scale.y(step.end, plot)
        top, bottom = min(ends), max(ends)
        bar = QRectF(plot.left() + number * wide + wide * 0.14, top, wide * 0.72, 0)
        bar.setBottom(max(bottom, top + 1.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(_color(step)))
        painter.drawRoundedRect(bar, 2, 2)
        if number + 1 < len(self._steps):
            painter.setPen(QPen(theme().color("faint"), 1, Qt.PenStyle.DotLine))
            across = round(ends[1])
            painter.drawLine(int(bar.left()), across, round(bar.right() + wide * 0.28), across)
        whole = step.key in (PLAN, WON)
        said = (
            short_money(step.end, self._currency) if whole else signed(step.change, self._currency)
        )
        line = axis.line_height()
        self._write(painter, plot, number, QRectF(0, top - line - 1, 0, line), said, "ink")
        name = QRectF(0, plot.bottom() + _ABOVE, 0, line)
        self._write(painter, plot, number, name, step.title, "dim")

    def _write(
        self, painter: QPainter, plot: QRectF, number: int, line: QRectF, text: str, color: str
    ) -> None:
        """A line of text in the middle of a bar's column."""
        wide = plot.width() / len(self._steps)
        font = theme().font("tiny")
        painter.setFont(font)
        painter.setPen(theme().color(color))
        room = QRectF(plot.left() + number * wide + 1, line.y(), wide - 2, line.height())
        middle = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(room, middle, fitted(font, text, int(wide - 2)))


def _color(step: Step) -> str:
    if step.key == PLAN:
        return "faint"
    if step.key == WON:
        return "accent"
    return "good" if step.change >= 0 else "bad"
