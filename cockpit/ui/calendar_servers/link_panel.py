"""Linking calendars: an address, a user and a password, then the choice of what was found."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries.calendar_sync import linked
from cockpit.ui.calendar_servers.desk import CalendarDesk
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button, PrimaryButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.message import InlineMessage
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _, n_

_WIDTHS = (320, 180, 180)


class LinkPanel(Panel):
    """``refused`` carries a sentence, ``said`` what was done."""

    refused = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, desk: CalendarDesk) -> None:
        super().__init__(_("Link a calendar"))
        self._context, self._desk = context, desk
        self.address = TextField("https://calendar.example.com/dav/", quiet=False)
        self.user = TextField(_("User name"), quiet=False)
        self.password = TextField("", quiet=False)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.look = Button(_("Find calendars"), icon="search")
        self.message = InlineMessage("info", "")
        self.message.hide()
        self.checks: list[Check] = []
        self._found: list[tuple[str, str]] = []
        # What the calendars were found with; what is typed afterwards is another account.
        self._account = ("", "", "")
        self.way = ChoiceField([(False, _("Read only")), (True, _("Both ways"))], quiet=False)
        self.way.committed.connect(self.way.accept)
        self.way.set_value(False)
        self.link = PrimaryButton(_("Link"))
        self._choices = QWidget()
        self._list = QVBoxLayout()
        self._lay_out()
        self.look.clicked.connect(self._on_find)
        self.password.returnPressed.connect(self._on_find)
        self.link.clicked.connect(self._on_link)

    def _lay_out(self) -> None:
        hint = _(
            "Any CalDAV server. The password goes into this system’s keyring and nowhere else."
        )
        self.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        fields = (self.address, self.user, self.password)
        titles = (_("Address"), _("User"), _("Password"))
        for title, field, width in zip(titles, fields, _WIDTHS, strict=True):
            cell = QVBoxLayout()
            cell.setSpacing(2)
            field.setMaximumWidth(width)
            # As high as the button beside them.
            field.setMinimumHeight(self.look.sizeHint().height())
            cell.addWidget(FormLabel(title, field))
            cell.addWidget(field)
            row.addLayout(cell, width)
        cell = QVBoxLayout()
        cell.addStretch(1)
        cell.addWidget(self.look)
        row.addLayout(cell)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.message)
        column = QVBoxLayout(self._choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._list)
        below = QHBoxLayout()
        below.addWidget(FormLabel(_("Changes go"), self.way))
        below.addWidget(self.way)
        below.addWidget(self.link)
        below.addStretch(1)
        column.addLayout(below)
        self._choices.hide()
        self.body.addWidget(self._choices)

    # Finding

    @Slot()
    def _on_find(self) -> None:
        self._account = (self.address.text().strip(), self.user.text().strip(),
                         self.password.text())  # fmt: skip
        if not all(self._account):
            self._say("warn", _("An address, a user name and a password are needed."))
            return
        self.look.setEnabled(False)
        self._say("info", _("Asking the server…"))
        self._desk.find(*self._account, self._on_found, self._on_trouble)

    @Slot(object)
    def _on_found(self, found: list[tuple[str, str]]) -> None:
        self.look.setEnabled(True)
        for check in self.checks:
            self._list.removeWidget(check)
            check.deleteLater()
        user = self._account[1]
        followed = {one.url for one in self._context.workspace.ask(linked) if one.user == user}
        self._found = [one for one in found if one[1] not in followed]
        self.checks = [Check(name) for name, _url in self._found]
        for check in self.checks:
            check.setChecked(len(self._found) == 1)
            self._list.addWidget(check)
        self._choices.setVisible(bool(self._found))
        if not found:
            self._say("warn", _("The account has no calendars."))
        elif not self._found:
            # The password was typed anew for calendars that are linked already.
            self._desk.keep_password(found[0][1], user, self._account[2],
                                     self._on_kept, self._on_not_kept)  # fmt: skip
        else:
            self._say("good", n_("{n} calendar found.", "{n} calendars found.", len(self._found)))

    @Slot(object)
    def _on_trouble(self, trouble: object) -> None:
        self.look.setEnabled(True)
        self._choices.hide()
        self._say("error", str(trouble))

    # Linking

    @Slot()
    def _on_link(self) -> None:
        chosen = [
            one for one, check in zip(self._found, self.checks, strict=True) if check.isChecked()
        ]
        if not chosen:
            self._say("warn", _("Tick the calendars to link."))
            return
        address, user, password = self._account
        self.link.setEnabled(False)
        try:
            self._desk.link(chosen, user, writes=self.way.value() is True)
        except Refused as refusal:
            self.link.setEnabled(True)
            self._say("error", str(refusal))
            return
        self._desk.keep_password(chosen[0][1] or address, user, password,
                                 self._on_kept, self._on_not_kept)  # fmt: skip

    @Slot(object)
    def _on_kept(self, _nothing: object) -> None:
        self._forget_typed()
        self._say("good", _("Linked; the password is in the keyring."))
        self._desk.ask_now()

    @Slot(object)
    def _on_not_kept(self, trouble: object) -> None:
        self._forget_typed()
        said = _("Linked, but {why}. It is known until Cockpit closes; then type it again here.")
        self._say("warn", said.format(why=str(trouble).rstrip(".")))
        self._desk.ask_now()

    def _forget_typed(self) -> None:
        self._account = ("", "", "")
        self.password.clear()
        self.password.set_value("")
        self.link.setEnabled(True)
        self._choices.hide()

    def _say(self, kind: str, sentence: str) -> None:
        self.message.say(kind, sentence)
        self.message.show()
