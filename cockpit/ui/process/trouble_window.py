"""The window of a folder that cannot be opened: what is wrong, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_8, SPACE_24
from cockpit.ui.widgets.buttons import Button, PrimaryButton
from cockpit.ui.widgets.empty_state import IconMark
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


class TroubleWindow(QMainWindow):
    """Says it plainly; nothing was changed."""

    def __init__(self, message: str) -> None:
        super().__init__()
        theme()
        self._message = message
        self.setWindowTitle(_("Cockpit"))
        self.resize(640, 280)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_8)
        column.addWidget(IconMark("warning", size=32, color="warn"))
        column.addWidget(PlainLabel(_("This folder cannot be opened"), "title"))
        column.addWidget(PlainLabel(message, "body", "dim", wrap=True))
        column.addStretch(1)
        row = QHBoxLayout()
        copy = Button(_("Copy the message"))
        copy.clicked.connect(self._copy)
        leave = PrimaryButton(_("Close"))
        leave.clicked.connect(self.close)
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(leave)
        column.addLayout(row)
        self.setCentralWidget(body)
        leave.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._message)
