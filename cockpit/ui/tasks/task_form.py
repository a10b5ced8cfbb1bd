"""The fields of one task, each change one step: in the popover of a line and in the plan."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from cockpit.actions.tasks import edit_task
from cockpit.analysis.recurrence_words import rhythm_words
from cockpit.catalog.task_subtitles import TITLES
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Cadence
from cockpit.queries.agenda import TaskRow, named, one_task
from cockpit.queries.people import active_people
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_groups import categories
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.form import Editor, Form, FormRow
from cockpit.ui.widgets.multiline_field import MultilineField
from cockpit.wording import _

_NOTE_HEIGHT = 76
_EVERY_DAY = "FREQ=DAILY"
_WEEKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
_TIME = re.compile(r"(\d{1,2})[:.h]?(\d{2})?", re.ASCII)


class TimeField(TextField):
    """A time of day as HH:MM; empty is none."""

    def read(self, text: str) -> object:
        """Takes 9, 9:00, 9.00, 0900."""
        plain = text.strip()
        if not plain:
            return ""
        match = _TIME.fullmatch(plain)
        if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
            raise ValueError(_("“{text}” is no time; write 09:00.").format(text=plain))
        return f"{int(match[1]):02}:{int(match[2] or 0):02}"


class TaskForm(QWidget):
    """Shows one task; ``gone`` follows when it is no longer there."""

    gone = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._task: TaskRow | None = None
        self._rows: dict[str, FormRow] = {}
        self._form = Form()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._build()

    def show_task(self, task_id: int) -> None:
        """Show a task as it is now."""
        self._task = self._context.workspace.ask(one_task, task_id)
        if self._task is None or self._task.archived:
            self.gone.emit()
            return
        self._fill(self._task)

    def focus_title(self) -> None:
        """Begin with the title."""
        self._rows["title"].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Ask again after a change."""
        if self._task is not None:
            self.show_task(self._task.id)

    def _build(self) -> None:
        self._add("title", _("Title"), TextField(quiet=False))
        self._add("due_on", _("Due"), DateField(self._context.workspace.today, quiet=False))
        self._add("due_time", _("Time"), TimeField("09:00", quiet=False))
        self._add("repeats", _("Repeats"), ChoiceField(quiet=False))
        self._add("ends_on", _("Until"), DateField(self._context.workspace.today, quiet=False))
        self._add("link", _("Deal, account"), TextField(_("Type a name"), quiet=False))
        self._add("person_id", _("Person"), ChoiceField(quiet=False))
        live = [("", _("From its links")), *((key, _(title)) for key, title in TITLES.items())]
        self._add("subtitle_key", _("Second line"), ChoiceField(live, quiet=False))
        category = TextField(quiet=False)
        category.offer(QCompleter(categories(), category))
        self._add("category", _("Category"), category)
        note = MultilineField(quiet=False)
        note.setMaximumHeight(_NOTE_HEIGHT)
        self._add("note", _("Note"), note)

    def _add(self, field: str, title: str, editor: Editor) -> None:
        self._rows[field] = self._form.add_row(title, editor, partial(self._take, field))

    def _fill(self, task: TaskRow) -> None:
        people: list[tuple[int | None, str]] = [(None, _("Nobody"))]
        people += [(one.id, one.name) for one in self._context.workspace.ask(active_people)]
        if task.person_id is not None and task.person_id not in dict(people):
            people.append((task.person_id, task.person or ""))
        self._choices("person_id", people)
        self._choices("repeats", _rhythms(task))
        values: dict[str, Any] = {
            "title": task.title, "due_on": task.due_on, "due_time": task.due_time,
            "repeats": (task.cadence, task.rule), "ends_on": task.ends_on,
            "link": task.deal or task.account or "", "person_id": task.person_id,
            "subtitle_key": task.subtitle_key, "category": task.category, "note": task.note,
        }  # fmt: skip
        for field, value in values.items():
            self._rows[field].set_value(value)
        repeats = task.cadence != Cadence.ONCE
        self._rows["due_on"].set_title(_("First on") if repeats else _("Due"))
        self._rows["ends_on"].setVisible(task.cadence != Cadence.ONCE)

    def _choices(self, field: str, choices: list[Any]) -> None:
        editor = self._rows[field].editor
        assert isinstance(editor, ChoiceField)
        editor.set_choices(choices)

    def _take(self, field: str, value: object) -> None:
        if self._task is None:
            return
        fields: dict[str, Any] = {field: value}
        if field == "repeats":
            assert isinstance(value, tuple)
            fields = {"cadence": value[0], "rule": value[1]}
            if value[0] != Cadence.ONCE and self._task.starts_on is None:
                fields["starts_on"] = self._context.workspace.today()
        elif field == "link":
            fields = self._linked(str(value))
        self._context.workspace.do(edit_task, self._task.id, **fields)

    def _linked(self, text: str) -> dict[str, Any]:
        if not text.strip():
            return {"deal_id": None, "account_id": None}
        found = self._context.workspace.ask(named, text.strip(), ("deal", "account"))
        if not found:
            raise Refused(_("Nothing is called “{name}”.").format(name=text.strip()))
        if len(found) > 1 and found[0].name.casefold() != text.strip().casefold():
            names = ", ".join(one.name for one in found)
            raise Refused(_("Which one: {names}?").format(names=names))
        ids = {"deal_id": None, "account_id": None}
        return {**ids, f"{found[0].kind}_id": found[0].id}


def _rhythms(task: TaskRow) -> list[tuple[tuple[Cadence, str], str]]:
    """What the task may follow, what it follows now among them."""
    day: date | None = task.due_on
    keys = [
        (Cadence.ONCE, ""),
        (Cadence.DAILY, ""),
        (Cadence.DAILY, _WEEKDAYS),
        (Cadence.WEEKLY, ""),
        (Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2"),
        (Cadence.MONTHLY, ""),
        (Cadence.QUARTERLY, ""),
    ]
    if task.from_plan:
        # Every working day is what a step says without a rule.
        keys[2] = (Cadence.DAILY, _EVERY_DAY)
    if (task.cadence, task.rule) not in keys:
        keys.append((task.cadence, task.rule))
    return [(key, rhythm_words(*key, day, standing=task.from_plan)) for key in keys]
