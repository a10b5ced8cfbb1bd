"""The panels of the wrap-up in three columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cockpit.ui.theme.tokens import SPACE_12
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.line_button import Item, LineButton
from cockpit.ui.widgets.line_panel import LinePanel, LineWalk
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.wrap_up import lines
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.jobs.wrap_up import WrapUp


class WrapUpPanels(QWidget):
    """``asked(verb, Item)`` as its panels; ``praise_wanted``; the word is in ``word``."""

    asked = Signal(str, object)
    praise_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open = LinePanel(_("Still open"), _("Nothing is open: the day is done."))
        self.done = LinePanel(_("Done today"), _("What is ticked today stands here."))
        self.left = LinePanel(_("Carried and dropped"), _("Nothing was carried on or dropped."))
        self.praise = LinePanel(
            _("Praise given"), _("P keeps a line of praise: who, for what, in public or not.")
        )
        self.hours = LinePanel(
            _("Where the time went"), _("Alt 1 to Alt 5 note where your time goes.")
        )
        self.tomorrow = LinePanel(
            _("Tomorrow’s first three"), _("Nothing waits tomorrow; Ctrl T adds a task.")
        )
        self.word = TextField(_("How was the day? A good word to end on"), quiet=False)
        self.word.setAccessibleName(_("Closing word"))
        self.closed = PlainLabel("", "small", "good", wrap=True)
        add = LinkButton(_("Add praise"))
        add.clicked.connect(self.praise_wanted)
        self.praise.add_to_header(add)
        self._order = (
            self.open, self.done, self.left, self.praise, self.hours, self.tomorrow,
        )  # fmt: skip
        self._walk = LineWalk((self.open, self.tomorrow, self.done, self.left, self.praise))
        self._area = QScrollArea()
        self._lay_out()
        for panel in self._order:
            panel.asked.connect(self.asked)

    def _lay_out(self) -> None:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        ending = Panel(_("A closing word"))
        ending.body.addWidget(self.word)
        ending.body.addWidget(self.closed)
        groups: tuple[tuple[Panel, ...], ...] = (
            (self.open, self.left), (self.done, self.praise, self.hours), (self.tomorrow, ending),
        )  # fmt: skip
        for group in groups:
            column = QVBoxLayout()
            column.setSpacing(SPACE_12)
            for panel in group:
                column.addWidget(panel)
            column.addStretch(1)
            row.addLayout(column, 1)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Wrap up the day"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard is on a line, if there is one."""
        super().focusInEvent(event)
        self.step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk as J and K do."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.step(step)

    def show_day(self, found: WrapUp, first: Sequence[int]) -> None:
        """Show how the day stands."""
        self.open.show_items(lines.open_items(found))
        self.done.show_items(lines.done_items(found))
        self.left.show_items(lines.left_items(found))
        self.praise.show_items(lines.praise_items(found))
        self.hours.show_items(lines.hour_items(found))
        self.tomorrow.show_items(lines.tomorrow_items(found, first))
        self.closed.setText(lines.closed_words(found, found.today))
        self.closed.setVisible(found.closed is not None)

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
        shown = (line for panel in self._order for line in panel.lines())
        return next((line for line in shown if line.item.key == key), None)
