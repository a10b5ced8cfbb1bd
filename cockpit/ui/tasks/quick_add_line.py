"""The line that adds a task, and under it what the line was read as, before Enter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cockpit.actions.tasks import add_task
from cockpit.analysis.quick_add import QuickTask, read_line
from cockpit.analysis.recurrence_words import rhythm_words
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence
from cockpit.queries.agenda import Named, named
from cockpit.ui.shell.context import Context
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import SPACE_4
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_PAUSE_MS = 40


class QuickAddLine(QWidget):
    """``added(task_id)`` follows a task; ``otherwise`` gives the day of a line without one."""

    added = Signal(int)
    cancelled = Signal()

    def __init__(
        self,
        context: Context,
        otherwise: Callable[[date], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._otherwise = context, otherwise
        self.line = _Line()
        self.line.setPlaceholderText(_("Add: call Ana tomorrow 10:00"))
        self.line.setAccessibleName(_("Add a task"))
        self.line.addAction(
            theme().icon("plus", "dim", 16), QLineEdit.ActionPosition.LeadingPosition
        )
        self._preview = PlainLabel("", "tiny", "dim", wrap=True)
        self._preview.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(self.line)
        column.addWidget(self._preview)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.show_preview)
        self.line.textChanged.connect(self._on_typed)
        self.line.returnPressed.connect(self.add)
        self.line.escaped.connect(self._on_escape)

    def preview(self) -> str:
        """What is said under the line."""
        return self._preview.text() if not self._preview.isHidden() else ""

    @Slot()
    def focus(self) -> None:
        """Begin to type."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    @Slot(str)
    def _on_typed(self, _text: str) -> None:
        self._pause.start()

    @Slot()
    def _on_escape(self) -> None:
        self.line.clear()
        self.show_preview()
        self.cancelled.emit()

    @Slot()
    def show_preview(self) -> None:
        """Say what the line would become."""
        text = self.line.text().strip()
        self._preview.setVisible(bool(text))
        if text:
            read, link, person = self._read(text)
            self._say(_words(read, link, person, self._context.workspace.today()), "dim")

    @Slot()
    def add(self) -> None:
        """Add the task that the preview shows."""
        text = self.line.text().strip()
        if not text:
            return
        read, link, person = self._read(text)
        try:
            fields = _fields(read, link, person)
            task_id = self._context.workspace.do(add_task, read.title, **fields)
        except Refused as refusal:
            self._say(str(refusal), "bad")
            self._preview.show()
            return
        # Not ``clear``, which the field's own undo would take back in place of the task.
        self.line.setText("")
        self.show_preview()
        self.added.emit(task_id)

    def _read(self, text: str) -> tuple[QuickTask, list[Named], list[Named]]:
        today = self._context.workspace.today()
        read = read_line(text, today, self._otherwise(today))
        ask = self._context.workspace.ask
        link = ask(named, read.link, ("account", "deal")) if read.link else []
        person = ask(named, read.person, ("person",)) if read.person else []
        return read, link, person

    def _say(self, text: str, color: str) -> None:
        self._preview.set_color(color)
        self._preview.setText(text)
        self.line.setAccessibleDescription(text)


class _Line(QLineEdit):
    """A line that says when Escape was pressed in it."""

    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)


def _fields(read: QuickTask, link: list[Named], person: list[Named]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "cadence": read.cadence,
        "rule": read.rule,
        "due_on": read.due_on,
        "due_time": read.due_time,
    }
    for found in (link, person):
        if len(found) == 1:
            fields[f"{found[0].kind}_id"] = found[0].id
    return fields


def _words(read: QuickTask, link: list[Named], person: list[Named], today: date) -> str:
    when = day(read.due_on, today)
    if read.cadence != Cadence.ONCE:
        rhythm = rhythm_words(read.cadence, read.rule, read.due_on)
        when = _("{rhythm}, first {day}").format(rhythm=rhythm, day=day(read.due_on, today))
    parts = [f"“{read.title}”", f"{when} {read.due_time}".strip()]
    for typed, found in ((read.link, link), (read.person, person)):
        if typed:
            parts.append(_named_words(typed, found))
    return " · ".join(parts)


def _named_words(typed: str, found: list[Named]) -> str:
    if not found:
        return _("nothing is called “{name}”").format(name=typed)
    if len(found) == 1:
        return found[0].name
    names = ", ".join(one.name for one in found[:3])
    return _("which one: {names} … ?").format(names=names)
