"""The status bar tells what is next today: a task, a meeting or an event, and leads to its page."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from cockpit.actions.meetings import OnTheSpot, begin_meeting, meet_once
from cockpit.domain.meetings import MeetingKind
from cockpit.domain.recurrence import local_time
from cockpit.ui.change_relay import ChangeRelay
from cockpit.ui.process.next_due import NextDue
from cockpit.ui.shell.context import Context
from cockpit.ui.shell.status_bar import StatusBar
from cockpit.ui.widgets.quiet_link import QuietLink
from cockpit.workspace import Workspace
from tests.conftest import Clock


def test_a_meeting_is_next_before_a_later_task(
    filled: Workspace, context: Context, relay: ChangeRelay, clock: Clock, qtbot: QtBot
) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    next_due = NextDue(context, relay, bar, bar)

    def told() -> str:
        shown = [link.text() for link in bar.findChildren(QuietLink) if not link.isHidden()]
        return next((text for text in shown if text.startswith("Next:")), "")

    clock.advance(minutes=5)
    next_due.refresh()
    assert (told(), next_due.page) == ("Next: Pipeline review at 09:30", "tasks")
    ben = filled.ask(lambda db: db.value("SELECT id FROM person WHERE name = 'Ben Novak'"))
    local = local_time("2026-03-10T09:20")
    spot = OnTheSpot(MeetingKind.COACHING, "Call review", local, "UTC", 20, ben)
    meeting = filled.do(meet_once, spot)
    qtbot.waitUntil(lambda: told() == "Next: Call review · Ben Novak at 09:20")
    assert next_due.page == "calendar"
    # One that has begun is not to come any more.
    filled.do(begin_meeting, meeting)
    qtbot.waitUntil(lambda: told() == "Next: Pipeline review at 09:30")
