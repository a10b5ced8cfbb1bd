"""Rows of a form: a label, an editor in place, and the refusal under it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import CONTROL_HEIGHT, SPACE_8
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.ui.widgets.plain_label import PlainLabel

Editor = TextField | MultilineField | ChoiceField
LABEL_WIDTH = 112
_LEAST_REFUSAL = 120


class FormLabel(PlainLabel):
    """The name of a field; its buddy takes the name for screen readers."""

    def __init__(self, text: str, buddy: QWidget) -> None:
        self._in_column = False
        super().__init__(text, "body", "dim")
        self.setBuddy(buddy)
        buddy.setAccessibleName(text)

    def align(self) -> None:
        """As wide as the names of the other fields, whatever size the text has."""
        self._in_column = True
        self.setFixedWidth(_label_width())

    def changeEvent(self, event: QEvent) -> None:
        """The column grows with its text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._in_column:
            self.setFixedWidth(_label_width())


class FormRow(QWidget):
    """A label and an editor; ``take(value)`` stores it and may raise ``Refused``.

    The refusal stands under the field until the value is mended or Escape is pressed.
    """

    def __init__(
        self,
        title: str,
        editor: Editor,
        take: Callable[[object], object],
        *,
        stacked: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self._take = editor, take
        self.label = FormLabel(title, editor)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        # It may quote one long word: the form is no wider for it.
        self._refusal.setMinimumWidth(_LEAST_REFUSAL)
        self._refusal.hide()
        self._lay_out(stacked)
        editor.committed.connect(self._on_committed)
        editor.refused.connect(self.refuse)
        editor.reverted.connect(self.clear_refusal)

    def set_title(self, title: str) -> None:
        """Call the field something else."""
        self.label.setText(title)
        self.editor.setAccessibleName(title)

    def set_value(self, value: object) -> None:
        """Show a value."""
        self.editor.set_value(value)

    def begin(self) -> None:
        """Put the keyboard into the field; what stands there is typed over."""
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(self.editor, TextField):
            self.editor.selectAll()

    def settle(self) -> bool:
        """Store what is still being typed; False while it stands refused."""
        self.editor.commit()
        return self._refusal.isHidden()

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say under the field why the value was not taken."""
        self._mark(True)
        self._refusal.setText(sentence)
        self._refusal.show()
        self.editor.setAccessibleDescription(sentence)

    @Slot()
    def clear_refusal(self) -> None:
        """Take the refusal away."""
        self._mark(False)
        self._refusal.hide()
        self.editor.setAccessibleDescription("")

    def _lay_out(self, stacked: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_8)
        grid.setVerticalSpacing(2)
        if stacked:
            grid.addWidget(self.label, 0, 0)
            grid.addWidget(self.editor, 1, 0)
            grid.addWidget(self._refusal, 2, 0)
            return
        self.label.align()
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.label.setFixedHeight(CONTROL_HEIGHT)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self._refusal, 1, 1)
        grid.setColumnStretch(1, 1)

    def _mark(self, refused: bool) -> None:
        if self.editor.property("refused") != refused:
            self.editor.setProperty("refused", refused)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        try:
            self._take(value)
        except Refused as refusal:
            self.editor.keep_typed()
            self.refuse(str(refusal))
            return
        self.editor.accept(value)
        self.clear_refusal()


class Form(QWidget):
    """Form rows one under the other, or facts that cannot be edited."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)

    def add_row(
        self, title: str, editor: Editor, take: Callable[[object], object], *, stacked: bool = False
    ) -> FormRow:
        """Add an editor."""
        row = FormRow(title, editor, take, stacked=stacked)
        self._rows.addWidget(row)
        return row

    def add_fact(self, title: str, text: str = "", color: str = "ink") -> PlainLabel:
        """Add a line that only tells; returns the label of its text."""
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(SPACE_8 + 10)
        name = PlainLabel(title, "body", "dim")
        name.setFixedWidth(_label_width())
        fact = PlainLabel(text, "body", color, wrap=True)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(fact, 0, 1)
        grid.setColumnStretch(1, 1)
        self._rows.addWidget(row)
        return fact

    def add_widget(self, widget: QWidget) -> None:
        """Add anything else."""
        self._rows.addWidget(widget)


def caps_label(text: str) -> PlainLabel:
    """The small capital heading of a group of rows."""
    return PlainLabel(text.upper(), "tiny_medium", "dim")


def _label_width() -> int:
    return round(LABEL_WIDTH * max(1.0, theme().text_scale))
