"""A menu is whole but for its corners, at any size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QBitmap, QColor, QGuiApplication, QResizeEvent
from pytestqt.qtbot import QtBot

from cockpit.ui.theme import theme
from cockpit.ui.theme.tokens import RADIUS_CARD
from cockpit.ui.widgets.menu import Entry, Menu
from cockpit.ui.widgets.round_corners import shape


def test_only_the_corners_are_cut(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    theme()
    menu = Menu()
    qtbot.addWidget(menu)
    menu.show_entries([Entry("Open", "open"), Entry("Copy", "copy")])
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    masks: list[QBitmap] = []
    monkeypatch.setattr(menu, "setMask", masks.append)
    menu.resize(200, 100)
    menu.resizeEvent(QResizeEvent(menu.size(), menu.size()))
    assert masks[-1].size() == menu.size()
    picture = shape(menu, RADIUS_CARD).toImage()
    inside = QColor("black")
    for x in (0, 199):
        for y in (0, 99):
            assert picture.pixelColor(x, y) != inside
    for x, y in ((100, 0), (100, 99), (0, 50), (199, 50), (100, 50), (4, 4)):
        assert picture.pixelColor(x, y) == inside
