"""An event of a calendar that is written here: renamed, moved, or taken out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cockpit.catalog.calendars.ics_changing import EventSaid
from cockpit.queries.calendar import Meeting
from cockpit.ui.calendar.event_fields import Stretch, WhenFields
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import PrimaryButton, QuietButton
from cockpit.ui.widgets.chip import ChipButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.calendar.event_desk import EventDesk
    from cockpit.ui.shell.context import Context

_WIDTH, _LONGEST = 360, 600


class EventEditor(Popover):
    """Closes when the change was taken; what was refused stays to be mended."""

    def __init__(self, context: Context, desk: EventDesk, one: Meeting, owner: QWidget) -> None:
        super().__init__(one.calendar, owner)
        self._one, self._desk = one, desk
        self.what = TextField(_("Visit to Acme"), quiet=False)
        self.what.set_value(one.title)
        self.when = WhenFields(context.workspace)
        days = (one.starts.date(), one.ends.date())
        self.when.show_stretch(Stretch(*(days if one.all_day else (one.starts, one.ends))))
        self.place = TextField(_("Room, address or link"), quiet=False)
        self.place.set_value(one.location)
        self.whole = SeriesChoice()
        self.whole.setVisible(one.repeats)
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.save, self.delete = PrimaryButton(_("Save")), QuietButton(_("Delete"))
        self.save.clicked.connect(self._on_save)
        self.delete.clicked.connect(self._on_delete)
        desk.ended.connect(self._on_ended)
        self._lay_out(one)

    def _lay_out(self, one: Meeting) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACE_8)
        grid.setColumnStretch(1, 1)
        for at, (title, field) in enumerate((
            (_("What"), self.what),
            (_("Day"), self.when.on_day),
            (_("Time"), self.when.at),
            (_("Length"), self.when.length),
            (_("Where"), self.place),
        )):  # fmt: skip
            grid.addWidget(FormLabel(title, field), at, 0)
            grid.addWidget(field, at, 1)
        self.body.addLayout(grid)
        text = one.text.strip()
        if text:
            shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
            self.body.addWidget(PlainLabel(shown, "small", "dim", wrap=True))
        self.body.addWidget(self.whole)
        self.body.addWidget(self._refusal)
        row = QHBoxLayout()
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(self.delete)
        self.body.addLayout(row)
        self.setFixedWidth(_WIDTH)

    @Slot()
    def _on_save(self) -> None:
        title = self.what.text().strip()
        try:
            if not title:
                raise ValueError(_("What is it?"))
            to = self.when.read()
        except ValueError as wrong:
            self._refusal.setText(str(wrong))
            self._refusal.show()
            self.adjustSize()
            return
        said = EventSaid(title, to.start, to.end, self.place.text().strip())
        self._wait(waiting=True)
        self._desk.change(self._one, said, whole=self.whole.chosen)

    @Slot()
    def _on_delete(self) -> None:
        self._wait(waiting=True)
        self._desk.remove(self._one, whole=self.whole.chosen)

    @Slot(bool)
    def _on_ended(self, done: bool) -> None:
        self._wait(waiting=False)
        if done:
            self.close_now()

    def _wait(self, *, waiting: bool) -> None:
        self.save.setEnabled(not waiting)
        self.delete.setEnabled(not waiting)


class SeriesChoice(QWidget):
    """Whether this one is meant, or all of its series: ``chosen`` is true for all."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen = False
        self.one, self.all = ChipButton(_("Only this one")), ChipButton(_("All of them"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(PlainLabel(_("Repeats:"), "small", "dim"))
        for chip, whole in ((self.one, False), (self.all, True)):
            chip.setCheckable(True)
            chip.clicked.connect(partial(self.choose, whole))
            row.addWidget(chip)
        row.addStretch(1)
        self.choose(whole=False)

    @Slot()
    def choose(self, whole: bool, _checked: bool = True) -> None:
        """This one, or all of them."""
        self.chosen = whole
        self.one.setChecked(not whole)
        self.all.setChecked(whole)


class SeriesPopover(Popover):
    """Asks which are meant after a drag or a key: ``answered(whole)``, or ``left``."""

    answered = Signal(bool)
    left = Signal()

    def __init__(self, title: str, verb: str, owner: QWidget) -> None:
        super().__init__(_("{title} repeats").format(title=title), owner)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        one = PrimaryButton(_("{verb} only this one").format(verb=verb))
        whole = QuietButton(_("{verb} all of them").format(verb=verb))
        one.clicked.connect(partial(self._answer, False))
        whole.clicked.connect(partial(self._answer, True))
        row.addWidget(one)
        row.addWidget(whole)
        self.body.addLayout(row)
        self._said = False
        self.closed.connect(self._on_closed)

    @Slot()
    def _answer(self, whole: bool, _checked: bool = False) -> None:
        self._said = True
        self.close_now()
        self.answered.emit(whole)

    @Slot()
    def _on_closed(self) -> None:
        if not self._said:
            self.left.emit()
