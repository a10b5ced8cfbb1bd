"""Every commit reaches the GUI thread: the first at once, a burst as one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from cockpit.domain.changes import Changes
from cockpit.ui.change_relay import PAUSE_MS, ChangeRelay


class Source:
    """A workspace as the relay sees it."""

    def __init__(self) -> None:
        self.listeners: list[Callable[[Changes], None]] = []

    def subscribe(self, listener: Callable[[Changes], None]) -> None:
        self.listeners.append(listener)

    def unsubscribe(self, listener: Callable[[Changes], None]) -> None:
        self.listeners.remove(listener)

    def announce(self, position: int) -> None:
        for listener in self.listeners:
            listener(Changes(position, f"step {position}", updated=frozenset({("deal", position)})))


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def heard(qapp, source):
    relay = ChangeRelay(source)
    heard: list[tuple[Changes, int]] = []
    relay.committed.connect(lambda changes: heard.append((changes, threading.get_ident())))
    yield heard
    relay.follow(None)
    assert source.listeners == []


def test_a_change_is_passed_on_after_the_gesture(source, heard, qtbot):
    source.announce(1)
    assert heard == []
    qtbot.waitUntil(lambda: len(heard) == 1)


def test_a_burst_is_two_words(source, heard, qtbot):
    source.announce(1)
    qtbot.waitUntil(lambda: len(heard) == 1)
    for position in range(2, 500):
        source.announce(position)
    qtbot.waitUntil(lambda: len(heard) == 2)
    qtbot.wait(3 * PAUSE_MS)
    assert len(heard) == 2
    first, rest = heard[0][0], heard[1][0]
    assert first.updated == {("deal", 1)}
    assert rest.updated == {("deal", position) for position in range(2, 500)}
    assert rest.position == 499


def test_nothing_is_lost_from_other_threads(source, heard, qtbot):
    def commit(start: int) -> None:
        for position in range(start, start + 250):
            source.announce(position)

    threads = [threading.Thread(target=commit, args=(1000 * i,)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    expected = {("deal", 1000 * i + j) for i in range(4) for j in range(250)}
    qtbot.waitUntil(lambda: set().union(*(c.updated for c, _t in heard)) == expected)
    assert {thread for _changes, thread in heard} == {threading.get_ident()}


def test_another_workspace_can_be_followed(source, qtbot):
    other: Any = Source()
    relay = ChangeRelay(source)
    relay.follow(other)
    assert source.listeners == []
    with qtbot.waitSignal(relay.committed):
        other.announce(7)


def test_thousands_of_words_do_no_harm(source, heard, qtbot):
    for position in range(5000):
        source.announce(position)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1][0].position == 4999)
