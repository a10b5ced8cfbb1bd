"""Where files are dropped or chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL, SPACE_24
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.wording import _


class DropArea(QWidget):
    """``choose`` when the manager wants to pick files; lit while files are held over the page."""

    choose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hot = False
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        how = _(
            "Deals, accounts, people with teams, products, contacts, activities or quotas: CSV, "
            "TSV, XLSX or XLS, several at once. You see what will happen before anything is "
            "written."
        )
        state = EmptyState(
            "import",
            _("Drop exports from your CRM here"),
            how,
            (("choose", _("Choose files…")),),
            primary=True,
        )
        state.chosen.connect(self._on_chosen)
        column.addWidget(state)
        theme().changed.connect(self.update)

    def set_hot(self, hot: bool) -> None:
        """Light up while files are held over the page."""
        if hot != self._hot:
            self._hot = hot
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().color("accent" if self._hot else "scroll"), 2 if self._hot else 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        painter.setBrush(
            theme().color("accent_bg") if self._hot else Qt.BrushStyle.NoBrush
        )
        outline = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(outline, RADIUS_PANEL, RADIUS_PANEL)
        painter.end()

    @Slot(str)
    def _on_chosen(self, _key: str) -> None:
        self.choose.emit()
