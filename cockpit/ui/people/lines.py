"""A short list whose lines are ticked, dropped and opened: points, agenda, decisions, actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.ui.people.room import keep_height
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.wording import _


@dataclass(frozen=True, slots=True)
class ListLine:
    """``done`` is None for a line without a box; ``link`` is what a press on ``linked`` opens."""

    key: int
    text: str
    second: str = ""
    color: str = "dim"
    done: bool | None = None
    droppable: bool = False
    linked: str = ""
    link: int = 0


class LineRows(QWidget):
    """``ticked(key, on)``, ``dropped(key)``, ``opened(link)``; rebuilt only when it changes, the
    keyboard stays where it was."""

    ticked = Signal(int, bool)
    dropped = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ListLine, ...] = ()
        self._writable = True
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        keep_height(self)
        self.setVisible(False)

    def lines(self) -> tuple[ListLine, ...]:
        """What is shown."""
        return self._lines

    def show_lines(self, lines: Sequence[ListLine], *, writable: bool = True) -> None:
        """Show these lines."""
        if (tuple(lines), writable) == (self._lines, self._writable):
            return
        focused = self._focused()
        self._lines, self._writable = tuple(lines), writable
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(self._line(line))
        self.setVisible(bool(lines))
        if focused >= 0:
            self._give_focus(focused)

    def _line(self, line: ListLine) -> QWidget:
        widget = QWidget()
        keep_height(widget)
        across = QHBoxLayout(widget)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        if line.done is not None:
            box = Check(name=_("Done: {text}").format(text=line.text))
            box.setChecked(line.done)
            box.setEnabled(self._writable)
            box.setProperty("line", line.key)
            box.toggled.connect(self._on_toggled)
            across.addWidget(box, 0, top)
        across.addLayout(self._words(line), 1)
        if line.droppable and self._writable:
            drop = IconButton("close", _("Drop: {text}").format(text=line.text), size=14)
            drop.setProperty("line", line.key)
            drop.clicked.connect(self._on_dropped)
            across.addWidget(drop, 0, top)
        return widget

    def _words(self, line: ListLine) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        text = PlainLabel(line.text, "body", "dim" if line.done else "ink", wrap=True)
        text.set_struck(bool(line.done))
        words.addWidget(text)
        if not line.second and not line.linked:
            return words
        second = QHBoxLayout()
        second.setSpacing(4)
        if line.second:
            second.addWidget(PlainLabel(line.second, "tiny", line.color))
        if line.linked:
            link = QuietLink(line.linked, color="accent")
            link.setProperty("link", line.link)
            link.clicked.connect(self._on_opened)
            second.addWidget(link)
        second.addStretch(1)
        words.addLayout(second)
        return words

    def _focused(self) -> int:
        """The place of the line that has the keyboard, -1 for none."""
        for place in range(self._column.count()):
            item = self._column.itemAt(place)
            widget = item.widget() if item is not None else None
            focus: QWidget | None = self.window().focusWidget()
            if widget is not None and focus is not None and widget.isAncestorOf(focus):
                return place
        return -1

    def _give_focus(self, place: int) -> None:
        item = self._column.itemAt(min(place, self._column.count() - 1))
        widget = item.widget() if item is not None else None
        box = widget.findChild(Check) if widget is not None else None
        if isinstance(box, Check):
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_toggled(self, on: bool) -> None:
        self.ticked.emit(int(self.sender().property("line")), on)

    @Slot()
    def _on_dropped(self) -> None:
        self.dropped.emit(int(self.sender().property("line")))

    @Slot()
    def _on_opened(self) -> None:
        self.opened.emit(int(self.sender().property("link")))
