"""The fields of a deal, edited in place: every change is one step through the gate."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries import board
from cockpit.queries import deal as questions
from cockpit.queries.deal import Sheet
from cockpit.ui.deal.categories import category_choices
from cockpit.ui.deal.name_field import NameField
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, MoneyField, TextField
from cockpit.ui.widgets.figures import money, percent
from cockpit.ui.widgets.form import Form, FormRow
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context

Edit = Callable[[str, object], None]


class PercentField(TextField):
    """A probability; empty is the stage's."""

    def read(self, text: str) -> object:
        """A share of one."""
        plain = text.replace("%", "").replace("\u00a0", "").replace(",", ".").strip()
        if not plain:
            return None
        try:
            return float(plain) / 100
        except ValueError:
            raise ValueError(_("“{text}” is not a percentage.").format(text=text)) from None

    def write(self, value: object) -> str:
        """The share in per cent."""
        return percent(value, 0) if isinstance(value, float) else ""


class FieldsForm(QWidget):
    """``edit(field, value)`` stores a value and may raise Refused; the refusal stands under the
    field it is about. ``main`` holds what is looked at daily, ``rest`` the other fields."""

    def __init__(self, context: Context, edit: Edit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._edit = context, edit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._main, self.rest = Form(), Form()
        column.addWidget(self._main)
        self.rows: dict[str, FormRow] = {}
        self._add_rows()

    def show_sheet(self, sheet: Sheet, *, writable: bool) -> None:
        """Show a deal's values; what is being typed is left alone."""
        worth = self.rows["amount"].editor
        if isinstance(worth, MoneyField):
            worth.set_currency(sheet.currency)
            worth.setPlaceholderText(_estimate(sheet))
        chance = self.rows["probability"].editor
        chance.setPlaceholderText(
            _("{share} from the stage").format(share=percent(sheet.stage_probability, 0))
        )
        account = self.rows["account_id"].editor
        if isinstance(account, NameField):
            account.show_name(sheet.account_id, sheet.account)
        for field, row in self.rows.items():
            row.set_value(getattr(sheet, field))
            row.editor.setEnabled(writable)
        by_hand = sheet.category_source == "manual"
        self.rows["forecast_category"].label.setText(_("Category ✎") if by_hand else _("Category"))
        hint = _("Picked by hand; a move keeps it") if by_hand else _("Set by the stage")
        self.rows["forecast_category"].label.set_hint(hint)
        self.rows["lost_reason"].setVisible(sheet.outcome not in ("open", "won"))
        self.rows["closed_on"].setVisible(not sheet.is_open)
        for field in ("next_step", "next_step_on", "forecast_category", "probability"):
            self.rows[field].setVisible(sheet.is_open)

    def read_choices(self) -> None:
        """Offer people, accounts, products and reasons as the file has them now."""
        ask = self._context.workspace.ask
        reasons = [(reason, reason) for reason in ask(board.lost_reasons)]
        self._offer("owner_id", [(None, _("Nobody")), *ask(board.people_choices)])
        self._offer("product_id", [(None, _("None")), *ask(board.product_choices)])
        self._offer("lost_reason", [("", _("Not said")), *reasons])
        source = self.rows["source"].editor
        if isinstance(source, TextField):
            source.offer(QCompleter(ask(questions.sources), source))

    def _add_rows(self) -> None:
        self._form = self._main
        today = self._context.workspace.today
        currency = self._context.workspace.preferences().reporting_currency
        self._add("amount", _("Amount"), MoneyField(currency))
        self._add("expected_close", _("Expected close"), DateField(today))
        self._add("closed_on", _("Closed on"), DateField(today))
        self._add("lost_reason", _("Reason"), ChoiceField())
        self._add("forecast_category", _("Category"), ChoiceField(category_choices()))
        self._add("next_step", _("Next step"), TextField(_("What happens next")))
        self._add("next_step_on", _("On"), DateField(today))
        self._form = self.rest
        self._add("name", _("Name"), TextField())
        self._add("account_id", _("Account"), NameField(self._accounts, _("None")))
        self._add("owner_id", _("Owner"), ChoiceField())
        self._add("product_id", _("Product"), ChoiceField())
        self._add("probability", _("Probability"), PercentField())
        self._add("source", _("Source"), TextField(_("Where it came from")))
        self._add("competitor", _("Competitor"), TextField(_("Who else is asked")))

    def _accounts(self) -> list[tuple[int, str]]:
        return self._context.workspace.ask(board.account_choices)

    def _add(self, field: str, title: str, editor: TextField | ChoiceField) -> None:
        self.rows[field] = self._form.add_row(title, editor, _Take(field, self._edit))

    def _offer(self, field: str, choices: list[tuple[object, str]]) -> None:
        editor = self.rows[field].editor
        if isinstance(editor, ChoiceField):
            editor.set_choices(choices)


class _Take:
    """Stores what one field was given."""

    def __init__(self, field: str, edit: Edit) -> None:
        self._field, self._edit = field, edit

    def __call__(self, value: object) -> None:
        if self._field == "closed_on" and value is None:
            raise Refused(_("A closed deal keeps its date; move it to an open stage instead."))
        # An empty category is the stage's own.
        from_stage = self._field == "forecast_category" and not value
        self._edit(self._field, None if from_stage else value)


def _estimate(sheet: Sheet) -> str:
    if sheet.list_price is None:
        return _("Not known yet")
    return _("≈ {price} at list").format(price=money(sheet.list_price, sheet.currency))
