"""The small team of the day's tests, on the insights page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.plots.library import library
from cockpit.ui.shell.context import Context
from tests.ui.day.conftest import context, filled, relay, template
from tests.ui.insights.looking import Settle

__all__ = ["context", "filled", "relay", "template"]


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Threads that are over when the test is."""
    made = Background()
    yield made
    made.stop()


@pytest.fixture
def page(
    context: Context,
    relay: ChangeRelay,
    background: Background,
    qtbot: QtBot,
) -> InsightsPage:
    """The page with its first figure on screen; the list fills meanwhile."""
    view = InsightsPage(context, relay, background)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    with qtbot.waitExposed(view):
        view.show()
    qtbot.waitUntil(lambda: view.rows.found() is not None, timeout=20_000)
    qtbot.waitUntil(lambda: library().is_here, timeout=20_000)
    return view


@pytest.fixture
def settle(page: InsightsPage, qtbot: QtBot) -> Settle:
    """Waits until what was asked is on screen."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not page.inquiry._open, timeout=20_000)

    return wait
