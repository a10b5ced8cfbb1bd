"""Garbage is looked for in the window's thread, never while something goes on."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cockpit.ui.background import Background, Progress
from cockpit.ui.process.collector import Collector
from cockpit.ui.process.session import Session


class Ring:
    """Holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.me = self


class _Stand(QObject):
    """What the collector knows of a session."""

    settled = Signal()
    loaded = Signal()
    committed = Signal(object)
    page_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.background = Background(self)
        self.relay = SimpleNamespace(committed=self.committed)
        self.window = SimpleNamespace(page_shown=self.page_shown)


@pytest.fixture
def stand(qapp: QApplication) -> Iterator[_Stand]:
    made = _Stand()
    collector = Collector()
    collector._quiet.setInterval(1)
    collector.follow(cast("Session", made))
    yield made
    gc.unfreeze()
    gc.enable()


def dropped() -> weakref.ref[Ring]:
    """A ring that nobody holds any more."""
    return weakref.ref(Ring())


def is_gone(ring: weakref.ref[Ring]) -> bool:
    """Whether it was freed."""
    return ring() is None


def test_nothing_is_looked_for_by_itself(stand: _Stand) -> None:
    assert not gc.isenabled()


def test_what_settled_stays_unseen_and_later_garbage_is_found(stand: _Stand, qtbot: QtBot) -> None:
    stand.settled.emit()
    assert gc.get_freeze_count() > 1_000
    ring = dropped()
    qtbot.wait(30)
    assert ring() is not None
    stand.committed.emit(None)
    qtbot.waitUntil(lambda: ring() is None)


def test_what_was_loaded_after_the_start_stays_unseen_too(stand: _Stand, qtbot: QtBot) -> None:
    stand.settled.emit()
    before = gc.get_freeze_count()
    lasting = [Ring() for _time in range(100)]
    stand.loaded.emit()
    qtbot.waitUntil(lambda: gc.get_freeze_count() >= before + len(lasting))


def test_rows_of_work_under_way_are_left_alone_until_its_end(stand: _Stand, qtbot: QtBot) -> None:
    stand.settled.emit()
    go_on = threading.Event()

    def work(_progress: Progress) -> None:
        go_on.wait(120)

    stand.background.start("Importing", work)
    ring = dropped()
    stand.committed.emit(None)
    qtbot.wait(40)
    assert ring() is not None
    go_on.set()
    qtbot.waitUntil(lambda: ring() is None)


def test_a_page_shown_for_the_first_time_stays_and_one_shown_again_does_not(
    stand: _Stand, qtbot: QtBot
) -> None:
    stand.settled.emit()
    for expected in (True, False):
        before, kept = gc.get_freeze_count(), [Ring() for _number in range(5_000)]
        ring = dropped()
        stand.page_shown.emit("people")
        qtbot.waitUntil(partial(is_gone, ring))
        assert (gc.get_freeze_count() >= before + len(kept)) is expected
