"""The alarm over a real file: woken, asleep, travelling, broken, without APScheduler."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
from apscheduler.schedulers.background import BackgroundScheduler

from cockpit.actions.preferences import set_preference
from cockpit.actions.reminders import snooze_reminders
from cockpit.actions.tasks import add_task, archive_task
from cockpit.domain.changes import Changes
from cockpit.domain.reminders import Ring
from cockpit.queries.reminders import coming, inbox, next_look
from cockpit.scheduling import alarm as alarms
from cockpit.scheduling.alarm import Alarm
from cockpit.scheduling.clock_watch import Reading
from cockpit.scheduling.file_shelf import FileShelf
from cockpit.scheduling.ringing import Ringing
from cockpit.workspace import Workspace
from tests.conftest import Clock

MADRID = "Europe/Madrid"
SECONDS = 60.0


class Bedside:
    """An alarm whose clocks a test turns, and what it rang."""

    def __init__(self, workspace: Workspace, clock: Clock) -> None:
        self.workspace, self.clock = workspace, clock
        self.steady, self.zone, self.confirms = 0.0, MADRID, True
        self.rang: list[Ring] = []
        self.alarm = Alarm(workspace, self.read, "bedside", self.take)

    def read(self) -> Reading:
        return Reading(self.clock(), self.steady, self.zone)

    def take(self, rings: Sequence[Ring]) -> None:
        self.rang += rings
        if self.confirms:
            self.alarm.shown([one.id for one in rings])

    def titles(self) -> list[str]:
        return [one.title for one in self.rang]

    def wait(self, seconds: float) -> None:
        """Time passes, for both clocks."""
        self.steady += seconds
        self.clock.advance(seconds=seconds)
        self.alarm.beat()

    def sleep(self, hours: float) -> None:
        """Only the wall goes on."""
        self.clock.advance(hours=hours)
        self.steady += 2
        self.alarm.beat()


def until(seen: Callable[[], object]) -> None:
    """Wait until it is so."""
    end = time.monotonic() + SECONDS
    while not seen():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.01)


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alarms, "_PAUSE", 0.0)


def settled(bedside: Bedside) -> None:
    """No look is under way."""
    until(lambda: bedside.alarm._look is None)


def asleep() -> BackgroundScheduler:
    """A scheduler that writes down when to wake and does not: by its clock, which no test turns,
    all of it is long past."""
    made = BackgroundScheduler(timezone="UTC")
    made.start(paused=True)
    return made


@pytest.fixture
def bedside(
    workspace: Workspace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bedside]:
    """10:00 on 10 March in Madrid, with a call at 11:00 and no plan."""
    monkeypatch.setattr(alarms, "_scheduler", asleep)
    workspace.do(set_preference, "forecast_weekday", "")
    for task_id in range(1, 13):
        workspace.do(archive_task, task_id)
    workspace.do(set_preference, "business_zone", MADRID)
    workspace.do(add_task, "Call Acme", due_on=date(2026, 3, 10), due_time="11:00")
    made = Bedside(workspace, clock)
    made.alarm.start()
    until(lambda: workspace.ask(next_look) is not None)
    settled(made)
    yield made
    made.alarm.stop()


def test_it_rings_at_its_time_and_not_before(bedside: Bedside) -> None:
    bedside.wait(3_590)
    settled(bedside)
    assert bedside.rang == []
    bedside.wait(15)
    until(lambda: bedside.titles() == ["Call Acme"])
    bedside.wait(15)
    settled(bedside)
    assert bedside.titles() == ["Call Acme"]
    assert not bedside.rang[0].late


def test_it_comes_when_the_laptop_wakes(bedside: Bedside) -> None:
    bedside.sleep(hours=5)
    until(lambda: bedside.titles() == ["Call Acme"])
    assert bedside.rang[0].late


def test_a_new_task_rings_without_being_asked_for(bedside: Bedside) -> None:
    bedside.workspace.do(add_task, "Call Bo", due_on=date(2026, 3, 10), due_time="10:30")
    until(lambda: len(bedside.workspace.ask(coming, bedside.clock() + timedelta(days=1))) == 2)
    settled(bedside)
    bedside.wait(1_801)
    until(lambda: bedside.titles() == ["Call Bo"])


def test_without_a_business_zone_days_follow_the_laptop(bedside: Bedside) -> None:
    bedside.workspace.do(set_preference, "business_zone", "")
    settled(bedside)
    bedside.zone = "Asia/Tokyo"
    bedside.wait(15)
    # It is 18:00 in Tokyo: the call of 11:00 is late.
    until(lambda: bedside.titles() == ["Call Acme"])
    assert bedside.workspace.zone().key == "Asia/Tokyo"


def test_what_was_not_confirmed_is_handed_over_again(bedside: Bedside) -> None:
    bedside.confirms = False
    bedside.wait(3_601)
    until(lambda: len(bedside.rang) == 1)
    settled(bedside)
    bedside.confirms = True
    bedside.wait(30)
    settled(bedside)
    assert len(bedside.rang) == 1
    bedside.wait(31)
    until(lambda: len(bedside.rang) == 2)
    assert bedside.rang[0].id == bedside.rang[1].id
    assert len(bedside.workspace.ask(inbox)) == 1


def test_a_source_that_fails_does_not_silence_what_is_written(
    bedside: Bedside, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(FileShelf, "bring_up_to_date", broken)
        bedside.workspace.do(add_task, "Call Bo", due_on=date(2026, 3, 10), due_time="10:30")
        until(lambda: not bedside.alarm.is_well())
        settled(bedside)
        bedside.wait(3_601)
        until(lambda: bedside.titles() == ["Call Acme"])
        settled(bedside)
    bedside.wait(15)
    until(bedside.alarm.is_well)
    until(lambda: bedside.titles() == ["Call Acme", "Call Bo"])


def test_a_look_that_hangs_is_noticed_and_replaced(
    bedside: Bedside, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, free = threading.Event(), threading.Event()
    claim = FileShelf.claim_due

    def hanging(shelf: FileShelf, token: str) -> list[Ring]:
        if not stuck.is_set():
            stuck.set()
            free.wait(SECONDS)
        return claim(shelf, token)

    monkeypatch.setattr(FileShelf, "claim_due", hanging)
    bedside.wait(3_601)
    assert stuck.wait(SECONDS)
    assert bedside.alarm.is_well()
    bedside.wait(45)
    assert bedside.alarm.is_well()
    bedside.steady += 16
    assert not bedside.alarm.is_well()
    bedside.wait(1)
    until(lambda: bedside.titles() == ["Call Acme"])
    # The one that hung comes back, and shows nothing again.
    free.set()
    settled(bedside)
    assert bedside.alarm.is_well()
    assert bedside.titles() == ["Call Acme"]


def test_a_burst_from_eight_threads_costs_one_look(
    bedside: Bedside, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten thousand changes while a look is under way: one thread, and one more look."""
    settled(bedside)
    looks, free, look = list[int](), threading.Event(), Ringing.look

    def held(ringing: Ringing) -> None:
        looks.append(len(looks))
        assert free.wait(SECONDS)
        look(ringing)

    def burst() -> None:
        for number in range(1_250):
            change = frozenset({("task", number)})
            bedside.alarm._on_changes(Changes(number, "changed a task", updated=change))

    monkeypatch.setattr(Ringing, "look", held)
    threads = [threading.Thread(target=burst) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    until(lambda: looks)
    assert (len(looks), [one.name for one in threading.enumerate()].count("alarm")) == (1, 1)
    free.set()
    settled(bedside)
    assert len(looks) == 2
    assert len(bedside.alarm._scheduler.get_jobs()) == 1
    bedside.wait(3_601)
    until(lambda: bedside.titles() == ["Call Acme"])


def real_clock() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def soon(workspace: Workspace) -> Iterator[tuple[Workspace, int]]:
    """A reminder by this machine's clock that was put off; gives its id."""
    now = real_clock()
    opened = Workspace(workspace.path, real_clock, who="tester", local_zone="UTC")
    for task_id in range(1, 13):
        opened.do(archive_task, task_id)
    opened.do(set_preference, "forecast_weekday", "")
    ahead = now + timedelta(minutes=2)
    opened.do(add_task, "Soon", due_on=ahead.date(), due_time=f"{ahead:%H:%M}")
    from cockpit.actions.reminder_rules import bring_up_to_date

    opened.tend(bring_up_to_date, "UTC", "UTC")
    yield opened, opened.ask(coming, now + timedelta(days=1))[0].id
    opened.close()


def start(workspace: Workspace, rang: list[Ring]) -> Alarm:
    """An alarm by this machine's clock that nobody beats."""
    made = Alarm(
        workspace, lambda: Reading(real_clock(), time.monotonic(), "UTC"), "real", rang.extend
    )
    made.start()
    until(lambda: made._look is None)
    return made


def test_the_scheduler_wakes_at_the_instant_without_a_beat(soon: tuple[Workspace, int]) -> None:
    workspace, id = soon
    due = real_clock() + timedelta(seconds=2)
    workspace.do(snooze_reminders, [id], due)
    rang: list[Ring] = []
    alarm = start(workspace, rang)
    try:
        until(lambda: rang)
        assert real_clock() >= due
        stores = alarm._scheduler._jobstores.values()
        assert {type(store).__name__ for store in stores} == {"MemoryJobStore"}
    finally:
        alarm.stop()


def test_without_apscheduler_the_beat_brings_it(
    soon: tuple[Workspace, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("apscheduler")]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "apscheduler.schedulers.background", None)
    workspace, id = soon
    due = real_clock() + timedelta(seconds=0.6)
    workspace.do(snooze_reminders, [id], due)
    rang: list[Ring] = []
    alarm = start(workspace, rang)
    try:
        assert alarm._scheduler is None
        until(lambda: real_clock() >= due)
        alarm.beat()
        until(lambda: rang)
    finally:
        alarm.stop()


def test_it_stops_at_once(bedside: Bedside) -> None:
    settled(bedside)
    begin = time.monotonic()
    bedside.alarm.stop()
    # Its scheduler sleeps for an hour.
    assert time.monotonic() - begin < SECONDS / 2
    bedside.wait(3_601)
    time.sleep(0.05)
    assert bedside.rang == []
