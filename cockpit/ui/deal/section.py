"""A part of the deal panel that lists rows and takes new ones in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.ui.theme.tokens import SPACE_4, SPACE_8
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.form import caps_label
from cockpit.ui.widgets.plain_label import PlainLabel


class Section(QWidget):
    """A small heading with an add link, the rows, and a refusal under them.

    Subclasses open what is to be typed with ``begin`` and rebuild rows with ``fill``.
    """

    def __init__(self, title: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: object = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        head = QHBoxLayout()
        head.setSpacing(SPACE_8)
        head.addWidget(caps_label(title), 1)
        self.add = LinkButton(add)
        self.add.setAccessibleName(f"{add}: {title}")
        self.add.clicked.connect(self._on_add)
        head.addWidget(self.add, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(SPACE_4)
        column.addLayout(self.rows)
        self.refusal = PlainLabel("", "small", "bad", wrap=True)
        self.refusal.hide()
        column.addWidget(self.refusal)

    def begin(self) -> None:
        """Open the place where a new row is typed."""

    def is_new(self, shown: object) -> bool:
        """Whether rows differ from those on screen; remembers them."""
        if shown == self._shown:
            return False
        self._shown = shown
        return True

    def clear_rows(self) -> None:
        """Take the rows away."""
        while (item := self.rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def refuse(self, no: Refused) -> None:
        """Say why not."""
        self.refusal.setText(str(no))
        self.refusal.show()

    def accept(self) -> None:
        """Take the refusal away."""
        self.refusal.hide()

    @Slot()
    def _on_add(self) -> None:
        self.accept()
        self.begin()


def line_of(*widgets: QWidget, stretch: int = 0) -> QWidget:
    """Widgets side by side as one row."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_4)
    for at, widget in enumerate(widgets):
        line.addWidget(widget, 1 if at == stretch else 0)
    return row
