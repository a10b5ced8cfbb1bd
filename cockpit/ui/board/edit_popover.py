"""One change for several chosen deals: owner, expected close or forecast category."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries import board
from cockpit.ui.deal.categories import category_choices
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField
from cockpit.ui.widgets.form import Form
from cockpit.ui.widgets.popover import Popover
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

_WIDTH = 320


class EditPopover(Popover):
    """Each field is stored as it is chosen, for all of the deals, as one step of undo."""

    edited = Signal(object)

    def __init__(
        self, context: Context, deal_ids: Sequence[int], field: str, owner: QWidget
    ) -> None:
        title = n_("Change {n} deal", "Change {n} deals", len(deal_ids))
        super().__init__(title, owner)
        self._context, self._deal_ids = context, tuple(deal_ids)
        form = Form()
        form.setMinimumWidth(_WIDTH)
        workspace = context.workspace
        if field in ("", "owner_id"):
            people = workspace.ask(board.people_choices)
            editor = ChoiceField([(None, _("Nobody")), *people], quiet=False)
            form.add_row(_("Owner"), editor, self._take_owner).set_value(_UNSET)
        if field in ("", "expected_close"):
            form.add_row(
                _("Expected close"), DateField(workspace.today, quiet=False), self._take_close
            )
        if field in ("", "forecast_category"):
            categories = ChoiceField(category_choices(), quiet=False)
            form.add_row(_("Category"), categories, self._take_category)
        self.body.addWidget(form)

    def _take_owner(self, value: object) -> None:
        self._set(owner_id=value)

    def _take_close(self, value: object) -> None:
        if value is None:
            raise Refused(_("Choose a day."))
        self._set(expected_close=value)

    def _take_category(self, value: object) -> None:
        self._set(forecast_category=value or None)

    def _set(self, **fields: object) -> None:
        from cockpit.actions.deals import edit_deals

        self._context.workspace.do(edit_deals, self._deal_ids, **fields)
        self.edited.emit(self._deal_ids)
        self.close_now()


_UNSET = object()
