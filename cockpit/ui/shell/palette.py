"""The command palette: type a few letters, Enter does it or opens it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cockpit.ui.commands import Commands
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.overlay import Overlay
from cockpit.ui.shell.palette_list import ROW, ResultList
from cockpit.ui.shell.palette_results import Provider, Result, found
from cockpit.ui.theme import theme
from cockpit.ui.widgets.panel import Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_TOP_SHARE = 0.145
_ROWS_SHOWN = 9
_RECENT = "palette.recent"
_RECENT_KEPT = 12
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS_SHOWN - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS_SHOWN,
}


class Palette(Overlay):
    """Lists commands and what the providers find for the words typed."""

    def __init__(self, window: QWidget, commands: Commands, memory: Memory) -> None:
        super().__init__(window, _("Search"))
        self._commands, self._memory = commands, memory
        self._providers: list[Provider] = []
        self._line = QLineEdit()
        self._line.setProperty("kind", "bare")
        self._line.setPlaceholderText(_("Search deals, people, commands"))
        self._line.setAccessibleName(self._line.placeholderText())
        self._list = ResultList(self.panel)
        self._nothing = PlainLabel("", "body", "dim", align=Qt.AlignmentFlag.AlignHCenter)
        self._lay_out()
        self._line.textChanged.connect(self._on_text)
        self._line.installEventFilter(self)
        self._list.clicked.connect(self._on_clicked)
        self._list.entered.connect(self._list.setCurrentIndex)
        theme().changed.connect(self._restyle)

    def add_provider(self, provider: Provider) -> None:
        """Ask this for results too; it gets the words as typed, on every key."""
        self._providers.append(provider)

    def open(self) -> None:
        """Show it with an empty line."""
        super().open()
        self._line.clear()
        self._on_text("")
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    def type_text(self, text: str) -> None:
        """Put words on the line, as if typed."""
        self._line.setText(text)

    def results(self) -> list[Result]:
        """What is listed."""
        model = self._list.results
        return [model.result(row) for row in range(model.rowCount())]

    def panel_rect(self) -> QRect:
        """Higher than the middle, as high as the results, at most nine lines."""
        width = min(640, self.width() - 48)
        rows = self._list.results.rowCount()
        row = self._list.sizeHintForRow(0) if rows else ROW
        body = min(rows, _ROWS_SHOWN) * row if rows else 2 * ROW
        height = self._line_height() + 1 + body + 16
        top = max(24, int(self.height() * _TOP_SHARE))
        left = (self.width() - width) // 2
        return QRect(left, top, width, min(height, self.height() - top - 24))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list and Enter runs, while the focus stays on the line."""
        if watched is self._line and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                return self._on_key(event)
            return False
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(22, 14, 22, 12)
        self._line.setFont(theme().font("input"))
        top.addWidget(self._line)
        self.body.addLayout(top)
        self.body.addWidget(Rule())
        below = QVBoxLayout()
        below.setContentsMargins(8, 7, 8, 8)
        below.addWidget(self._list)
        below.addWidget(self._nothing, 1)
        self.body.addLayout(below, 1)

    def _line_height(self) -> int:
        return self._line.sizeHint().height() + 26

    def _on_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._list.walk(_STEPS[key])
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_clicked(self._list.currentIndex())
            return True
        return False

    @Slot(str)
    def _on_text(self, text: str) -> None:
        recent = self._memory.get(_RECENT, [])
        results = found(text, self._commands, self._providers, recent)
        self._list.results.show(results)
        self._list.setVisible(bool(results))
        self._nothing.setVisible(not results)
        self._nothing.setText(_("Nothing fits “{text}”").format(text=text.strip()))
        if results:
            self._list.setCurrentIndex(self._list.results.index(0, 0))
        self.place()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        result = self._list.results.result(index.row())
        self.close_now()
        if result.key:
            before = [key for key in self._memory.get(_RECENT, []) if key != result.key]
            self._memory.put(_RECENT, [result.key, *before][:_RECENT_KEPT])
        result.run()

    @Slot()
    def _restyle(self) -> None:
        self._line.setFont(theme().font("input"))
