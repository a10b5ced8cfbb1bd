"""Panels of lines in scrolling columns, walked over by keyboard as if they were one list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_12
from cockpit.ui.widgets.edge_scroll import EdgeScroll
from cockpit.ui.widgets.line_button import Item, LineButton
from cockpit.ui.widgets.line_panel import LinePanel, LineWalk
from cockpit.ui.widgets.panel import Panel


class LinePage(QWidget):
    """A subclass makes the panels and hands them to ``place_panels``; ``edge_scroll.GUTTER`` px to
    their right are for the bar."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[LinePanel, ...] = ()
        self._walk = LineWalk(())
        self._inside = QWidget()
        self._area = EdgeScroll(self._inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)

    def place_panels(
        self,
        columns: Sequence[Sequence[Panel]],
        shown: Sequence[LinePanel],
        walked: Sequence[LinePanel],
    ) -> tuple[QHBoxLayout, list[QVBoxLayout]]:
        """Lay the panels into columns; ``walked`` is the order of the keyboard. Gives the row and
        its columns, for a page that rearranges them."""
        self._shown, self._walk = tuple(shown), LineWalk(walked)
        row = QHBoxLayout(self._inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        made = []
        for group in columns:
            column = QVBoxLayout()
            column.setSpacing(SPACE_12)
            for panel in group:
                column.addWidget(panel)
            column.addStretch(1)
            row.addLayout(column, 1)
            made.append(column)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        return row, made

    def panels(self) -> tuple[LinePanel, ...]:
        """The panels in the order in which they are shown."""
        return self._shown

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on a line, if there is one."""
        super().focusInEvent(event)
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk as J and K do."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    def begin(self) -> None:
        """Be at the first line that is not ticked."""
        line = self._walk.begin()
        if line is not None:
            self._area.ensureWidgetVisible(line, 0, 24)

    @Slot()
    def step(self, by: int) -> None:
        """Walk on or back over all lines."""
        line = self._walk.step(by)
        if line is not None:
            self._area.ensureWidgetVisible(line, 0, 24)

    def current(self) -> Item | None:
        """The line under the keyboard."""
        found = self._walk.current()
        return None if found is None else found[1]

    def line_of(self, key: str) -> LineButton | None:
        """The line of a key."""
        lines = (line for panel in self._shown for line in panel.lines())
        return next((line for line in lines if line.item.key == key), None)
