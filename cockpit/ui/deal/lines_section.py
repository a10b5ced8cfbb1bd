"""What is in a deal: product lines with quantity and price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from cockpit.domain.refusal import Refused
from cockpit.queries.deal import Line
from cockpit.ui.deal.section import Section, line_of
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import MoneyField, TextField
from cockpit.ui.widgets.figures import money, number
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Do = Callable[..., Any]


class QuantityField(TextField):
    """How many."""

    def read(self, text: str) -> object:
        """A number above zero."""
        try:
            return float(text.replace(",", "."))
        except ValueError:
            raise ValueError(_("“{text}” is not a number.").format(text=text)) from None

    def write(self, value: object) -> str:
        """Without needless decimals."""
        return number(value, 0 if value == int(value) else 2) if isinstance(value, float) else ""


class LinesSection(Section):
    """``do(action, *args, **fields)`` runs an action through the gate."""

    def __init__(self, do: Do, parent: QWidget | None = None) -> None:
        super().__init__(_("Product lines"), _("Add"), parent)
        self._do, self.deal_id, self._currency = do, 0, "USD"
        self._product = ChoiceField(quiet=False)
        self._product.setAccessibleName(_("Product of the new line"))
        self._product.committed.connect(self._on_product)
        self._product.hide()
        self._total = PlainLabel("", "small", "dim")
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self._total)
        layout.addWidget(self._product)

    def begin(self) -> None:
        """Ask which product."""
        self._product.set_value(None)
        self._product.show()
        self._product.setFocus()

    def offer(self, products: Sequence[tuple[int, str]]) -> None:
        """The products there are."""
        self._product.set_choices(list(products))

    def show_lines(
        self, deal_id: int, currency: str, lines: Sequence[Line], *, writable: bool
    ) -> None:
        """Show the lines and what they come to."""
        self.deal_id, self._currency = deal_id, currency
        self.add.setVisible(writable)
        if not self.is_new((deal_id, currency, tuple(lines), writable)):
            return
        self._product.hide()
        self.clear_rows()
        for line in lines:
            self.rows.addWidget(self._row(line, writable))
        total = sum(round(line.quantity * (line.net_price or 0)) for line in lines)
        self._total.setText(_("Lines come to {sum}").format(sum=money(total, currency)))
        self._total.setVisible(len(lines) > 1)

    def _row(self, line: Line, writable: bool) -> QWidget:
        name = PlainLabel(line.product or line.text, "body")
        quantity = QuantityField()
        quantity.set_value(line.quantity)
        quantity.setFixedWidth(52)
        price = MoneyField(self._currency)
        price.set_value(line.net_price)
        price.setFixedWidth(86)
        said = line.product or line.text
        for field, editor, title in (
            ("quantity", quantity, _("Quantity of {line}")),
            ("net_price", price, _("Price of {line}")),
        ):
            editor.setAccessibleName(title.format(line=said))
            editor.setProperty("line", line.id)
            editor.setProperty("field", field)
            editor.setEnabled(writable)
            editor.committed.connect(self._on_edited)
            editor.refused.connect(self._on_refused)
        cross = IconButton("close", _("Remove {line}").format(line=said), size=12)
        cross.setProperty("line", line.id)
        cross.setVisible(writable)
        cross.clicked.connect(self._on_removed)
        return line_of(name, quantity, price, cross)

    @Slot(object)
    def _on_product(self, product: object) -> None:
        from cockpit.actions.deal_parts import add_line

        self._try(add_line, self.deal_id, product_id=product)

    @Slot(object)
    def _on_edited(self, value: object) -> None:
        from cockpit.actions.deal_parts import change_line

        sender = self.sender()
        if sender is not None:
            fields = {str(sender.property("field")): value}
            self._try(change_line, int(sender.property("line")), **fields)

    @Slot()
    def _on_removed(self) -> None:
        from cockpit.actions.deal_parts import remove_line

        sender = self.sender()
        if sender is not None:
            self._try(remove_line, int(sender.property("line")))

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self.refuse(Refused(sentence))

    def _try(self, action: Any, *args: Any, **fields: Any) -> None:
        try:
            self._do(action, *args, **fields)
        except Refused as no:
            self.refuse(no)
            return
        self.accept()
        self._product.hide()
