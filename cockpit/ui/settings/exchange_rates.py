"""What other currencies were worth, day by day: noting a rate, and taking one out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout

from cockpit.actions.rates import remove_rate, set_rate
from cockpit.queries.rates import RateRow, currencies_without_rate, latest_rates
from cockpit.ui.settings.section import Section
from cockpit.ui.shell.context import Context
from cockpit.ui.widgets.buttons import IconButton, PrimaryButton
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.figures import day, number
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.message import InlineMessage
from cockpit.ui.widgets.panel import Panel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_FIELD, _TABLE = 130, 560
_DECIMALS = 6


class RateField(TextField):
    """A number above zero, with a point or a comma before its decimals."""

    def read(self, text: str) -> object:
        """The number."""
        try:
            return float(text.strip().replace(",", "."))
        except ValueError as error:
            message = _("“{text}” is no rate.").format(text=text.strip())
            raise ValueError(message) from error

    def write(self, value: object) -> str:
        """As it was typed, without needless noughts."""
        return f"{value:.{_DECIMALS}g}" if isinstance(value, float) else ""


def _currency(row: RateRow) -> str:
    return row.currency


def _into(row: RateRow) -> str:
    return row.into


def _on(row: RateRow) -> date:
    return row.on_day


def _day(row: RateRow) -> str:
    return day(row.on_day)


def _rate(row: RateRow) -> float:
    return row.rate


def _rate_text(row: RateRow) -> str:
    return number(row.rate, 4)


def _id(row: RateRow) -> int:
    return row.id


class ExchangeRates(Section):
    """Rates into the reporting currency; imported ones are in the list as well."""

    kinds = ("rate", "setting", "deal")

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.currency = TextField(_("EUR"), quiet=False)
        self.on_day = DateField(context.workspace.today, quiet=False)
        self.rate = RateField(_("1.0834"), quiet=False)
        self.note = PrimaryButton(_("Note the rate"))
        self.missing = InlineMessage("warn", "")
        self._into = PlainLabel("", "body", "dim")
        self.table = Table(
            [
                Column(_("Currency"), _currency, width=110, strong=True),
                Column(_("Worth in"), _into, width=110),
                Column(_("Day"), _on, text=_day, stretch=True),
                Column(_("Rate"), _rate, text=_rate_text, number=True, width=120),
            ],
            name=_("Exchange rates"),
            empty=_("No rates yet. Deals in another currency are counted, but not priced."),
            key=_id,
        )
        self.table.setMinimumHeight(300)
        self.table.setMaximumWidth(_TABLE)
        self._lay_out()

    def _lay_out(self) -> None:
        panel = Panel(_("Exchange rates"))
        hint = _(
            "A deal counts at the rate of the day it closed, an open one at today’s: the nearest"
            " earlier rate within 7 days. Files of rates can be imported too."
        )
        panel.body.addWidget(PlainLabel(hint, "small", "dim", wrap=True))
        panel.body.addWidget(self.missing)
        row = QHBoxLayout()
        for text, field in ((_("One"), self.currency), (_("was worth"), self.rate),
                            (_("on"), self.on_day)):  # fmt: skip
            field.setFixedWidth(_FIELD)
            field.refused.connect(self.refused)
            row.addWidget(FormLabel(text, field))
            row.addWidget(field)
            if field is self.rate:
                row.addWidget(self._into)
        row.addWidget(self.note)
        row.addStretch(1)
        panel.body.addLayout(row)
        remove = IconButton("trash", _("Take the chosen rates out"))
        remove.clicked.connect(self._on_remove)
        panel.add_to_header(remove)
        line = QHBoxLayout()
        line.addWidget(self.table, 1)
        line.addStretch()
        panel.body.addLayout(line, 1)
        self.note.clicked.connect(self._on_note)
        self.rate.returnPressed.connect(self._on_note)
        self.column.addWidget(panel, 1)

    def refresh(self) -> None:
        """Show the rates of now, and which currencies have none."""
        workspace = self.context.workspace
        reporting = workspace.preferences().reporting_currency
        self._into.setText(reporting)
        if self.on_day.value() is None:
            self.on_day.set_value(workspace.today())
        self.table.set_rows(workspace.ask(latest_rates))
        without = workspace.ask(currencies_without_rate, reporting)
        said = _("No rate is known for {codes}: those deals are counted, but not priced.")
        self.missing.say("warn", said.format(codes=", ".join(without)))
        self.missing.setVisible(bool(without))

    @Slot()
    def _on_note(self) -> None:
        try:
            rate, on_day = self.rate.read(self.rate.text()), self.on_day.read(self.on_day.text())
        except ValueError as wrong:
            self.refused.emit(str(wrong))
            return
        workspace = self.context.workspace
        into = workspace.preferences().reporting_currency
        steps = workspace.position
        self.do(set_rate, self.currency.text(), into, on_day, rate)
        if workspace.position != steps:
            self.rate.accept("")
            self.rate.setFocus()

    @Slot()
    def _on_remove(self) -> None:
        for row in self.table.chosen_rows():
            self.do(remove_rate, row.id)
