"""Where talking points and action items are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from cockpit.ui.people.room import keep_height
from cockpit.ui.widgets.buttons import IconButton
from cockpit.ui.widgets.check import Check
from cockpit.ui.widgets.choice_field import ChoiceField
from cockpit.ui.widgets.fields import DateField, TextField
from cockpit.ui.widgets.form import FormLabel
from cockpit.wording import _


class PointEntry(QWidget):
    """``added(text, theirs, deal id or 0)`` on Enter."""

    added = Signal(str, bool, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deals: Mapping[str, int] = {}
        self.text = TextField(_("Add a talking point"), quiet=False)
        self.text.setAccessibleName(_("Add a talking point"))
        self.deal = TextField(_("About a deal"), quiet=False)
        self.deal.setAccessibleName(_("The deal it is about"))
        self.deal.setFixedWidth(130)
        self.deal.committed.connect(self.deal.accept)
        self.theirs = Check(_("Theirs"))
        keep_height(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.deal)
        row.addWidget(self.theirs)
        self.text.returnPressed.connect(self._on_enter)

    def offer(self, deals: Mapping[str, int]) -> None:
        """Deals that a point may be about, by what they are called."""
        if dict(deals) != dict(self._deals):
            self._deals = dict(deals)
            self.deal.offer(QCompleter(sorted(self._deals), self.deal))

    def begin(self) -> None:
        """Type the next one."""
        self.text.setFocus()

    @Slot()
    def _on_enter(self) -> None:
        text = self.text.text().strip()
        if not text:
            return
        deal = self._deals.get(self.deal.text().strip(), 0)
        theirs = self.theirs.isChecked()
        self.text.accept("")
        self.deal.accept("")
        self.theirs.setChecked(False)
        self.added.emit(text, theirs, deal)


class ActionEntry(QWidget):
    """``added(text, person id or None, day)``: who does what by when."""

    added = Signal(str, object, object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextField(_("Add an action item"), quiet=False)
        self.text.setAccessibleName(_("Add an action item"))
        self.who = ChoiceField(quiet=False)
        self.who.setFixedWidth(112)
        self.who.committed.connect(self.who.set_value)
        self.by = DateField(today, quiet=False)
        self.by.setAccessibleName(_("By when"))
        self.by.setFixedWidth(136)
        self.by.committed.connect(self.by.accept)
        self.go = IconButton("plus", _("Agree on this action item"))
        self.go.clicked.connect(self._on_enter)
        keep_height(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        for widget in (FormLabel(_("Who"), self.who), self.who, self.by, self.go):
            row.addWidget(widget)
        self.text.returnPressed.connect(self._on_enter)

    def offer(self, person_id: int | None, name: str, by: date) -> None:
        """The other one and the manager may do it, within a week at first."""
        choices: list[tuple[object, str]] = [(None, _("Me"))]
        if person_id is not None:
            choices.insert(0, (person_id, name.partition(" ")[0]))
        offered = [self.who.itemText(place) for place in range(self.who.count())]
        if offered != [text for _key, text in choices]:
            self.who.set_value(person_id)
            self.who.set_choices(choices)
            self.by.set_value(by)

    @Slot()
    def _on_enter(self) -> None:
        text = self.text.text().strip()
        try:
            by = self.by.read(self.by.text())
        except ValueError:
            by = None
        if text and isinstance(by, date):
            self.text.accept("")
            self.added.emit(text, self.who.value(), by)
        elif text:
            self.by.setFocus()
