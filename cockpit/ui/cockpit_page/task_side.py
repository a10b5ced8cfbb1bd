"""The side of the page that holds the task panels, or, where it is narrow, a button for them."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import TASKS_WIDTH
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.edge_scroll import GUTTER
from cockpit.wording import _


class TaskSide(QWidget):
    """Folded it is as wide as a button; the manager's own choice lasts until the window is
    made wide or narrow again. Until ``hold`` it keeps the panels' place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QWidget()
        self._column.setFixedWidth(TASKS_WIDTH + GUTTER)
        self._roomy: bool | None = None
        self._button = IconButton("tasks", _("Show the tasks"))
        self._button.setCheckable(True)
        self._button.clicked.connect(self._on_clicked)
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._button)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addLayout(beside)
        row.addWidget(self._column, 1)
        self._row = row
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_roomy(True)

    @property
    def folded(self) -> bool:
        """True when only the button shows."""
        return self._column.isHidden()

    def hold(self, column: QWidget) -> None:
        """Put the panels into their place."""
        place, self._column = self._column, column
        self._row.replaceWidget(place, column)
        # Only now: shown without a parent it would be a window of its own.
        column.setHidden(place.isHidden())
        place.deleteLater()

    def set_roomy(self, roomy: bool) -> None:
        """There is room for the panels, or not."""
        if roomy != self._roomy:
            self._roomy = roomy
            self._button.setVisible(not roomy)
            self._show(roomy)

    @Slot()
    def unfold(self) -> None:
        """Show the panels."""
        self._show(True)

    @Slot()
    def _on_clicked(self) -> None:
        self._show(self.folded)

    def _show(self, shown: bool) -> None:
        self._column.setVisible(shown)
        self._row.setContentsMargins(0, 0, 0 if shown else GUTTER, 0)
        self._button.setChecked(shown)
        self._button.set_name(_("Hide the tasks") if shown else _("Show the tasks"))
