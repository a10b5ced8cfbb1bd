"""How the tests of the insights page look at it."""

from __future__ import annotations

from collections.abc import Callable

from cockpit.ui.insights.page import InsightsPage

Settle = Callable[[], None]


def row_count(page: InsightsPage) -> int:
    """How many rows are listed."""
    return page.rows.table.rows.rowCount()


def show(page: InsightsPage, key: str, settle: Settle) -> None:
    """Open a figure or view and wait for it."""
    page.show_metric(key)
    settle()
