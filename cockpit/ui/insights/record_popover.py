"""A lead, a call, an activity, a rating or a shift in full, where there is no page of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from cockpit.queries.record_card import RecordCard, record_card
from cockpit.ui.insights.asking import RowShown
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.figures import long_day, number
from cockpit.ui.widgets.form import Form
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

_WIDE = 340


class RecordPopover(Popover):
    """``opened(kind, id)`` for the deal, the account or the person that it belongs to."""

    opened = Signal(str, int)

    def __init__(self, kind: str, found: RecordCard | None, owner: QWidget) -> None:
        super().__init__(_titles()[kind], owner)
        form = Form()
        form.setFixedWidth(_WIDE)
        if found is None:
            self.body.addWidget(PlainLabel(_("It is not kept any more."), "body", "dim"))
            return
        for title, value in found.facts:
            form.add_fact(title, _words(value))
        self.body.addWidget(form)
        ways = (
            ("deal", found.deal_id, _("Open the deal")),
            ("account", found.account_id, _("Open the account")),
            ("person", found.person_id, _("Open the person")),
        )
        for way, row_id, verb in ways:
            if row_id:
                link = LinkButton(verb)
                link.setProperty("way", way)
                link.setProperty("row", row_id)
                link.clicked.connect(self._on_link)
                self.body.addWidget(link)

    @Slot()
    def _on_link(self) -> None:
        link = self.sender()
        way, row_id = str(link.property("way")), int(link.property("row"))
        self.close_now()
        self.opened.emit(way, row_id)


def open_record(workspace: Workspace, shown: RowShown, anchor: QWidget) -> RecordPopover:
    """Open the record of a row over the table it stands in."""
    found = workspace.ask(record_card, shown.row.kind, shown.row.deal_id)
    popover = RecordPopover(shown.row.kind, found, anchor)
    popover.open_at(anchor)
    return popover


def _titles() -> dict[str, str]:
    return {
        "lead": _("Lead"),
        "call": _("Call"),
        "activity": _("Activity"),
        "survey_answer": _("Rating"),
        "shift": _("Shift"),
    }


def _words(value: str | float | bool | date) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, str):
        return value
    return number(value, 0 if float(value).is_integer() else 1)
