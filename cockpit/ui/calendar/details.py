"""What there is to know of one thing of the calendar, as plain text, and what can be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.jobs.day_plan import PlanItem
from cockpit.ui.calendar.words import kind_words, state_words, times
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.figures import day, long_day
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

_WIDTH, _LONGEST = 340, 900


class Details(QWidget):
    """``asked(verb)``: open, person."""

    asked = Signal(str)

    def __init__(self, item: PlanItem, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(PlainLabel(item.title, "strong", wrap=True))
        when = PlainLabel(f"{day(item.at.date(), today)} · {times(item)}", "body")
        when.set_hint(f"{long_day(item.at.date())} · {item.at.tzinfo}")
        column.addWidget(when)
        state = state_words(item.state)
        kind = f"{kind_words(item.kind)} · {state}" if state else kind_words(item.kind)
        if item.event is not None:
            kind = _("calendar {name}").format(name=item.event.calendar)
        for text, tone in ((kind, "dim"), (item.where, "ink"), (item.person, "ink"),
                           (_words(item), "ink")):  # fmt: skip
            # What the title says already needs no line of its own.
            if text and text.casefold() not in item.title.casefold():
                column.addWidget(PlainLabel(text, "small", tone, wrap=True))
        self._buttons(item, column)
        self.setFixedWidth(_WIDTH)

    def _buttons(self, item: PlanItem, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        verbs = []
        if item.meeting is not None:
            verbs.append(("open", _("Open the meeting")))
        elif item.person_id is not None:
            verbs.append(("person", _("Show {name}").format(name=item.person)))
        for verb, title in verbs:
            button = Button(title)
            button.setProperty("verb", verb)
            button.clicked.connect(self._on_clicked)
            row.addWidget(button)
        row.addStretch(1)
        if verbs:
            column.addLayout(row)

    @Slot()
    def _on_clicked(self) -> None:
        self.asked.emit(str(self.sender().property("verb")))


def _words(item: PlanItem) -> str:
    text = item.event.text.strip() if item.event is not None else ""
    if item.meeting is not None:
        text = item.meeting.notes.strip()
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
