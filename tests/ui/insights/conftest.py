"""The small team of the day's tests, on the insights page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.shell.context import Context
from tests.ui.day.conftest import context, filled, relay, template

__all__ = ["context", "filled", "relay", "template"]


@pytest.fixture
def page(context: Context, relay: ChangeRelay, qtbot: QtBot) -> InsightsPage:
    """The page, answering at once."""
    view = InsightsPage(context, relay)
    qtbot.addWidget(view)
    view.resize(1300, 760)
    with qtbot.waitExposed(view):
        view.show()
    return view
