"""What rings is shown where it may be, and every answer reaches the file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from cockpit.domain.work_items import Task
from cockpit.jobs.desktop_bus import Answered, Locked
from cockpit.ui.reminders.card import RingCard
from cockpit.ui.reminders.discretion import PRIVACY, QUIET_FROM, QUIET_TO
from cockpit.ui.reminders.inbox import Inbox
from cockpit.ui.reminders.row import InboxRow
from cockpit.ui.reminders.words import later_choices, when
from cockpit.ui.widgets.buttons import IconButton
from tests.rhythm.conftest import Office

EVIL = 'Call <img src="file:///canary"> & <b>Bo</b>'


def open_inbox(office: Office) -> Inbox:
    office.desk.answers.open_inbox()
    found = office.desk.answers.inbox
    assert found is not None
    return found


def test_one_that_rings_is_a_card_a_notification_and_a_line(office: Office) -> None:
    office.task("Call Acme")
    (ring,) = office.ring(hours=1, seconds=2)
    assert office.ringer.confirmed == [ring.id]
    assert office.count == 1
    card = office.desk.card
    assert card.isVisible()
    assert card.ids == [ring.id]
    (sent,) = office.post.sent
    assert (sent.summary, sent.key) == ("Call Acme", f"reminder:{ring.id}")
    assert [key for key, _title in sent.actions] == ["default", "done", "later"]
    assert "11:00" in sent.body
    assert [row.title for row in open_inbox(office).rows()] == ["Call Acme"]


def test_three_late_ones_come_as_one_word(office: Office) -> None:
    for name in ("one", "two", "three", "four"):
        office.task(name)
    office.ring(hours=5)
    (sent,) = office.post.sent
    assert sent.summary == "While you were away: 4 reminders"
    assert sent.body == "one\ntwo\nthree\nand 1 more"
    assert office.desk.card.ids == [row.id for row in office.inbox()][::-1]
    assert office.count == 4


def test_those_in_time_come_one_by_one_beside_the_late(office: Office) -> None:
    for name in ("one", "two", "three"):
        office.task(name)
    office.task("now", "15:00")
    office.ring(hours=5, seconds=1)
    assert [one.summary for one in office.post.sent] == [
        "While you were away: 3 reminders", "now",
    ]  # fmt: skip


def test_the_desktops_buttons_answer(office: Office) -> None:
    tasks = [office.task(name) for name in ("one", "two", "three")]
    office.ring(hours=1)
    keys = [one.key for one in office.post.sent]
    office.tell(Answered(keys[0], "done"))
    office.tell(Answered(keys[1], "later"))
    office.tell(Answered(keys[2], "default"))
    assert office.states() == ["done", "snoozed", "shown"]
    assert office.opened == [("task", tasks[2])]
    done = office.workspace.tend(lambda work: str(work.get(Task, tasks[0]).state))
    assert done == "done"
    office.tell(Answered("reminder:99", "done"))
    assert office.states() == ["done", "snoozed", "shown"]


def test_an_answer_anywhere_takes_the_others_away(office: Office) -> None:
    office.task("Call Acme")
    (ring,) = office.ring(hours=1)
    found = open_inbox(office)
    found.dismissed.emit(found.rows())
    office.settle()
    assert office.states() == ["dismissed"]
    assert office.post.withdrawn == [f"reminder:{ring.id}"]
    assert not office.desk.card.isVisible()
    assert office.count == 0


def press(office: Office, qtbot: QtBot, key: Qt.Key) -> None:
    row = next(row for row in open_inbox(office).findChildren(InboxRow))
    qtbot.keyClick(row, key)
    office.settle()


@pytest.mark.parametrize(
    ("key", "state"),
    [(Qt.Key.Key_D, "done"), (Qt.Key.Key_Delete, "dismissed"), (Qt.Key.Key_Return, "shown")],
)
def test_the_inbox_by_keyboard(office: Office, qtbot: QtBot, key: Qt.Key, state: str) -> None:
    task_id = office.task("Call Acme")
    office.ring(hours=1)
    press(office, qtbot, key)
    assert office.states() == [state]
    assert office.opened == ([("task", task_id)] if state == "shown" else [])


def test_the_focus_walks_the_inbox_and_stays_there(office: Office, qtbot: QtBot) -> None:
    for name in ("one", "two", "three"):
        office.task(name)
    office.ring(hours=1)
    found = open_inbox(office)
    rows = found.findChildren(InboxRow)
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_D)
    office.settle()
    assert [row.title for row in found.rows()] == ["three", "one"]
    assert found._rows[1].hasFocus()
    qtbot.keyClick(found._rows[1], Qt.Key.Key_Escape)
    assert office.desk.answers.inbox is None


def test_put_off_from_the_inbox(office: Office) -> None:
    office.task("Call Acme")
    office.ring(hours=1)
    found = open_inbox(office)
    choices = later_choices(office.clock(), office.workspace.zone())
    found._rows[0]._on_later(choices[0][1])
    office.settle()
    assert office.states() == ["snoozed"]
    office.ring(minutes=10)
    assert office.states() == ["shown"]
    found.put_off.emit(found.rows(), office.clock())
    assert office.refused == ["Let it ring again at a time to come."]


def test_the_card_answers_and_leaves(office: Office, qtbot: QtBot) -> None:
    for name in ("one", "two"):
        office.task(name)
    office.ring(hours=1)
    card = office.desk.card
    qtbot.mouseClick(card._later, Qt.MouseButton.LeftButton)
    office.settle()
    assert office.states() == ["shown", "snoozed"]
    assert not card.isVisible()
    office.ring(minutes=10)
    qtbot.mouseClick(card._done, Qt.MouseButton.LeftButton)
    office.settle()
    assert office.states() == ["shown", "done"]


def test_nothing_is_said_aloud_in_quiet_hours_and_nothing_is_lost(office: Office) -> None:
    office.memory.put(QUIET_FROM, "21:00")
    office.memory.put(QUIET_TO, "11:30")
    office.task("Call Acme")
    (ring,) = office.ring(hours=1)
    assert office.post.sent == []
    assert not office.desk.card.isVisible()
    assert office.count == 1
    assert office.ringer.confirmed == [ring.id]
    office.task("Call Bo", "11:30")
    office.ring(minutes=31)
    assert [one.summary for one in office.post.sent] == ["Call Bo"]


@pytest.mark.parametrize(
    ("level", "summary", "body"),
    [
        ("full", "Call Acme", "Task · 11:00"),
        ("title", "Call Acme", ""),
        ("count", "1 reminder", ""),
    ],
)
def test_how_much_a_notification_says(office: Office, level: str, summary: str, body: str) -> None:
    office.memory.put(PRIVACY, level)
    office.task("Call Acme")
    office.ring(hours=1)
    assert (office.post.sent[0].summary, office.post.sent[0].body) == (summary, body)


def test_no_name_while_the_screen_is_locked(office: Office) -> None:
    office.task("Call Acme")
    (first,) = office.ring(hours=1)
    office.tell(Locked(True))
    # What hung there is taken down before anybody walks by.
    assert office.post.withdrawn == [f"reminder:{first.id}"]
    assert not office.desk.card.isVisible()
    for name in ("Call Bo", "Call Cy", "Call Di"):
        office.task(name, "11:30")
    office.ring(hours=1)
    said = [one.summary + one.body for one in office.post.sent[1:]]
    assert said == ["3 reminders"]
    office.tell(Locked(False))
    office.task("Call Ed", "13:00")
    office.ring(hours=1)
    assert office.post.sent[-1].summary == "Call Ed"
    assert office.count == 5


def test_names_are_never_markup(office: Office) -> None:
    office.task(EVIL)
    office.ring(hours=1)
    found = open_inbox(office)
    assert found._rows[0].accessibleName().startswith(EVIL)
    assert office.desk.card._title.text() == EVIL
    assert office.post.sent[0].summary == EVIL


def test_every_control_has_a_name(office: Office) -> None:
    office.task("Call Acme")
    office.ring(hours=1)
    found = open_inbox(office)
    buttons = [*found.findChildren(IconButton), office.window.header.bell]
    assert all(button.accessibleName() for button in buttons)
    assert office.window.header.bell.accessibleName() == "1 reminder"


def test_the_status_bar_says_when_nobody_looks(office: Office) -> None:
    word = office.window.status._alarm
    office.desk._on_beat()
    assert word.isHidden()
    office.ringer.well = False
    office.desk._on_beat()
    assert not word.isHidden()
    office.ringer.well = True
    office.desk._on_beat()
    assert word.isHidden()


def test_one_timer_and_no_more(office: Office) -> None:
    assert office.desk._beat.interval() == 15_000
    assert office.desk._beat.isActive()


def test_an_empty_inbox_says_so_and_what_comes(office: Office) -> None:
    office.task("Call Acme")
    found = open_inbox(office)
    assert found.rows() == []
    assert found._none.isVisibleTo(found)
    assert found._next.count() == 2


def test_when_is_said_with_its_day() -> None:
    now = datetime(2026, 3, 10, 9, tzinfo=UTC)
    hours = (0, -24, 24, -72)
    said = [when(now + timedelta(hours=hour), now, UTC) for hour in hours]
    assert said[0].startswith("9") or said[0].startswith("09")
    assert said[1].startswith("yesterday")
    assert said[2].startswith("tomorrow")
    assert "7" in said[3]


def test_later_is_always_later_and_never_at_night() -> None:
    for hour in range(0, 24 * 8, 5):
        now = datetime(2026, 3, 8, tzinfo=UTC) + timedelta(hours=hour)
        choices = later_choices(now, UTC)
        instants = [at for _title, at in choices]
        assert all(at > now for at in instants)
        assert len({*instants}) == len(instants)
        assert all(at.hour in (9, 18) for at in instants[2:])


def test_the_card_keeps_its_corner(office: Office) -> None:
    office.task("Call Acme")
    office.ring(hours=1)
    card: RingCard = office.desk.card
    for width in (1440, 1024):
        office.window.resize(width, 800)
        office.settle()
        assert office.window.rect().contains(card.geometry().adjusted(14, 14, -14, -14))
        assert office.window.width() - card.geometry().right() < 24


def test_the_card_leaves_the_strips_buttons_free(office: Office) -> None:
    window, card = office.window, office.desk.card
    office.task("Call Acme")
    office.ring(hours=1)
    free = card.geometry()
    window.notices.show_notice("clock", "info", "When did it end?", (("now", "Now"),))
    office.settle()
    strip = window.notices.rect().translated(window.notices.mapTo(window, QPoint()))
    assert not strip.isEmpty()
    assert not card.geometry().adjusted(14, 14, -14, -14).intersects(strip)
    window.notices.take_back("clock")
    office.settle()
    assert card.geometry() == free
