"""No page keeps the window from answering once the folder is read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, QTimer, Slot

from tests.demo_files import demo_file
from tests.pace import in_time
from tests.ui.crawl.stand import Stand, turn

PAGES = ("cockpit", "pipeline", "tasks", "insights", "import", "settings")
MOST = 0.25
_ROUNDS = 3


class Stalls(QObject):
    """Looks at the clocks as often as the event loop lets it. What other programs take of the
    machine is on the wall's clock alone, what threads do beside each other on the processor's."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self._last = time.perf_counter(), time.process_time()
        self._timer = QTimer(self, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    @Slot()
    def _look(self) -> None:
        now = time.perf_counter(), time.process_time()
        stood = min(after - before for before, after in zip(self._last, now, strict=True))
        self.longest = max(self.longest, stood)
        self._last = now

    def end(self) -> float:
        """Stop; gives the longest time without an answer, in seconds."""
        self._timer.stop()
        self._look()
        return self.longest


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory, qapp) -> Iterator[Stand]:
    """The window on 9,000 deals, each page shown once."""
    opened = Stand(demo_file(), tmp_path_factory.mktemp("stalls") / "folder")
    for page in PAGES:
        opened.window.open(page)
        opened.wait()
    yield opened
    opened.close()


def longest_stall(stand: Stand, work: Callable[[], object]) -> float:
    """The best of a few rounds, as other programs run on the machine too."""
    found = []
    for _round in range(_ROUNDS):
        stalls = Stalls()
        turn(20)
        work()
        turn(150)
        stand.wait()
        found.append(stalls.end())
        if in_time(found[-1], MOST):
            break
    return min(found)


@pytest.mark.parametrize("page", PAGES)
def test_going_to_a_page_does_not_keep_the_window_waiting(stand, page):
    def go() -> None:
        stand.window.open("settings" if page == "import" else "import")
        turn(20)
        stand.window.open(page)

    assert in_time(longest_stall(stand, go), MOST)


def test_another_period_and_scope_do_not_keep_the_window_waiting(stand):
    context = stand.session.context
    stand.window.open("insights")

    def change() -> None:
        context.set_period("this_year" if context.period_key != "this_year" else "this_quarter")
        context.set_scope("all" if context.scope != "all" else context.scopes()[-1].key)

    assert in_time(longest_stall(stand, change), MOST)


def test_typing_into_the_palette_does_not_keep_the_window_waiting(stand):
    palette = stand.window.overlays.palette

    def look_for() -> None:
        stand.window.overlays.open_palette()
        for end in range(1, 8):
            palette.type_text("galwick"[:end])
            turn(10)
        palette.close_now()

    assert in_time(longest_stall(stand, look_for), MOST)
