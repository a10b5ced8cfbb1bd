"""A scrolling column keeps the width of its content, with its bar and without."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cockpit.ui.theme import theme
from cockpit.ui.widgets.edge_scroll import GUTTER, EdgeScroll


def test_content_keeps_its_width(qtbot: QtBot) -> None:
    theme()
    inside = QWidget()
    inside.setMinimumHeight(100)
    area = EdgeScroll(inside, "Tasks")
    qtbot.addWidget(area)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    assert not area.verticalScrollBar().isVisible()
    assert inside.width() == 300 - GUTTER
    inside.setMinimumHeight(900)
    qtbot.waitUntil(lambda: area.verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: inside.width() == 300 - GUTTER)
    bar = area.verticalScrollBar()
    assert bar.mapTo(area, bar.rect().topLeft()).x() >= inside.width()
