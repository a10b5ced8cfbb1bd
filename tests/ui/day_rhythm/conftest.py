"""The pages of the day over a small team with a past, each in a real window with its keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cockpit.ui.commands import Command, Commands
from tests.ui.day.conftest import context, filled, relay, template

__all__ = ["context", "filled", "relay", "template"]

Shower = Callable[[QWidget, Sequence[Command], str], None]


@pytest.fixture
def on_screen(qtbot: QtBot) -> Shower:
    """Puts a page on screen and installs its keys."""

    def show(page: QWidget, commands: Sequence[Command], key: str) -> None:
        known = Commands(page)
        qtbot.addWidget(page)
        page.resize(1300, 800)
        known.register(commands)
        known.settle(page, key)
        with qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.setFocus()

    return show
