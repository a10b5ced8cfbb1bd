"""The customer's people in a deal, and the part each one plays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries.deal import Party
from cockpit.ui.deal.section import Section, line_of
from cockpit.ui.theme import theme
from cockpit.ui.widgets.avatar import Avatar
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.fields import TextField
from cockpit.ui.widgets.fitting import text_width
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Do = Callable[..., Any]

# The field's own frame and space beside its words.
_FRAME = 22
_LEAST_ROLE, _MOST_ROLE = 96, 150


class PeopleSection(Section):
    """``do(action, *args)`` runs an action through the gate; ``deal_id`` says of which deal."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(_("Contacts"), _("Add"), parent)
        self._do, self.deal_id = do, 0
        self._name = TextField(_("Name of the contact"), quiet=False)
        self._name.setAccessibleName(_("Name of the contact"))
        self._name.committed.connect(self._on_named)
        self._name.hide()
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._name)

    def begin(self) -> None:
        """Ask for the name."""
        self._name.set_value("")
        self._name.show()
        self._name.setFocus()

    def begin_role(self) -> None:
        """Ask for the part that the first contact plays; for a contact where there is none."""
        roles = [field for field in self.findChildren(TextField) if field.property("link")]
        shown = [field for field in roles if field.isVisibleTo(self)]
        if shown:
            shown[0].setFocus()
        else:
            self.begin()

    def show_parties(self, deal_id: int, parties: Sequence[Party], *, writable: bool) -> None:
        """Show the contacts."""
        self.deal_id = deal_id
        self.add.setVisible(writable)
        if not self.is_new((deal_id, tuple(parties), writable)):
            return
        self._name.hide()
        self.clear_rows()
        width = _role_width(parties)
        for party in parties:
            self.rows.addWidget(self._row(party, writable, width))

    def _row(self, party: Party, writable: bool, width: int) -> QWidget:
        name = PlainLabel(party.name, "body")
        name.set_hint("\n".join(filter(None, (party.title, party.email, party.phone))))
        role = TextField(_("role"))
        role.set_value(party.role)
        role.setFixedWidth(width)
        role.setAccessibleName(_("Role of {name}").format(name=party.name))
        role.setProperty("link", party.link_id)
        role.setEnabled(writable)
        role.committed.connect(self._on_role)
        cross = IconButton("close", _("Remove {name}").format(name=party.name), size=12)
        cross.setProperty("link", party.link_id)
        cross.setVisible(writable)
        cross.clicked.connect(self._on_removed)
        return line_of(Avatar(party.name), name, role, cross, stretch=1)

    @Slot(object)
    def _on_named(self, name: object) -> None:
        from cockpit.actions.deal_parts import add_contact

        self._try(add_contact, self.deal_id, str(name))

    @Slot(object)
    def _on_role(self, role: object) -> None:
        from cockpit.actions.deal_parts import change_contact

        sender = self.sender()
        if sender is not None:
            self._try(change_contact, int(sender.property("link")), str(role))

    @Slot()
    def _on_removed(self) -> None:
        from cockpit.actions.deal_parts import remove_contact

        sender = self.sender()
        if sender is not None:
            self._try(remove_contact, int(sender.property("link")))

    def _try(self, action: Any, *args: Any) -> None:
        try:
            self._do(action, *args)
        except Refused as no:
            self.refuse(no)
            return
        self.accept()
        self._name.hide()


def _role_width(parties: Sequence[Party]) -> int:
    """Pixels for every role of the list: what the longest needs, and no more than half a line."""
    font, scale = theme().font("body"), max(1.0, theme().text_scale)
    longest = max((text_width(font, party.role or "") for party in parties), default=0)
    return max(_LEAST_ROLE, min(longest + _FRAME, round(_MOST_ROLE * scale)))
