"""What other threads tell arrives in the GUI thread, in order, and only while somebody is there."""

from __future__ import annotations

import threading
from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QObject, Slot

from cockpit.ui.background import Background, Progress
from cockpit.ui.mailbox import mailbox


class Listener(QObject):
    """Writes down what it hears and in which thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.heard: list[object] = []
        self.threads: set[int] = set()

    @Slot(object)
    def hear(self, word: object) -> None:
        self.heard.append(word)
        self.threads.add(threading.get_ident())


def from_another_thread(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


def test_in_order_and_in_the_gui_thread(qtbot):
    listener, post = Listener(), mailbox()
    hear = post.poster(listener.hear)
    from_another_thread(lambda: [hear(number) for number in range(500)])
    assert listener.heard == []
    qtbot.waitUntil(lambda: len(listener.heard) == 500)
    assert listener.heard == list(range(500))
    assert listener.threads == {threading.get_ident()}


def test_who_has_ended_is_told_nothing_and_the_others_all(qtbot):
    post, parent, second = mailbox(), QObject(), Listener()
    first = Listener(parent)

    def tell() -> None:
        for number in range(50):
            post.post(first.hear, number)
            post.post(second.hear, number)

    from_another_thread(tell)
    shiboken6.delete(parent)
    qtbot.waitUntil(lambda: len(second.heard) == 50)
    assert first.heard == []


def test_a_background_may_end_while_its_work_speaks(qtbot):
    """Before, a worker that emitted of its task just then took the process with it."""
    going = threading.Event()
    spoken: list[int] = []

    def chatter(progress: Progress) -> None:
        for number in range(200):
            progress(number / 200, "word")
        spoken.append(1)
        going.wait(0.002)

    for _round in range(60):
        background = Background()
        for _worker in range(3):
            background.start("Chatter", chatter)
        qtbot.wait(16)
        shiboken6.delete(background)
    qtbot.wait(50)
    assert spoken


def test_what_was_cancelled_before_it_began_never_begins(qtbot):
    background, listener = Background(), Listener()
    begun: list[object] = []
    background.start(
        "Late", begun.append, cancelled=lambda: listener.hear("cancelled"), done=listener.hear
    )
    assert background.stop()
    qtbot.waitUntil(lambda: bool(listener.heard))
    assert (listener.heard, begun, background.tasks()) == (["cancelled"], [], [])
