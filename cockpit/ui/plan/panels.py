"""The panels of the plan page and where they stand: two columns, one where it is narrow."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.ui.plan.fact_panel import FactPanel
from cockpit.ui.plan.goals_panel import GoalsPanel
from cockpit.ui.plan.needed_panel import NeededPanel
from cockpit.ui.plan.sizes_panel import SizesPanel
from cockpit.ui.plan.targets_panel import TargetsPanel
from cockpit.ui.plan.why_panel import WhyPanel
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.message import InlineMessage
from cockpit.wording import _

_GRID_HEIGHT, _CHART_HEIGHT = 340, 330
_NARROW = 980
_COLUMNS = 6


class PlanPanels(QWidget):
    """They scroll together; the grid of targets has the focus first."""

    def __init__(self, currency: str, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.targets, self.sizes = TargetsPanel(), SizesPanel(currency)
        self.fact, self.why = FactPanel(), WhyPanel()
        self.needed, self.goals = NeededPanel(), GoalsPanel(today)
        self.targets.setMinimumHeight(_GRID_HEIGHT)
        for panel in (self.fact, self.why):
            panel.setMinimumHeight(_CHART_HEIGHT)
        self.start = InlineMessage(
            "info",
            _(
                "Set the year’s target: type it in the company’s line under the year. Then share it"
                " out to teams and people; the months follow your own seasons."
            ),
            closable=True,
        )
        self.start.hide()
        inside = QWidget()
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_12)
        self._grid.setSpacing(SPACE_12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_scrolling(inside))
        self.setFocusProxy(self.targets)
        self._narrow: bool | None = None
        self._place(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two do not fit."""
        super().resizeEvent(event)
        self._place(narrow=event.size().width() < _NARROW)

    def _place(self, *, narrow: bool) -> None:
        if narrow is self._narrow:
            return
        self._narrow = narrow
        pairs = ((self.targets, self.sizes), (self.fact, self.why), (self.needed, self.goals))
        self._grid.addWidget(self.start, 0, 0, 1, _COLUMNS)
        for row, (left, right) in enumerate(pairs, 1):
            wide = 3 if left is self.fact else 4
            if narrow:
                self._grid.addWidget(left, 2 * row, 0, 1, _COLUMNS)
                self._grid.addWidget(right, 2 * row + 1, 0, 1, _COLUMNS)
            else:
                self._grid.addWidget(left, 2 * row, 0, 1, wide)
                self._grid.addWidget(right, 2 * row, wide, 1, _COLUMNS - wide)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._grid.setRowStretch(2 * len(pairs) + 2, 1)


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area
