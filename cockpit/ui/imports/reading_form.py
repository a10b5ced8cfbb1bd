"""How a file is read, and the manager's say in it: what it is, order of dates, currency."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from cockpit.ui.imports.wishes import CURRENCY, DATES, KIND, PERIOD, SHEET
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Choices = Sequence[tuple[object, str]]


class ReadingForm(QWidget):
    """``answered(what, value)``: ``what`` is KIND, SHEET, DATES, CURRENCY or PERIOD."""

    answered = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE_8)
        self._grid.setVerticalSpacing(SPACE_8)
        self._grid.setColumnStretch(1, 1)
        self._title = PlainLabel("", "strong", middle=True)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._fields: dict[str, ChoiceField] = {}
        self._labels: dict[str, FormLabel] = {}
        for what, title in (
            (KIND, _("These are")),
            (SHEET, _("Table")),
            (DATES, _("Dates")),
            (CURRENCY, _("Currency")),
            (PERIOD, _("Period")),
        ):
            self._add(what, title)

    def show_title(self, file: str) -> None:
        """Name the file that is meant."""
        self._title.setText(_("How {file} is read").format(file=file))

    def show_reading(self, what: str, choices: Choices, value: object) -> None:
        """Offer choices and show the one that holds; no choices hide the line."""
        field = self._fields[what]
        field.setVisible(bool(choices))
        self._labels[what].setVisible(bool(choices))
        field.set_choices(choices)
        field.set_value(value)

    def field(self, what: str) -> ChoiceField:
        """The choice of one of them."""
        return self._fields[what]

    def _add(self, what: str, title: str) -> None:
        field = ChoiceField(quiet=False)
        field.setProperty("what", what)
        field.committed.connect(self._on_committed)
        label = FormLabel(title, field)
        row = self._grid.rowCount()
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(field, row, 1)
        self._fields[what], self._labels[what] = field, label

    @Slot(object)
    def _on_committed(self, value: object) -> None:
        field = self.sender()
        if isinstance(field, ChoiceField):
            field.accept(value)
            self.answered.emit(str(field.property("what")), value)
