"""A new deal in a few words, where it will stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries import board
from cockpit.queries.board import Column
from cockpit.ui.deal.name_field import NameField
from cockpit.ui.widgets.buttons import Button, PrimaryButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, MoneyField, TextField
from cockpit.ui.widgets.form import Form, FormRow
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

_WIDTH = 340


class NewDealPopover(Popover):
    """``made(deal_id)`` once it is in the file."""

    made = Signal(int)

    def __init__(self, context: Context, column: Column, owner: QWidget) -> None:
        super().__init__(_("New deal in {stage}").format(stage=column.name), owner)
        self._context, self._column = context, column
        self._currency = context.workspace.preferences().reporting_currency
        self._values: dict[str, object] = {}
        self._rows: list[FormRow] = []
        self._form = Form()
        self._form.setMinimumWidth(_WIDTH)
        self._add_fields()
        self._refusal = PlainLabel("", "small", "bad", wrap=True)
        self._refusal.hide()
        self.body.addWidget(self._form)
        self.body.addWidget(self._refusal)
        self.body.addLayout(self._buttons())

    def _add_fields(self) -> None:
        ask, today = self._context.workspace.ask, self._context.workspace.today
        nothing: list[tuple[object, str]] = [(None, _("None"))]
        name = TextField(_("What they would buy"), quiet=False)
        self._add("name", _("Name"), name)
        accounts = NameField(self._accounts, _("Type to find"), quiet=False)
        self._add("account_id", _("Account"), accounts)
        products = ChoiceField([*nothing, *ask(board.product_choices)], quiet=False)
        self._add("product_id", _("Product"), products)
        people = ChoiceField([(None, _("Nobody")), *ask(board.people_choices)], quiet=False)
        self._add("owner_id", _("Owner"), people)
        self._add("amount", _("Amount"), MoneyField(self._currency, quiet=False))
        self._add("expected_close", _("Expected close"), DateField(today, quiet=False))
        self._add("next_step", _("Next step"), TextField(quiet=False))

    def _accounts(self) -> list[tuple[int, str]]:
        return self._context.workspace.ask(board.account_choices)

    def _add(self, key: str, title: str, editor: TextField | ChoiceField) -> None:
        row = self._form.add_row(title, editor, _Keeper(self._values, key))
        row.set_value(None)
        self._rows.append(row)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addStretch(1)
        cancel, go = Button(_("Cancel")), PrimaryButton(_("Open deal"))
        cancel.clicked.connect(self.close_now)
        go.clicked.connect(self._on_go)
        line.addWidget(cancel)
        line.addWidget(go)
        return line

    @Slot()
    def _on_go(self) -> None:
        from cockpit.actions.deals import open_deal

        settled = [row.settle() for row in self._rows]
        if not all(settled):
            return
        given = {key: value for key, value in self._values.items() if value is not None}
        name = str(given.pop("name", ""))
        try:
            deal_id = self._context.workspace.do(
                open_deal, name, self._column.stage_id, self._currency, **given
            )
        except Refused as no:
            self._refusal.setText(str(no))
            self._refusal.show()
            self.adjustSize()
            return
        self.close_now()
        self.made.emit(deal_id)


class _Keeper:
    """Puts what a field took among the values."""

    def __init__(self, values: dict[str, object], key: str) -> None:
        self._values, self._key = values, key

    def __call__(self, value: object) -> None:
        self._values[self._key] = value
