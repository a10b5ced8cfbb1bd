"""Where the manager is and when their own day begins and ends."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.actions.working_hours import set_working_hours
from cockpit.analysis.meeting_hours import USUAL
from cockpit.queries.working_hours import Whereabouts, whereabouts
from cockpit.ui.shell.context import Context
from cockpit.ui.tasks.task_form import TimeField
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import Editor, Form, FormRow
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Zones = list[tuple[object, str]]


class MyDay(Panel):
    """The same that the people page keeps of everybody, of *me*; each change is one step."""

    def __init__(
        self, context: Context, zones: Zones, width: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("My own day"), parent=parent)
        self._context = context
        self.rows: dict[str, FormRow] = {}
        form = Form()
        form.setMaximumWidth(width)
        editors: dict[str, tuple[str, Editor, str]] = {
            "zone": (_("My time zone"), ChoiceField(zones, quiet=False),
                     _("Meetings of people elsewhere are told by this clock too.")),
            "begins": (_("From"), TimeField(USUAL[0], quiet=False), ""),
            "ends": (_("To"), TimeField(USUAL[1], quiet=False),
                     _("What lies outside is quiet in the calendar; a clock left running is asked "
                       "about when the day has ended.")),
        }  # fmt: skip
        for key, (title, editor, about) in editors.items():
            self.rows[key] = form.add_row(title, editor, partial(self._take, key))
            if about:
                hint = PlainLabel(about, "small", "dim", wrap=True)
                hint.setContentsMargins(120, 0, 0, 8)
                editor.setAccessibleDescription(about)
                form.add_widget(hint)
        self._nobody = PlainLabel(_("Say who you are first: “I am”, above."), "small", "dim")
        self.body.addWidget(self._nobody)
        line = QHBoxLayout()
        line.addWidget(form, 1)
        line.addStretch()
        self.body.addLayout(line)

    def refresh(self) -> None:
        """Show what is known of me; without a zone of my own it is this machine's."""
        workspace = self._context.workspace
        me = workspace.preferences().me
        kept = self._kept()
        here = workspace.here().key.replace("_", " ")
        machine = _("This machine’s, now {zone}").format(zone=here)
        editor = self.rows["zone"].editor
        if isinstance(editor, ChoiceField):
            editor.setItemText(0, machine)
        for key, row in self.rows.items():
            row.set_value(getattr(kept, key))
            row.editor.setEnabled(me is not None)
        self._nobody.setVisible(me is None)

    def _kept(self) -> Whereabouts:
        workspace = self._context.workspace
        me = workspace.preferences().me
        return workspace.ask(whereabouts).get(me or 0, Whereabouts())

    def _take(self, key: str, value: object) -> None:
        workspace = self._context.workspace
        me, kept = workspace.preferences().me, self._kept()
        if me is None:
            return
        told = {"zone": kept.zone, "begins": kept.begins, "ends": kept.ends, key: str(value or "")}
        # One time alone says nothing: the other is the usual one.
        if key != "zone" and value:
            told["begins"] = told["begins"] or USUAL[0]
            told["ends"] = told["ends"] or USUAL[1]
        elif key != "zone":
            told["begins"] = told["ends"] = ""
        workspace.do(set_working_hours, me, told["zone"], told["begins"], told["ends"])
