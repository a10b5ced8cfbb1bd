"""Teams: name, region, and the team they belong to."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.actions.people import add_team, edit_team, remove_team
from cockpit.domain.refusal import Refused
from cockpit.queries.people import TeamRow, teams
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_16
from cockpit.ui.widgets.buttons import IconButton, QuietButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.figures import count
from cockpit.ui.widgets.form import Form, FormRow
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_FORM_WIDTH = 348


def _name(team: TeamRow) -> str:
    return team.name


def _region(team: TeamRow) -> str:
    return team.region


def _people(team: TeamRow) -> int:
    return team.people


def _count(team: TeamRow) -> str:
    return count(team.people)


def _id(team: TeamRow) -> int:
    return team.id


class TeamsPanel(Panel):
    """Left the teams, right the chosen one."""

    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Teams"), parent=parent)
        self._context = context
        self._team: TeamRow | None = None
        self._rows: dict[str, FormRow] = {}
        self.table = Table(
            [
                Column(_("Team"), _name, stretch=True, strong=True),
                Column(_("Region"), _region, width=140),
                Column(_("People"), _people, text=_count, number=True, width=84),
            ],
            name=_("Teams"),
            empty=_("No teams yet: import people with their teams, or add one."),
            key=_id,
        )
        self.table.setMinimumHeight(180)
        self.table.picked.connect(self._on_picked)
        self._form = self._new_form()
        self._form.setFixedWidth(_FORM_WIDTH)
        add = QuietButton(_("Add a team"), icon="plus")
        remove = IconButton("trash", _("Remove the team"))
        add.clicked.connect(self._on_add)
        remove.clicked.connect(self._on_remove)
        self.add_to_header(remove)
        self.add_to_header(add)
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        row.addWidget(self.table, 1)
        row.addWidget(self._form, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row, 1)

    def _new_form(self) -> Form:
        form = Form()
        for field, title, editor in (
            ("name", _("Name"), TextField(quiet=False)),
            ("region", _("Region"), TextField(quiet=False)),
            ("parent_id", _("Part of"), ChoiceField(quiet=False)),
        ):
            self._rows[field] = form.add_row(title, editor, partial(self._take, field))
        return form

    def refresh(self) -> None:
        """Ask for the teams again."""
        rows = self._context.workspace.ask(teams)
        self.table.set_rows(rows)
        chosen = self.table.chosen_rows()
        if rows and not chosen:
            self.table.show_row(rows[0].id)
        elif chosen:
            self._on_picked(next((row for row in rows if row.id == chosen[0].id), rows[0]))
        self._form.setVisible(bool(rows))

    @Slot(object)
    def _on_picked(self, team: TeamRow) -> None:
        self._team = team
        editor = self._rows["parent_id"].editor
        assert isinstance(editor, ChoiceField)
        others = [(row.id, row.name) for row in self.table.rows.rows() if row.id != team.id]
        none: list[tuple[object, str]] = [(None, _("No other team"))]
        editor.set_choices(none + list(others))
        for field, row in self._rows.items():
            row.set_value(getattr(team, field))

    def _take(self, field: str, value: object) -> None:
        if self._team is not None:
            self._context.workspace.do(edit_team, self._team.id, **{field: value})

    def _do(self, action: Any, *arguments: Any) -> Any:
        try:
            return self._context.workspace.do(action, *arguments)
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return None

    @Slot()
    def _on_add(self) -> None:
        added = self._do(add_team, _("New team"))
        if added is not None:
            self.refresh()
            self.table.show_row(added)
            self._rows["name"].begin()

    @Slot()
    def _on_remove(self) -> None:
        if self._team is not None:
            self._do(remove_team, self._team.id)
