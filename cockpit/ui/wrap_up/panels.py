"""The panels of the wrap-up in three columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.line_page import LinePage
from cockpit.ui.widgets.line_panel import LinePanel
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.wrap_up import lines
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.jobs.wrap_up import WrapUp


class WrapUpPanels(LinePage):
    """``asked(verb, Item)`` as its panels; ``praise_wanted``; the word is in ``word``."""

    asked = Signal(str, object)
    praise_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Wrap up the day"), parent)
        self.open = LinePanel(_("Still open"), _("Nothing is open: the day is done."))
        self.done = LinePanel(_("Done"), _("What is ticked stands here."))
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
        ending = Panel(_("A closing word"))
        ending.body.addWidget(self.word)
        ending.body.addWidget(self.closed)
        columns = (
            (self.open, self.left), (self.done, self.praise, self.hours), (self.tomorrow, ending),
        )  # fmt: skip
        shown = self.open, self.done, self.left, self.praise, self.hours, self.tomorrow
        walked = self.open, self.tomorrow, self.done, self.left, self.praise
        self.place_panels(columns, shown, walked)
        for panel in shown:
            panel.asked.connect(self.asked)

    def show_day(self, found: WrapUp, first: Sequence[int], zone: tzinfo) -> None:
        """Show how the day stands."""
        self.open.show_items(lines.open_items(found))
        self.done.show_items(lines.done_items(found))
        self.left.show_items(lines.left_items(found))
        self.praise.show_items(lines.praise_items(found))
        self.hours.show_items(lines.hour_items(found))
        self.tomorrow.show_items(lines.tomorrow_items(found, first))
        self.tomorrow.title.setText(lines.pick_words(first, found.today))
        self.closed.setText(lines.closed_words(found, found.today, zone))
        self.closed.setVisible(found.closed is not None)
