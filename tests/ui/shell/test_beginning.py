"""The window is on screen before anything is loaded for it, and is filled while it answers."""

from __future__ import annotations

import gc
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cockpit.actions.deals import open_deal
from cockpit.app import opening_of
from cockpit.domain.trouble import StoreTrouble
from cockpit.paths import Folder
from cockpit.ui.process.beginning import Beginning
from cockpit.ui.process.collector import Collector
from cockpit.ui.process.opening import Opening
from cockpit.ui.process.single_window import SingleWindow
from cockpit.ui.process.trouble_window import TroubleWindow
from cockpit.ui.shell.ground import Ground
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.window import Window
from cockpit.ui.theme import theme


class Start:
    """A start of the program on a folder, as far as the loop of events."""

    def __init__(self, opening: Opening) -> None:
        self.window = Window(Memory(opening.machine))
        single = SingleWindow(opening.lock)
        self.beginning = Beginning(
            opening, self.window, single, Collector(), demo=False, as_of=None
        )
        self.window.show()
        self.beginning.begin()

    def end(self) -> None:
        """As the program's own end."""
        self.window.close()
        self.beginning.end()
        session = self.beginning._session
        if session is not None:
            session.relay.follow(None)
            session.deleteLater()
        self.window.deleteLater()
        QApplication.processEvents()


@pytest.fixture
def opening(tmp_path: Path, qapp: QApplication) -> Iterator[Opening]:
    yield replace(opening_of(Folder(tmp_path / "data")), machine=tmp_path / "machine.json")
    gc.unfreeze()
    gc.enable()


def test_a_new_folder_begins_with_the_first_run_walk(opening: Opening, qtbot: QtBot) -> None:
    start = Start(opening)
    assert isinstance(start.window.centralWidget(), Ground)
    qtbot.waitUntil(
        lambda: hasattr(start.window, "rail") and start.window.rail.isHidden(), timeout=20_000
    )
    start.window.open("tasks")
    frame = (start.window.rail, start.window.header, start.window.status)
    assert not any(part.isHidden() for part in frame), "a page's key leaves the walk"
    start.end()


def test_the_demo_is_made_beside_the_folder_that_was_named(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(subprocess, "Popen", started.append)
    opening.start_demo()
    assert started[0][-3:] == ["--demo", "--data", str(opening.data)]


def test_the_page_of_last_time_is_opened(opening: Opening, qtbot: QtBot) -> None:
    with_deal(opening)
    Memory(opening.machine).put("window.page", "tasks")
    start = Start(opening)
    qtbot.waitUntil(lambda: getattr(start.window, "_stack", None) is not None, timeout=20_000)
    qtbot.waitUntil(lambda: start.window.current == "tasks", timeout=20_000)
    qtbot.waitUntil(start.window.updatesEnabled, timeout=20_000)
    start.end()


def test_work_in_the_background_waits_until_the_window_is_filled(
    opening: Opening, qtbot: QtBot
) -> None:
    with_deal(opening)
    start = Start(opening)
    begun: list[bool] = []

    def note() -> bool:
        session = start.beginning._session
        if session is not None and not start.window.updatesEnabled():
            begun.extend(
                task.thread_of_work.ident is not None for task in session.background.tasks()
            )
        return hasattr(start.window, "_stack") and start.window.current == "cockpit"

    qtbot.waitUntil(note, timeout=20_000)
    assert not any(begun)
    session = start.beginning._session
    assert session is not None
    qtbot.waitUntil(lambda: not session.background.tasks(), timeout=20_000)
    start.end()


def test_a_folder_that_cannot_be_used_says_so_instead(opening: Opening, qtbot: QtBot) -> None:
    def locked(_day: object) -> None:
        raise StoreTrouble("busy", "Somebody else has the file.")

    start = Start(replace(opening, open=locked))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: start.beginning.code == 3, timeout=20_000)
    told = [one for one in QApplication.topLevelWidgets() if isinstance(one, TroubleWindow)]
    assert [one.isVisible() for one in told] == [True]
    assert not start.window.isVisible()
    told[0].close()
    start.end()


def test_what_nobody_foresaw_reaches_whoever_started_it(opening: Opening, qtbot: QtBot) -> None:
    def broken(_day: object) -> None:
        raise ZeroDivisionError

    start = Start(replace(opening, open=broken))  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: start.beginning.error is not None, timeout=20_000)
    assert isinstance(start.beginning.error, ZeroDivisionError)
    start.end()


def test_what_has_to_be_made_first_is_made_beside_the_window(
    opening: Opening, qtbot: QtBot
) -> None:
    go_on, seen = threading.Event(), []

    def make(told: Callable[[int, int], None]) -> None:
        told(1, 4)
        go_on.wait(120)
        with_deal(opening)

    start = Start(replace(opening, make=make))
    ground = start.window.centralWidget()
    assert isinstance(ground, Ground)
    qtbot.waitUntil(lambda: "25" in ground.accessibleName(), timeout=20_000)
    # A quarter of 240, less its round ends.
    assert 50 < filled(ground) <= 60
    seen.append(start.beginning._session)
    go_on.set()
    qtbot.waitUntil(
        lambda: hasattr(start.window, "_stack") and start.window.current == "cockpit",
        timeout=20_000,
    )
    assert seen == [None]
    session = start.beginning._session
    assert session is not None
    qtbot.waitUntil(lambda: not session.background.tasks(), timeout=20_000)
    start.end()


def filled(ground: Ground) -> int:
    """How many pixels of the bar's middle line are in the accent."""
    picture, accent = ground.grab().toImage(), theme().color("accent")
    middle, across = picture.height() // 2, range(picture.width())
    return max(
        sum(picture.pixelColor(x, y) == accent for x in across) for y in range(middle, middle + 40)
    )


def with_deal(opening: Opening) -> None:
    """The folder is no longer empty."""
    workspace = opening.open(None)
    workspace.do(open_deal, "First", 1, "USD")
    workspace.close()
