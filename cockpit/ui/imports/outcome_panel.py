"""The panel beside the files: what will happen or has happened, and the one button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.ui.imports.counts import CountLine, Counts
from cockpit.ui.imports.progress_strip import ProgressStrip
from cockpit.ui.imports.reading_form import ReadingForm
from cockpit.ui.widgets.buttons import Button, PrimaryButton
from cockpit.ui.widgets.panel import Panel, Rule
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_WIDE, _NARROW = 330, 270


class OutcomePanel(Panel):
    """``pressed`` is the one button, ``other`` the plain one over it when there is one."""

    pressed = Signal()
    other = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("What will happen"), parent=parent)
        self.counts = Counts()
        self._rule = Rule()
        self.reading = ReadingForm()
        self.note = PlainLabel("", "small", "dim", wrap=True)
        self.progress = ProgressStrip()
        self.second = Button("")
        self.primary = PrimaryButton("")
        self.second.clicked.connect(self._on_other)
        self.primary.clicked.connect(self._on_pressed)
        self.body.addWidget(self.counts)
        self.body.addWidget(self._rule)
        self.body.addWidget(self.reading)
        self.body.addStretch(1)
        for part in (self.note, self.progress, self.second, self.primary):
            self.body.addWidget(part)

    def show_outcome(self, title: str, lines: Sequence[CountLine], note: str) -> None:
        """Show the figures under a title, and the sentence over the button."""
        self.title.setText(title)
        self.counts.show_lines(lines)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_buttons(self, verb: str, *, enabled: bool = True, other: str = "") -> None:
        """Write the verbs; no verb hides a button."""
        self.primary.set_text(verb)
        self.primary.setVisible(bool(verb))
        self.primary.setEnabled(enabled)
        self.second.set_text(other)
        self.second.setVisible(bool(other))

    def show_reading(self, shown: bool) -> None:
        """Show or hide how the file is read."""
        self._rule.setVisible(shown)
        self.reading.setVisible(shown)

    def fit(self, page_width: int) -> None:
        """Leave the files their room in a narrow window."""
        self.setFixedWidth(_WIDE if page_width >= 1080 else _NARROW)

    def sizeHint(self) -> QSize:
        """As wide as it is set; the height is the page's."""
        return QSize(_WIDE, 300)

    @Slot()
    def _on_pressed(self) -> None:
        self.pressed.emit()

    @Slot()
    def _on_other(self) -> None:
        self.other.emit()
