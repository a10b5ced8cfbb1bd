"""Twelve tiles with a year's line each, painted from their texts."""

from __future__ import annotations

from statistics import median

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING
from cockpit.ui.kpis.question import Question
from cockpit.ui.kpis.tile import Tile
from cockpit.ui.kpis.tile_words import tile_text
from cockpit.ui.kpis.year_line import year_of
from tests.bench.figures import QUARTER, opened
from tests.bench.line import Line, at_most, timed
from tests.demo_files import TODAY

_COUNT = 12


def lines(deals: int) -> list[Line]:
    """Painting all twelve anew, and asking twelve that did not change to show the same."""
    app = QApplication.instance() or QApplication([])
    workspace = opened(deals)
    facts = workspace.facts()
    keys = list(METRICS)[:_COUNT]
    asked = Question(QUARTER, TODAY, EVERYTHING)
    years = year_of(facts, keys, asked)
    texts = [tile_text(facts, key, METRICS, asked).with_spark(tuple(years[key])) for key in keys]
    strip = QWidget()
    tiles = [Tile(strip) for _key in keys]
    for at, tile in enumerate(tiles):
        tile.setGeometry(at % 6 * 210, at // 6 * 110, 200, 100)
    strip.resize(1280, 240)
    strip.show()
    QApplication.processEvents()

    def anew() -> None:
        for tile, text in zip(tiles, texts, strict=True):
            tile.show_text(None)
            tile.show_text(text)
        strip.repaint()

    picture = QPixmap(200, 100)

    def limit() -> None:
        target = QPixmap(strip.size())
        painter = QPainter(target)
        for tile in tiles:
            painter.drawPixmap(QPoint(tile.x(), tile.y()), picture)
        painter.end()

    value, least = median(timed(anew, 30)), median(timed(limit, 30))
    unchanged = [tile.show_text(text) for tile, text in zip(tiles, texts, strict=True)]
    strip.close()
    workspace.close()
    del app
    return [
        at_most(f"twelve tiles with their lines, {deals:,} deals", value, least, 16),
        Line(
            "tiles repainted without a change", sum(unchanged), 0, "0", not any(unchanged), "tiles"
        ),
    ]
