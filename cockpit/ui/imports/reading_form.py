"""How a file is read, and the manager's say in it: what it is, order of dates, currency."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from cockpit.ui.imports.wishes import CURRENCY, DATES, KIND, PERIOD, SHEET
from cockpit.ui.theme.tokens import SPACE_8, SPACE_12
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.form import FormLabel
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.wording import _

Choices = Sequence[tuple[object, str]]


class ReadingForm(QWidget):
    """``answered(what, value)``: ``what`` is KIND, SHEET, DATES, CURRENCY or PERIOD; ``kept`` and
    ``taken`` when what the columns become goes to a small file, or comes from one."""

    answered = Signal(str, object)
    kept = Signal()
    taken = Signal()

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
        self._share()

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

    def _share(self) -> None:
        keep, take = LinkButton(_("Save columns…")), LinkButton(_("Load columns…"))
        keep.clicked.connect(self._on_keep)
        take.clicked.connect(self._on_take)
        keep.setToolTip(_("What each column becomes, as a small file for others"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_12)
        row.addWidget(keep)
        row.addWidget(take)
        row.addStretch(1)
        self._grid.addLayout(row, self._grid.rowCount(), 0, 1, 2)

    @Slot()
    def _on_keep(self) -> None:
        self.kept.emit()

    @Slot()
    def _on_take(self) -> None:
        self.taken.emit()

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
