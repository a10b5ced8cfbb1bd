"""The strip of six figures: measured again at once after each change, painted where they differ."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cockpit.actions.preferences import set_preference
from cockpit.domain.changes import Changes
from cockpit.domain.preferences import DEFAULT_TILES
from cockpit.domain.refusal import Refused
from cockpit.ui.background import Background, Progress
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.kpis.live_facts import LiveFacts
from cockpit.ui.kpis.question import Lines, Question
from cockpit.ui.kpis.tile import Tile
from cockpit.ui.kpis.tile_text import TileText
from cockpit.ui.shell.context import Context
from cockpit.ui.theme.tokens import SPACE_12
from cockpit.ui.widgets.menu import SEPARATOR, Entry, Menu
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cockpit.analysis.facts import Facts
    from cockpit.analysis.metric import Metric

TILES = 6
_KINDS = (
    "deal", "deal_version", "stage_visit", "activity", "stage", "quota", "person", "team",
    "membership", "product", "setting", "rate", "lead", "call", "survey_answer", "shift", "goal",
)  # fmt: skip


class KpiStrip(QWidget):
    """``opened(metric key)`` asks for the rows behind a tile; ``refused`` carries a sentence."""

    opened = Signal(str)
    refused = Signal(str)

    def __init__(
        self,
        context: Context,
        relay: ChangeRelay,
        live: LiveFacts,
        background: Background | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._live, self._background = context, live, background
        self._stale, self._drawing, self._again = True, False, False
        self._lines: Lines = {}
        self.tiles = [Tile() for _number in range(TILES)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        for number, tile in enumerate(self.tiles):
            tile.setProperty("number", number)
            tile.clicked.connect(self._on_clicked)
            tile.menu_asked.connect(self._on_menu)
            row.addWidget(tile)
        self.setAccessibleName(_("Figures"))
        relay.committed.connect(self._on_committed)
        live.arrived.connect(self.refresh)
        live.prepare(self._texts)
        context.changed.connect(self.refresh)

    def keys(self) -> list[str]:
        """The metrics on the strip, in order; unknown ones give way to the usual."""
        metrics = _metrics()
        chosen = [key for key in self._context.workspace.preferences().tiles if key in metrics]
        spare = [key for key in (*DEFAULT_TILES, *metrics) if key not in chosen]
        return [*chosen, *spare][:TILES]

    def showEvent(self, event: QShowEvent) -> None:
        """Measure again when something changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    @Slot(object)
    def _on_committed(self, changes: Changes) -> None:
        if changes.deal_ids or changes.touches(*_KINDS):
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Measure the tiles; a hidden strip waits until it is seen."""
        self._stale = not self.isVisible()
        if self._stale:
            return
        facts = self._live.facts()
        if facts is None:
            return
        self._show(facts)
        self._draw(facts)

    def _question(self) -> Question:
        workspace = self._context.workspace
        return Question(self._context.period(), workspace.today(), self._context.filter())

    def _show(self, facts: Facts) -> None:
        for tile, text in zip(self.tiles, self._texts(facts), strict=True):
            tile.show_text(text.with_spark(tuple(self._lines.get(text.key, ()))))

    def _texts(self, facts: Facts) -> list[TileText]:
        """What the tiles say; any thread may ask."""
        from cockpit.ui.kpis.tile_words import tile_text

        asked = self._question()
        return [tile_text(facts, key, _metrics(), asked) for key in self.keys()]

    # The small lines: fifty-two states of the past, worked out beside the GUI the first time

    def _draw(self, facts: Facts) -> None:
        if self._background is None:
            self._on_drawn(_drawn(facts, self.keys(), self._question()))
        elif self._drawing:
            self._again = True
        else:
            self._drawing = True
            work = partial(_drawn, facts, self.keys(), self._question())
            self._background.start(
                _("Drawing the past year"), work, done=self._on_drawn, cancellable=False
            )

    @Slot(object)
    def _on_drawn(self, lines: Lines) -> None:
        self._drawing = False
        self._lines = lines
        for tile, key in zip(self.tiles, self.keys(), strict=True):
            text = tile.shown()
            if text is not None and text.key == key:
                tile.show_text(text.with_spark(tuple(lines.get(key, ()))))
        if self._again:
            self._again = False
            self.refresh()

    # Choosing figures

    @Slot()
    def _on_clicked(self) -> None:
        self.opened.emit(self.keys()[self._number()])

    def _number(self) -> int:
        return int(self.sender().property("number"))

    @Slot()
    def _on_menu(self) -> None:
        number = self._number()
        tile = self.tiles[number]
        menu = Menu(partial(self._choose, number), exclusive=True, parent=tile)
        menu.aboutToHide.connect(menu.deleteLater)
        entries = [Entry(metric.title, key) for key, metric in _metrics().items()]
        moves = [
            Entry(_("Move left"), "<", "arrow-left", enabled=number > 0),
            Entry(_("Move right"), ">", "arrow-right", enabled=number < TILES - 1),
        ]
        menu.show_entries([*entries, SEPARATOR, *moves], self.keys()[number])
        menu.popup(tile.mapToGlobal(QPoint(0, tile.height() + 2)))

    def _choose(self, number: int, key: object) -> None:
        keys = self.keys()
        other = number + {"<": -1, ">": 1}.get(str(key), 0)
        if other == number and key in keys:
            other = keys.index(str(key))
        if other != number:
            keys[number], keys[other] = keys[other], keys[number]
        else:
            keys[number] = str(key)
        self.set_keys(keys)

    def set_keys(self, keys: list[str]) -> None:
        """Put these metrics on the strip, as one step that undo takes back."""
        try:
            self._context.workspace.do(set_preference, "tiles", tuple(keys))
        except Refused as refusal:
            self.refused.emit(str(refusal))


def _metrics() -> Mapping[str, Metric]:
    """Imported when first measured: numbers must not hold up the first paint."""
    from cockpit.catalog.metrics import METRICS

    return METRICS


def _drawn(
    facts: Facts, keys: list[str], asked: Question, _progress: Progress | None = None
) -> Lines:
    from cockpit.ui.kpis.year_line import year_of

    return year_of(facts, keys, asked)
