"""Twelve tiles with a year's line each, painted from their texts."""

from __future__ import annotations

from functools import cache
from statistics import median

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import EVERYTHING
from cockpit.ui.kpis.question import Question
from cockpit.ui.kpis.tile import Tile
from cockpit.ui.kpis.tile_text import TileText
from cockpit.ui.kpis.tile_words import tile_text
from cockpit.ui.kpis.year_line import year_of
from tests.bench.figures import QUARTER, opened
from tests.bench.line import Line, at_most, timed
from tests.demo_files import TODAY

_COUNT = 12


def _shown_strip(count: int) -> tuple[QWidget, list[Tile]]:
    strip = QWidget()
    tiles = [Tile(strip) for _number in range(count)]
    for at, tile in enumerate(tiles):
        tile.setGeometry(at % 6 * 210, at // 6 * 110, 200, 100)
    strip.resize(1280, 240)
    strip.show()
    QApplication.processEvents()
    return strip, tiles


def lines(deals: int) -> list[Line]:
    """Painting all twelve anew, and asking twelve that did not change to show the same."""
    app = QApplication.instance() or QApplication([])
    texts = _texts(deals)
    strip = _strip(len(texts))
    tiles = strip.findChildren(Tile)

    def anew() -> None:
        for tile, text in zip(tiles, texts, strict=True):
            tile.show_text(None)
            tile.show_text(text)
        strip.repaint()

    value = median(timed(anew, 30))
    least = median(timed(lambda: _bare(strip, tiles), 30))
    changed = sum(tile.show_text(text) for tile, text in zip(tiles, texts, strict=True))
    strip.close()
    del app
    return [
        at_most(f"twelve tiles with their lines, {deals:,} deals", value, least, 16),
        Line("tiles repainted without a change", changed, 0, "0", changed == 0, "tiles"),
    ]


def _texts(deals: int) -> list[TileText]:
    workspace = opened(deals)
    facts, keys = workspace.facts(), list(METRICS)[:_COUNT]
    asked = Question(QUARTER, TODAY, EVERYTHING)
    years = year_of(facts, keys, asked)
    texts = [tile_text(facts, key, METRICS, asked).with_spark(tuple(years[key])) for key in keys]
    workspace.close()
    return texts


def _strip(count: int) -> QWidget:
    strip = QWidget()
    for at in range(count):
        Tile(strip).setGeometry(at % 6 * 210, at // 6 * 110, 200, 100)
    strip.resize(1280, 240)
    strip.show()
    QApplication.processEvents()
    return strip


def _bare(strip: QWidget, tiles: list[Tile]) -> None:
    """The limit: as many kept pictures, put where the tiles are."""
    target, picture = QPixmap(strip.size()), _kept_picture()
    painter = QPainter(target)
    for tile in tiles:
        painter.drawPixmap(QPoint(tile.x(), tile.y()), picture)
    painter.end()


@cache
def _kept_picture() -> QPixmap:
    return QPixmap(200, 100)
