"""A window with a desk of reminders on it, over a real file and clocks that a test turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cockpit.actions.preferences import set_preference
from cockpit.actions.reminder_claims import claim_due, mark_shown
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.actions.tasks import add_task, archive_task
from cockpit.domain.reminders import Ring
from cockpit.jobs.desktop_bus import Answered, DesktopBus, Locked, Notification
from cockpit.queries.reminders import ReminderRow, inbox
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.commands import Commands
from cockpit.ui.mailbox import mailbox
from cockpit.ui.reminders.desk import ReminderDesk
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.memory import Memory
from cockpit.ui.shell.window import Window
from cockpit.workspace import Workspace
from tests.conftest import Clock

MADRID = "Europe/Madrid"


class Post(DesktopBus):
    """A desktop that writes down what it is told."""

    def __init__(self) -> None:
        super().__init__(lambda _told: None)
        self.sent: list[Notification] = []
        self.withdrawn: list[str] = []

    def start(self) -> None:
        """Nothing to connect to."""

    def stop(self) -> None:
        """Nothing to leave."""

    def notify(self, notification: Notification) -> None:
        self.sent.append(notification)

    def withdraw(self, key: str) -> None:
        self.withdrawn.append(key)


class Ringer:
    """An alarm that a test rings."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace, self.well, self.hand_over = workspace, True, None
        self.confirmed: list[int] = []

    def start(self) -> None:
        """It begins when a test says so."""

    def stop(self) -> None:
        """It ends by itself."""

    def beat(self) -> None:
        """Nobody looks."""

    def is_well(self) -> bool:
        return self.well

    def shown(self, ids: Sequence[int]) -> None:
        self.confirmed += ids
        self.workspace.tend(mark_shown, list(ids), "test")


class Office:
    """The window, its desk, what was sent to the desktop, and the file behind it. With ``real``
    the desktop is the one of the session's bus, and nothing is written down."""

    def __init__(
        self, workspace: Workspace, clock: Clock, folder: Path, *, real: bool = False
    ) -> None:
        self.workspace, self.clock = workspace, clock
        self.memory = Memory(folder / "machine.json")
        self.window = Window(self.memory).furnish(Context(workspace), Commands())
        self.relay = ChangeRelay(workspace, self.window)
        self.post, self.ringer = Post(), Ringer(workspace)
        self.opened: list[tuple[str, int]] = []
        self.refused: list[str] = []
        desktop = None if real else self.post
        self.desk = ReminderDesk(self.window, self.relay, self._make, desktop)
        self.desk.answers.opened.connect(self._on_opened)
        self.desk.answers.refused.connect(self.refused.append)
        self.window.resize(1280, 800)
        self.window.show()
        self.desk.begin()

    def _make(self, hand_over: object) -> Ringer:
        self.ringer.hand_over = hand_over  # type: ignore[assignment]
        return self.ringer

    def _on_opened(self, kind: str, id: int) -> None:
        self.opened.append((kind, id))

    def task(self, title: str, at: str = "11:00") -> int:
        """A task of today; it is 10:00 in Madrid."""
        id = self.workspace.do(add_task, title, due_on=date(2026, 3, 10), due_time=at)
        self.workspace.tend(bring_up_to_date, MADRID, MADRID)
        return id

    def ring(self, **by: float) -> list[Ring]:
        """Time passes, and what is due rings."""
        self.clock.advance(**by)
        rings = self.workspace.tend(claim_due, "test")
        if rings:
            self.ringer.hand_over(rings)  # type: ignore[misc]
        self.settle()
        return rings

    def settle(self) -> None:
        """Everything that was announced has arrived."""
        self.workspace.tend(bring_up_to_date, MADRID, MADRID)
        for _ in range(3):
            QApplication.processEvents()
        self.relay._pass_on()
        QApplication.processEvents()

    def tell(self, told: Answered | Locked) -> None:
        """The desktop says something."""
        mailbox().post(self.desk._on_heard, told)
        self.settle()

    def inbox(self) -> list[ReminderRow]:
        return self.workspace.ask(inbox)

    def states(self) -> list[str]:
        """Of every reminder, in order."""
        rows = self.workspace.ask(lambda db: db.all("SELECT state FROM reminder ORDER BY id"))
        return [state for (state,) in rows]

    @property
    def count(self) -> int:
        """What the bell shows."""
        return self.window.header.bell.count


def only_what_is_added(workspace: Workspace) -> None:
    """A folder in Madrid without the starting plan and the forecast."""
    workspace.do(set_preference, "forecast_weekday", "")
    workspace.do(set_preference, "business_zone", MADRID)
    for task_id in range(1, 13):
        workspace.do(archive_task, task_id)


@pytest.fixture
def office(workspace: Workspace, clock: Clock, tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    """A desk without the starting plan; it is 10:00 on 10 March in Madrid."""
    only_what_is_added(workspace)
    made = Office(workspace, clock, tmp_path)
    qtbot.addWidget(made.window)
    yield made
    made.desk.end()
    made.relay.follow(None)
