"""Fields edited by hand that the CRM sees differently: mine, theirs, and the choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.domain.conflicts import ConflictState
from cockpit.ui.imports.conflict_words import ConflictLine
from cockpit.ui.theme.tokens import SPACE_8
from cockpit.ui.widgets.buttons import Button, LinkButton
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _, n_

_TONES = {ConflictState.MINE: "neutral", ConflictState.THEIRS: "accent"}


class ConflictTable(QWidget):
    """``decided(keys, theirs)`` for the rows chosen, or for all when none is; M and T do so too.
    ``left`` when the manager goes back."""

    decided = Signal(list, bool)
    left = Signal()

    def __init__(self, *, way_back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = PlainLabel("", "body", "dim", wrap=True)
        nothing = _("Nothing differs: the CRM says what is here.")
        self.table = _Lines(_columns(), name=_("Fields that differ"), empty=nothing, key=_key)
        self.mine, self.theirs = Button(""), Button("")
        self.mine.clicked.connect(self._on_mine)
        self.theirs.clicked.connect(self._on_theirs)
        self.table.letter.connect(self._on_letter)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addWidget(self._about, 1)
        back = LinkButton(_("Back"))
        back.clicked.connect(self._on_back)
        back.setVisible(way_back)
        buttons.addWidget(back)
        buttons.addWidget(self.mine)
        buttons.addWidget(self.theirs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(buttons)
        column.addWidget(self.table, 1)
        self._show_verbs()

    def show_conflicts(self, lines: Sequence[ConflictLine], about: str) -> None:
        """Show these under a sentence of what happens to them."""
        self._about.setText(about)
        self.table.set_rows(lines)
        self._show_verbs()

    def _keys(self) -> list[object]:
        chosen = self.table.chosen_rows() or self.table.rows.rows()
        return [line.key for line in chosen]

    def _show_verbs(self) -> None:
        chosen, many = len(self.table.chosen_rows()), self.table.rows.rowCount()
        if chosen:
            mine = n_("Keep mine in {n} row", "Keep mine in {n} rows", chosen)
            theirs = n_("Take theirs in {n} row", "Take theirs in {n} rows", chosen)
        else:
            mine, theirs = _("Keep mine in all"), _("Take theirs in all")
        self.mine.set_text(mine)
        self.theirs.set_text(theirs)
        for button, key in ((self.mine, "M"), (self.theirs, "T")):
            button.setEnabled(many > 0)
            button.setToolTip(key)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self._show_verbs()

    @Slot()
    def _on_back(self) -> None:
        self.left.emit()

    @Slot()
    def _on_mine(self) -> None:
        self.decided.emit(self._keys(), False)

    @Slot()
    def _on_theirs(self) -> None:
        self.decided.emit(self._keys(), True)

    @Slot(str)
    def _on_letter(self, letter: str) -> None:
        if self.table.rows.rowCount():
            self.decided.emit(self._keys(), letter == "T")


class _Lines(Table):
    """The table itself; ``letter`` is M or T pressed in it."""

    letter = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M keeps mine, T takes theirs."""
        letters = {Qt.Key.Key_M: "M", Qt.Key.Key_T: "T"}
        letter = letters.get(Qt.Key(event.key()))
        if letter is not None and not event.modifiers():
            self.letter.emit(letter)
        else:
            super().keyPressEvent(event)


def _columns() -> list[Column]:
    return [
        Column(_("Name"), _name, stretch=True),
        Column(_("Field"), _field, color="dim", width=104),
        Column(_("Mine"), _mine, width=112),
        Column(_("Theirs"), _theirs, width=112),
        Column(_("From"), _since, color="dim", width=130),
        Column(_("Choice"), _choice, tone=_tone, width=104),
    ]


def _key(line: ConflictLine) -> object:
    return line.key


def _name(line: ConflictLine) -> str:
    return line.name


def _field(line: ConflictLine) -> str:
    return line.field


def _mine(line: ConflictLine) -> str:
    return line.mine


def _theirs(line: ConflictLine) -> str:
    return line.theirs


def _since(line: ConflictLine) -> str:
    return line.since


def _choice(line: ConflictLine) -> str:
    said = {ConflictState.MINE: _("keep mine"), ConflictState.THEIRS: _("take theirs")}
    return said.get(line.state) or _("open: mine")


def _tone(line: ConflictLine) -> str:
    return _TONES.get(line.state, "warn")
