"""One person: the facts, and moving them to another team or manager from a day on."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cockpit.actions.people import edit_person, place_person
from cockpit.domain.people import Role
from cockpit.domain.refusal import Refused
from cockpit.queries.people import MembershipRow, PersonRow, active_people, memberships, teams
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import Button
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.figures import day
from cockpit.ui.widgets.form import Form, FormRow, caps_label
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _


def role_words() -> dict[Role, str]:
    """What a role is called."""
    return {
        Role.REP: _("Rep"),
        Role.MANAGER: _("Manager"),
        Role.SDR: _("SDR"),
        Role.OTHER: _("Other"),
    }


class PersonForm(QWidget):
    """Fields are kept one by one; team and manager together, with the button."""

    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: PersonRow | None = None
        self._place: dict[str, Any] = {"team": None, "manager": None, "from_on": None}
        self._rows: dict[str, FormRow] = {}
        self._form, self._move = Form(), Form()
        self._past = PlainLabel("", "small", "dim", wrap=True)
        self._go = Button(_("Move"))
        self._go.clicked.connect(self._on_move)
        self._build()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._form)
        column.addWidget(caps_label(_("Team and manager")))
        column.addWidget(self._move)
        column.addWidget(self._go, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._past)

    def _build(self) -> None:
        today = self._context.workspace.today
        fields: tuple[tuple[str, str, Any], ...] = (
            ("name", _("Name"), TextField(quiet=False)),
            ("email", _("E-mail"), TextField(quiet=False)),
            ("role", _("Role"), ChoiceField(list(role_words().items()), quiet=False)),
            ("hired_on", _("Hired"), DateField(today, quiet=False)),
            ("quota_from", _("Target from"), DateField(today, quiet=False)),
            ("left_on", _("Left"), DateField(today, quiet=False)),
        )
        for field, title, editor in fields:
            self._rows[field] = self._form.add_row(title, editor, partial(self._take, field))
        places: tuple[tuple[str, str, Any], ...] = (
            ("team", _("Team"), ChoiceField(quiet=False)),
            ("manager", _("Manager"), ChoiceField(quiet=False)),
            ("from_on", _("From"), DateField(today, _("empty: since ever"), quiet=False)),
        )
        for field, title, editor in places:
            self._rows[field] = self._move.add_row(title, editor, partial(self._take_place, field))

    def focus_name(self) -> None:
        """Begin with the name."""
        self._rows["name"].begin()

    def show_person(self, person: PersonRow) -> None:
        """Show a person as they are now."""
        self._person = person
        ask = self._context.workspace.ask
        for field in ("name", "email", "role", "hired_on", "quota_from", "left_on"):
            self._rows[field].set_value(getattr(person, field))
        none: list[tuple[object, str]] = [(None, _("None"))]
        self._choices("team", none + [(team.id, team.name) for team in ask(teams)])
        others = [(one.id, one.name) for one in ask(active_people) if one.id != person.id]
        self._choices("manager", none + list(others))
        self._place = {
            "team": person.team_id, "manager": person.manager_id, "from_on": None,
        }  # fmt: skip
        for field, value in self._place.items():
            self._rows[field].set_value(value)
        past = ask(memberships, person.id)
        self._past.setText("\n".join(_stretch(one) for one in past))
        self._past.setVisible(len(past) > 1)

    def _choices(self, field: str, choices: list[tuple[object, str]]) -> None:
        editor = self._rows[field].editor
        assert isinstance(editor, ChoiceField)
        editor.set_choices(choices)

    def _take(self, field: str, value: object) -> None:
        if self._person is not None:
            self._context.workspace.do(edit_person, self._person.id, **{field: value})

    def _take_place(self, field: str, value: object) -> None:
        self._place[field] = value

    @Slot()
    def _on_move(self) -> None:
        if self._person is None:
            return
        place = self._place
        try:
            self._context.workspace.do(
                place_person, self._person.id, place["team"], place["manager"], place["from_on"]
            )
        except Refused as refusal:
            self.refused.emit(str(refusal))


def _stretch(one: MembershipRow) -> str:
    who = " · ".join(part for part in (one.team, one.manager) if part) or _("nowhere")
    return f"{_day(one.from_on, _('before'))} – {_day(one.to_on, _('now'))}: {who}"


def _day(on: date | None, otherwise: str) -> str:
    return day(on) if on is not None else otherwise
