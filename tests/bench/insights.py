"""The insights page in a real window: from a click on a figure to its new figure, groups and past,
and the longest time that the window did not answer meanwhile."""

from __future__ import annotations

from statistics import median
from time import perf_counter

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from cockpit.ui.background import Background
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.insights.asking import FoundRows, Headline, Parts, Past
from cockpit.ui.insights.page import InsightsPage
from cockpit.ui.shell.context import Context
from tests.bench.figures import opened
from tests.bench.line import Line, at_most

MOST = 100
_STALL = 50
_KEYS = ("revenue", "win_rate", "average_deal", "open_value", "sales_cycle", "stage_conversion",
         "win_curve", "quota_attainment", "stalled_deals", "portfolio_mix")  # fmt: skip
_PATIENCE_MS = 120_000


class _Clicks:
    """Clicks and looks at the clock as often as the event loop lets it."""

    def __init__(self, page: InsightsPage) -> None:
        self._page, self.stall = page, 0.0
        self._seen: dict[type, float] = {}
        page.inquiry.answered.connect(self._on_answered)

    def _on_answered(self, answer: object) -> None:
        self._seen[type(answer)] = perf_counter()

    def click(self, key: str) -> dict[type, float]:
        """Milliseconds until each kind of answer was on screen; the figure of the list counts."""
        self._seen = {}
        start = last = perf_counter()
        self._page.show_metric(key)
        deadline = QDeadlineTimer(_PATIENCE_MS)
        while FoundRows not in self._seen and not deadline.hasExpired():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            now = perf_counter()
            self.stall, last = max(self.stall, (now - last) * 1000), now
        return {kind: (at - start) * 1000 for kind, at in self._seen.items()}


def lines(deals: int) -> list[Line]:
    """A first round, when the past is not known yet, then one that counts."""
    workspace = opened(deals)
    background = Background()
    try:
        context = Context(workspace)
        page = InsightsPage(context, ChangeRelay(workspace), background)
        page.resize(1360, 800)
        page.show()
        _settle(page, background)
        clicks = _Clicks(page)
        first = [clicks.click(key) for key in _KEYS]
        _settle(page, background)
        again, stalls = [], []
        for key in _KEYS:
            clicks.stall = 0.0
            again.append(clicks.click(key))
            stalls.append(clicks.stall)
        return [
            _line("figure", Headline, first, again, deals),
            _line("groups", Parts, first, again, deals),
            _line("past", Past, first, again, deals),
            at_most(
                f"insights click, longest stall (limit: the worst of them), {deals:,} deals",
                median(stalls),
                max(stalls),
                _STALL,
            ),
        ]
    finally:
        background.stop()
        workspace.close()


def _settle(page: InsightsPage, background: Background) -> None:
    deadline = QDeadlineTimer(_PATIENCE_MS)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
    while background.tasks() and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    assert page.chart.head.reading is not None


def _line(
    name: str,
    kind: type,
    first: list[dict[type, float]],
    again: list[dict[type, float]],
    deals: int,
) -> Line:
    ours = median(one[kind] for one in again)
    limit = median(one[kind] for one in first)
    words = f"insights click, {name}, {deals:,} deals (limit: first time)"
    return at_most(words, ours, limit, MOST)
