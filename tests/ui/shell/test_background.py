"""Long work never blocks the window; its answers arrive in the GUI thread, exactly once."""

from __future__ import annotations

import threading
import time

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer, Slot

from cockpit.ui import background as background_module
from cockpit.ui.background import SHOWN_AFTER_MS, Background, Progress


class Witness(QObject):
    """Writes down what it is told, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[object] = []
        self.threads: set[int] = set()

    @Slot(object)
    def take(self, value: object) -> None:
        self.told.append(value)
        self.threads.add(threading.get_ident())

    @Slot()
    def note_cancel(self) -> None:
        self.take("cancelled")


@pytest.fixture
def background(qapp):
    made = Background()
    yield made
    assert made.stop()


def at_once(progress: Progress) -> None:
    progress(1.0)


def until_cancelled(progress: Progress) -> None:
    while True:
        progress(0.5, "turning")
        time.sleep(0.005)


def test_the_result_arrives_in_the_gui_thread(background, qtbot):
    witness, worker = Witness(), []

    def work(progress: Progress) -> int:
        worker.append(threading.get_ident())
        progress(0.5, "half")
        return 42

    task = background.start("Counting", work, done=witness.take)
    reports = []
    task.reported.connect(lambda share, what: reports.append((share, what)))
    qtbot.waitUntil(lambda: bool(witness.told))
    assert witness.told == [42]
    assert witness.threads == {threading.get_ident()}
    assert worker[0] != threading.get_ident()
    assert background.tasks() == []


def test_cancelling_stops_at_the_next_word(background, qtbot):
    witness = Witness()
    task = background.start("Turning", until_cancelled, cancelled=witness.note_cancel)
    task.cancel()
    qtbot.waitUntil(lambda: witness.told == ["cancelled"])
    assert background.tasks() == []


def test_a_failure_goes_to_whoever_asked_or_to_everyone(background, qtbot):
    witness = Witness()

    def work(progress: Progress) -> None:
        raise OSError("disk full")

    background.start("A", work, failed=witness.take)
    qtbot.waitUntil(lambda: len(witness.told) == 1)
    with qtbot.waitSignal(background.trouble) as trouble:
        background.start("B", work)
    assert isinstance(witness.told[0], OSError)
    assert isinstance(trouble.args[0], OSError)


def test_only_long_work_is_shown(background, qtbot, monkeypatch):
    # Longer than short work takes on a busy machine, and cut short as soon as that has ended.
    monkeypatch.setattr(background_module, "SHOWN_AFTER_MS", 600_000)
    with qtbot.assertNotEmitted(background.shown):
        short = background.start("Short", at_once)
        (due,) = short.findChildren(QTimer)
        qtbot.waitUntil(lambda: not background.tasks())
        if shiboken6.isValid(due):
            due.timeout.emit()
    monkeypatch.setattr(background_module, "SHOWN_AFTER_MS", SHOWN_AFTER_MS)
    with qtbot.waitSignal(background.shown) as shown:
        task = background.start("Long", until_cancelled)
    assert shown.args == [task]


def test_the_status_bar_shows_long_work_and_cancels_it(stage, qtbot):
    witness = Witness()
    strip = stage.window.status._work
    stage.background.start("Import deals.csv", until_cancelled, cancelled=witness.note_cancel)
    qtbot.waitUntil(strip.isVisible)
    qtbot.waitUntil(lambda: "turning" in strip._title.text())
    strip._cancel.click()
    qtbot.waitUntil(lambda: witness.told == ["cancelled"])
    qtbot.waitUntil(lambda: not strip.isVisible())


def test_closing_ends_the_work_under_way(qapp):
    background = Background()
    for _i in range(4):
        background.start("Turning", until_cancelled)
    assert background.stop()
    background.deleteLater()


def test_what_is_held_begins_when_the_window_goes_on(background, qtbot):
    witness = Witness()
    background.hold()
    task = background.start("Waiting", at_once, done=witness.take)
    other = background.start("Waiting too", at_once, done=witness.take)
    qtbot.wait(60)
    assert task.thread_of_work.ident is None
    assert other.thread_of_work.ident is None
    background.go_on()
    qtbot.waitUntil(lambda: witness.told == [None, None])


def test_the_end_of_the_last_task_is_told_once(background, qtbot):
    rests: list[int] = []
    background.rested.connect(lambda: rests.append(len(background.tasks())))
    for number in range(3):
        background.start(f"Task {number}", at_once)
    qtbot.waitUntil(lambda: not background.tasks())
    assert rests == [0]
