"""People: a table of everybody, and the form of the chosen one with where they were when."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from cockpit.actions.people import add_person
from cockpit.analysis.raw import day_number
from cockpit.domain.people import Role
from cockpit.queries.people import PersonRow, people
from cockpit.ui.settings.person_form import PersonForm, role_words
from cockpit.ui.settings.section import Section
from cockpit.ui.settings.teams import TeamsPanel
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_12
from cockpit.ui.widgets.buttons import QuietButton
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_FORM_WIDTH = 380
_LEFT = 4


def _name(person: PersonRow) -> str:
    return person.name


def _role(person: PersonRow) -> str:
    return role_words()[person.role]


def _team(person: PersonRow) -> str:
    return person.team


def _manager(person: PersonRow) -> str:
    return person.manager


def _left_key(person: PersonRow) -> str:
    return person.left_on.isoformat() if person.left_on else ""


def _left(person: PersonRow) -> str:
    return day(person.left_on) if person.left_on else ""


def _id(person: PersonRow) -> int:
    return person.id


class People(Section):
    """Left everybody, right the chosen one, below the teams."""

    kinds = ("person", "team", "membership")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.table = Table(
            [
                Column(_("Name"), _name, stretch=True, strong=True),
                Column(_("Role"), _role, width=80),
                Column(_("Team"), _team, width=118),
                Column(_("Manager"), _manager, width=122),
                Column(_("Left"), _left_key, text=_left, width=92),
            ],
            name=_("People"),
            empty=_("Nobody yet: import people with their teams, or add them here."),
            key=_id,
        )
        self.table.setMinimumHeight(300)
        self.table.picked.connect(self._on_picked)
        self.form = PersonForm(context)
        self.form.refused.connect(self.refused)
        self.teams = TeamsPanel(context)
        self.teams.refused.connect(self.refused)
        add = QuietButton(_("Add a person"), icon="plus")
        add.clicked.connect(self._on_add)
        left = Panel(_("People"))
        left.add_to_header(add)
        left.body.addWidget(self.table, 1)
        self._right = Panel(" ")
        self._right.setFixedWidth(_FORM_WIDTH)
        self._right.body.addWidget(self.form)
        self._right.body.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(left, 1)
        row.addWidget(self._right)
        self.column.addLayout(row, 3)
        self.column.addWidget(self.teams, 2)

    def refresh(self) -> None:
        """Ask for people and teams again."""
        workspace = self.context.workspace
        rows = workspace.ask(people, day_number(workspace.today()))
        self.table.set_rows(rows)
        self.table.setColumnHidden(_LEFT, all(row.left_on is None for row in rows))
        chosen = self.table.chosen_rows()
        if rows and not chosen:
            self.table.show_row(rows[0].id)
        elif chosen:
            self._on_picked(next((row for row in rows if row.id == chosen[0].id), rows[0]))
        self._right.setVisible(bool(rows))
        self.teams.refresh()

    @Slot(object)
    def _on_picked(self, person: PersonRow) -> None:
        self._right.title.setText(person.name)
        self.form.show_person(person)

    @Slot()
    def _on_add(self) -> None:
        added = self.do(add_person, _("New person"), role=Role.REP)
        if added is not None:
            self.refresh()
            self.table.show_row(added)
            self.form.focus_name()
