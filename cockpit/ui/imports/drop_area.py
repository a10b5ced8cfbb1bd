"""Where files are dropped or chosen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.imports.kind_words import kind_choices
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_PANEL, SPACE_8, SPACE_16, SPACE_24
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.chip import Chip
from cockpit.ui.widgets.empty_state import EmptyState
from cockpit.wording import _

_A_LINE = 5
# The height from which there is room for more than words and button, and what these need.
_ROOMY, _LEAST = 330, 200


class DropArea(QWidget):
    """``choose`` when the manager wants to pick files; the window itself takes those dropped."""

    choose = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        how = _(
            "CSV, TSV, XLSX or XLS, several at once.\n"
            "You see what will happen before anything is written."
        )
        self.button = Button(_("Choose files…"), "primary")
        self.button.clicked.connect(self._on_clicked)
        column.addStretch(2)
        column.addWidget(EmptyState("import", _("Drop exports from your CRM here"), how))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._kinds = QWidget()
        self._kinds.setLayout(_kinds())
        column.addWidget(self._kinds)
        column.addStretch(3)
        theme().changed.connect(self.update)

    def set_primary(self, primary: bool) -> None:
        """Choosing is the one thing to do, or one beside another."""
        kind = "primary" if primary else "plain"
        if self.button.property("kind") != kind:
            self.button.setProperty("kind", kind)
            self.button.style().unpolish(self.button)
            self.button.style().polish(self.button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Between messages and past imports there may be little room: the kinds give way."""
        super().resizeEvent(event)
        self._kinds.setVisible(self.height() >= _ROOMY)

    def minimumSizeHint(self) -> QSize:
        """Room for the words and the button."""
        return QSize(super().minimumSizeHint().width(), _LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().color("scroll"), 1.5)
        pen.setDashPattern([5, 4])
        painter.setPen(pen)
        outline = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(outline, RADIUS_PANEL, RADIUS_PANEL)
        painter.end()

    @Slot()
    def _on_clicked(self) -> None:
        self.choose.emit()


def _kinds() -> QVBoxLayout:
    """What a file may hold, in lines that fit a narrow window too."""
    lines = QVBoxLayout()
    lines.setContentsMargins(0, SPACE_16, 0, 0)
    lines.setSpacing(SPACE_8)
    titles = [title for _key, title in kind_choices()]
    for start in range(0, len(titles), _A_LINE):
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        for title in titles[start : start + _A_LINE]:
            row.addWidget(Chip(title))
        row.addStretch(1)
        lines.addLayout(row)
    return lines
