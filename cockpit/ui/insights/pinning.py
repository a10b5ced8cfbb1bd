"""Puts a figure on the strip of the cockpit page, in place of one that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from cockpit.actions.preferences import set_preference
from cockpit.catalog.metrics import METRICS
from cockpit.domain.preferences import DEFAULT_TILES
from cockpit.domain.refusal import Refused
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.ui.shell.context import Context


class PinMenu(QWidget):
    """``said(sentence)`` after it was done, ``refused(sentence)`` when it could not be."""

    said = Signal(str)
    refused = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()
        self._context = context
        self._key = ""
        self.menu = Menu(self._on_place, parent=self)

    def tiles(self) -> list[str]:
        """The figures on the strip."""
        chosen = [key for key in self._context.workspace.preferences().tiles if key in METRICS]
        spare = [key for key in (*DEFAULT_TILES, *METRICS) if key not in chosen]
        return [*chosen, *spare][: len(DEFAULT_TILES)]

    def offer(self, key: str, anchor: QWidget) -> None:
        """Ask which figure gives way; one that is there already says so."""
        self._key, tiles = key, self.tiles()
        title = METRICS[key].title
        if key in tiles:
            self.said.emit(_("{title} is on the strip already.").format(title=title))
            return
        words = _("in place of {other}")
        self.menu.show_entries(
            [Entry(words.format(other=METRICS[tile].title), tile, "bookmark") for tile in tiles]
        )
        self.menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def _on_place(self, tile: object) -> None:
        self.put(self._key, str(tile))

    def put(self, key: str, instead: str) -> None:
        """Put the figure where another one is, as one step that undo takes back."""
        tiles = tuple(key if one == instead else one for one in self.tiles())
        try:
            self._context.workspace.do(set_preference, "tiles", tiles)
        except Refused as no:
            self.refused.emit(str(no))
            return
        self.said.emit(_("{title} is on the strip now.").format(title=METRICS[key].title))
