"""Large lists are emptied in parts; what is no list is left to whoever holds it."""

from __future__ import annotations

import sys
import threading

from cockpit.catalog.importers.giving_back import give_back


def test_lists_are_emptied_and_others_left() -> None:
    long, short, tuple_, nothing = list(range(2_500)), ["a"], (1, 2), None
    give_back(long, short, tuple_, nothing)
    assert (long, short, tuple_) == ([], [], (1, 2))


def test_another_thread_gets_its_turn_meanwhile() -> None:
    seen: list[int] = []
    rows = [(n, str(n)) for n in range(300_000)]
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            seen.append(len(rows))

    watcher = threading.Thread(target=look)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        watcher.start()
        give_back(rows)
    finally:
        done.set()
        watcher.join()
        sys.setswitchinterval(usual)
    assert any(0 < length < 300_000 for length in seen)
