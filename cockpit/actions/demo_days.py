"""What the made-up manager's last days left: check-ins, news, praise, time, and how they ended."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from cockpit.domain.day import (
    CheckIn,
    DayClose,
    News,
    NewsAbout,
    Recognition,
    TimeCategory,
    TimeEntry,
)
from cockpit.domain.people import Person, Role
from cockpit.domain.period import DAY
from cockpit.wording import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cockpit.storage.work import Work

DAYS = 10
_C = TimeCategory
# Hours of one day: what, from when, for how many minutes.
_HOURS = (
    ((_C.PLANNING, "09:00", 30), (_C.COACHING, "10:00", 75), (_C.FIREFIGHTING, "11:30", 70),
     (_C.SELLING, "14:00", 60), (_C.ADMINISTRATION, "16:00", 80)),
    ((_C.PLANNING, "09:00", 25), (_C.SELLING, "10:30", 90), (_C.FIREFIGHTING, "13:30", 110),
     (_C.ADMINISTRATION, "16:00", 60)),
    ((_C.PLANNING, "09:00", 30), (_C.COACHING, "10:00", 60), (_C.COACHING, "14:00", 90),
     (_C.ADMINISTRATION, "16:30", 45)),
)  # fmt: skip


def make_days(work: Work) -> None:
    """Add them, for the working days before today."""
    days = _working_days(work.today)
    sellers = [one for one in work.find(Person, "id", role=Role.REP) if one.left_on is None]
    _time(work, days)
    _words(work, days, sellers)
    _news(work, days)
    _praise(work, days, sellers)
    for number, day in enumerate(days):
        ends = _endings()
        work.add_with_the_rest(DayClose(day, _at(day, "17:40"), ends[number % len(ends)]))


def _working_days(today: date) -> list[date]:
    """The last ones, the latest first."""
    found: list[date] = []
    day = today - DAY
    while len(found) < DAYS:
        if day.weekday() < 5:
            found.append(day)
        day -= DAY
    return found


def _time(work: Work, days: Sequence[date]) -> None:
    rows = [
        (category, _at(day, at), _at(day, at) + timedelta(minutes=minutes))
        for number, day in enumerate(days)
        for category, at, minutes in _HOURS[number % len(_HOURS)]
    ]
    categories, starts, ends = (list(column) for column in zip(*rows, strict=True))
    columns = {"category": categories, "started_at": starts, "ended_at": ends, "note": ""}
    work.insert_many(TimeEntry, columns, len(rows))


def _words(work: Work, days: Sequence[date], sellers: Sequence[Person]) -> None:
    """A word with two sellers a day; one is stuck, one was low."""
    told = (
        (4, "", _("Two demos this week, one with the board")),
        (3, _("Waits for the security questionnaire"), _("The pilot starts when legal answers")),
        (5, "", _("Signed the renewal on Friday")),
        (2, "", _("Three deals slipped at once")),
        (4, "", _("Territory plan is half done")),
        (3, "", _("Back from holiday, clearing the inbox")),
    )
    for number, (mood, blocker, line) in enumerate(told):
        if number < len(sellers):
            person, day = sellers[(number * 5) % len(sellers)], days[number // 2]
            at = _at(day, "11:10")
            work.add_with_the_rest(CheckIn(person.id, day, at, mood, blocker, line))


def _news(work: Work, days: Sequence[date]) -> None:
    told = (
        (NewsAbout.RIVAL, _("Bluepeak cut their entry price by a tenth"), days[0]),
        (NewsAbout.INDUSTRY, _("New rules for data terms apply from spring"), days[2]),
        (NewsAbout.US, _("Trade press praised the new release"), days[4]),
    )
    for about, text, day in told:
        work.add_with_the_rest(News(about, text, _at(day, "18:20")))


def _praise(work: Work, days: Sequence[date], sellers: Sequence[Person]) -> None:
    told = (
        (_("Saved the renewal by bringing in their finance lead early"), True),
        (_("Every deal has a next step, three weeks in a row"), False),
        (_("Trained the newcomer without being asked"), True),
    )
    for number, (text, public) in enumerate(told):
        if number < len(sellers):
            person = sellers[(number * 7 + 2) % len(sellers)]
            work.add_with_the_rest(Recognition(person.id, text, days[number * 2], public))


def _endings() -> list[str]:
    return [
        _("Good talks with two quiet accounts"),
        _("Forecast is in, and honest"),
        _("A long day, but the escalation is closed"),
    ]


def _at(day: date, clock: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), UTC)
