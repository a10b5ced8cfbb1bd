"""The panels of the plan page and where they stand: two columns, one where it is narrow."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cockpit.ui.plan.fact_panel import FactPanel
from cockpit.ui.plan.goals_panel import GoalsPanel
from cockpit.ui.plan.needed_panel import NeededPanel
from cockpit.ui.plan.sizes_panel import SizesPanel
from cockpit.ui.plan.targets_panel import TargetsPanel
from cockpit.ui.plan.why_panel import WhyPanel
from cockpit.ui.theme.tokens import SPACE_12, SPACE_16
from cockpit.ui.widgets.edge_scroll import GUTTER, EdgeScroll
from cockpit.ui.widgets.message import InlineMessage
from cockpit.wording import _

_GRID_HEIGHT, _CHART_HEIGHT = 340, 330
_NARROW = 980


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
        for whole in (self.sizes, self.why, self.needed, self.goals):
            whole.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.start = InlineMessage(
            "info",
            _(
                "Set the year’s target: type it in the company’s line under the year. Then share it"
                " out to teams and people; the months follow your own seasons."
            ),
            closable=True,
        )
        self.start.hide()
        inside = self._inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(SPACE_16, SPACE_12, SPACE_16 - GUTTER, SPACE_12)
        rows.setSpacing(SPACE_12)
        rows.addWidget(self.start)
        pairs = ((self.targets, self.sizes), (self.fact, self.why), (self.needed, self.goals))
        self._pairs = [_side_by_side(left, right, left is self.fact) for left, right in pairs]
        for pair in self._pairs:
            rows.addLayout(pair)
        rows.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(EdgeScroll(inside))
        self.setFocusProxy(self.targets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two do not fit."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._pairs[0].direction() is way:
            return
        for pair in self._pairs:
            pair.setDirection(way)
            pair.update()
        # At once, or the panels would be squeezed into the old height for a moment.
        QCoreApplication.sendPostedEvents(self._inside, QEvent.Type.LayoutRequest)


def _side_by_side(left: QWidget, right: QWidget, evenly: bool) -> QBoxLayout:
    pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    pair.setSpacing(SPACE_12)
    pair.addWidget(left, 1 if evenly else 2)
    pair.addWidget(right, 1)
    return pair
