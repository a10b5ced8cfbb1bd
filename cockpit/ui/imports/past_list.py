"""Imports that were made: when, what, how many deals, and whether they were taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cockpit.queries.past_imports import PastImport
from cockpit.ui.theme.tokens import ROW_HEIGHT, SPACE_8
from cockpit.ui.widgets import figures
from cockpit.ui.widgets.buttons import LinkButton
from cockpit.ui.widgets.plain_label import PlainLabel
from cockpit.ui.widgets.table import Table
from cockpit.ui.widgets.table_model import Column
from cockpit.wording import _

_MOST_SEEN = 5


class PastList(QWidget):
    """``undo`` when the newest is to be taken back, ``conflicts`` when those left open are
    wanted."""

    undo = Signal()
    conflicts = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone: tzinfo | None = None
        self._title = PlainLabel(_("Past imports"), "strong")
        self.differ = LinkButton("")
        self.take_back = LinkButton(_("Take the newest back"))
        self.differ.clicked.connect(self._on_conflicts)
        self.take_back.clicked.connect(self._on_undo)
        self.table = Table(self._columns(), name=_("Past imports"), key=_step)
        nothing = _("Nothing has been imported here yet. What comes in is listed here.")
        self._nothing = PlainLabel(nothing, "body", "dim", wrap=True)
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self._title, 1)
        top.addWidget(self.differ)
        top.addWidget(self.take_back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addWidget(self._nothing)
        column.addWidget(self.table)

    def show_past(self, past: Sequence[PastImport], open_conflicts: int, zone: tzinfo) -> None:
        """Show them, the newest first; times are those of ``zone``."""
        self._zone = zone
        self.table.set_rows(past)
        self.take_back.setVisible(any(one.is_next for one in past))
        differ = _("Fields that differ from the CRM: {n}")
        self.differ.set_text(differ.format(n=figures.count(open_conflicts)))
        self.differ.setVisible(open_conflicts > 0)
        self._nothing.setVisible(not past)
        self.table.setVisible(bool(past))
        rows = min(len(past), _MOST_SEEN)
        self.table.setFixedHeight((rows + 1) * ROW_HEIGHT + 6)

    def _columns(self) -> list[Column]:
        return [
            Column(_("When"), _at, text=self._when, color="dim", width=150),
            Column(_("What"), _what, stretch=True),
            Column(_("New deals"), _deals, text=_deals_text, number=True, width=100),
            Column(_("State"), _state, tone=_tone, width=150),
        ]

    def _when(self, one: PastImport) -> str:
        at = one.at.astimezone(self._zone)
        return f"{figures.day(at.date())}, {figures.clock(at)}"

    @Slot()
    def _on_undo(self) -> None:
        self.undo.emit()

    @Slot()
    def _on_conflicts(self) -> None:
        self.conflicts.emit()


def _step(one: PastImport) -> object:
    return one.step


def _at(one: PastImport) -> object:
    return one.at


def _what(one: PastImport) -> str:
    return one.label[:1].upper() + one.label[1:]


def _deals(one: PastImport) -> int:
    return one.deals


def _deals_text(one: PastImport) -> str:
    return figures.count(one.deals) if one.deals else figures.NOTHING


def _state(one: PastImport) -> str:
    if one.taken_back:
        return _("taken back")
    return _("Ctrl Z takes it back") if one.is_next else _("kept")


def _tone(one: PastImport) -> str:
    return "warn" if one.taken_back else "accent" if one.is_next else "neutral"
