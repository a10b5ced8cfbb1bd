"""Carries a verb to a line, with the menu or the popover that it may need first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QRect, Qt, Slot

from cockpit.queries.people import active_people
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_form import TaskForm
from cockpit.ui.tasks.task_verbs import TaskVerbs
from cockpit.ui.tasks.task_words import Line
from cockpit.ui.widgets.buttons import QuietButton
from cockpit.ui.widgets.menu import Menu
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.tasks.task_panel import TaskPanel

_EDITOR_WIDTH = 340
_MOST_PEOPLE = 12


class TaskErrands(QObject):
    """One errand at a time: the line it is about is kept until the next one."""

    def __init__(self, context: Context, verbs: TaskVerbs, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._verbs = context, verbs
        self._line: Line | None = None
        self._panel: TaskPanel | None = None

    def run(self, panel: TaskPanel, line: Line, verb: str) -> None:
        """Do it, or ask for what is missing."""
        self._panel, self._line = panel, line
        self._go(verb)

    def _go(self, verb: object) -> None:
        assert self._line is not None
        row = self._line.row
        if verb == "tick":
            self._verbs.tick(row)
        elif verb == "drop":
            self._verbs.drop(row)
        elif verb in ("tomorrow", "next_week"):
            self._verbs.carry(row, self._verbs.carried_to(str(verb)))
        elif verb == "take_back":
            self._verbs.take_back(row)
        elif verb == "open":
            self._verbs.open_link(row.task)
        elif verb == "remove":
            self._verbs.remove(row.task)
        elif verb in ("up", "down"):
            self._move(-1 if verb == "up" else 1)
        else:
            {"menu": self._menu, "edit": self._edit, "delegate": self._delegate}[str(verb)]()

    def _menu(self) -> None:
        assert self._panel is not None
        assert self._line is not None
        menu = Menu(self._go, parent=self._panel)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.show_entries(self._verbs.menu(self._line.row))
        menu.popup(self._panel.list.menu_place())

    def _move(self, step: int) -> None:
        assert self._panel is not None
        assert self._line is not None
        peers = self._panel.peers(self._line)
        ids = list(dict.fromkeys(line.row.task.id for line in peers))
        at = ids.index(self._line.row.task.id)
        if not 0 <= at + step < len(ids):
            self._verbs.refused.emit(
                _("It is at the end of its day and category; edit the task to change those.")
            )
            return
        ids[at], ids[at + step] = ids[at + step], ids[at]
        self._verbs.reorder(ids)

    def _edit(self) -> None:
        assert self._panel is not None
        assert self._line is not None
        popover = Popover("", self._panel)
        form = TaskForm(self._context)
        form.setFixedWidth(_EDITOR_WIDTH)
        form.show_task(self._line.row.task.id)
        form.gone.connect(popover.close_now)
        popover.body.addWidget(form)
        popover.open_at(self._panel.list, self._place())

    def _delegate(self) -> None:
        assert self._panel is not None
        people = self._context.workspace.ask(active_people)
        if not people:
            self._verbs.refused.emit(_("Nobody is known yet; import people or add them."))
            return
        if len(people) > _MOST_PEOPLE:
            self._edit_delegate(people)
            return
        popover = Popover(_("Delegate to"), self._panel)
        for person in people:
            button = QuietButton(person.name)
            button.setProperty("person", person.id)
            button.clicked.connect(self._on_person)
            button.clicked.connect(popover.close_now)
            popover.body.addWidget(button)
        popover.open_at(self._panel.list, self._place())

    def _edit_delegate(self, people: list[Any]) -> None:
        """Too many for buttons: a list to choose from."""
        from cockpit.ui.widgets.choice_field import ChoiceField
        from cockpit.ui.widgets.form import FormLabel

        assert self._panel is not None
        popover = Popover(_("Delegate to"), self._panel)
        field = ChoiceField([(one.id, one.name) for one in people], quiet=False)
        field.setMinimumWidth(240)
        popover.body.addWidget(FormLabel(_("Person"), field))
        popover.body.addWidget(field)
        field.committed.connect(self._on_chosen)
        field.committed.connect(popover.close_now)
        popover.open_at(self._panel.list, self._place())

    @Slot()
    def _on_person(self) -> None:
        button: Any = self.sender()
        self._on_chosen(int(button.property("person")))

    @Slot(object)
    def _on_chosen(self, person_id: int) -> None:
        assert self._line is not None
        self._verbs.delegate(self._line.row, person_id)

    def _place(self) -> QRect:
        assert self._panel is not None
        assert self._line is not None
        view = self._panel.list
        return view.visualRect(view.lines.index(view.lines.place_of(self._line.key) or 0))
