"""What was said of days: ticks, check-ins, time, news, praise, tasks laid into hours, wrap-ups."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cockpit.domain.day import NewsAbout, TimeCategory
from cockpit.domain.period import DAY
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_number, day_of, instant_number, instant_of


@dataclass(frozen=True, slots=True)
class CheckInRow:
    """A word with somebody."""

    id: int
    person_id: int
    person: str
    on_day: date
    at: datetime
    mood: int | None
    blocker: str
    line: str


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A line of news."""

    id: int
    about: NewsAbout
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PraiseRow:
    """Praise that was given."""

    id: int
    person_id: int
    person: str
    text: str
    on_day: date
    public: bool


@dataclass(frozen=True, slots=True)
class TimeRow:
    """A stretch of time; it runs without an end."""

    id: int
    category: TimeCategory
    started_at: datetime
    ended_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class CloseRow:
    """How a day ended; ``first`` are the titles of the tasks to begin the next one with."""

    on_day: date
    at: datetime
    word: str
    first_ids: tuple[int, ...]
    first: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What was said of a task, or of one occurrence of it, and when; ``to`` whom it went."""

    task_id: int
    on_day: date
    title: str
    state: str
    to: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SlotRow:
    """A task in an hour of a day."""

    task_id: int
    title: str
    at_time: str
    minutes: int
    on_day: date
    cadence: str
    state: str


@dataclass(frozen=True, slots=True)
class ActivityCount:
    """Calls, meetings and the rest of one person on one day."""

    person_id: int
    person: str
    counts: dict[str, int]


def ticks(db: Reader, on_day: date) -> frozenset[str]:
    """The morning's checks that are done."""
    rows = db.all("SELECT item FROM brief_tick WHERE on_day = ?", day_number(on_day))
    return frozenset(row[0] for row in rows)


def last_words(db: Reader, since: date) -> tuple[CheckInRow, ...]:
    """The last word with each person who is still here, the latest first: those since a day, and
    older ones that name a blocker nobody has cleared."""
    rows = db.all(
        "SELECT c.id, c.person_id, p.name, c.on_day, c.at, c.mood, c.blocker, c.line"
        " FROM check_in c JOIN person p ON p.id = c.person_id AND p.left_on IS NULL"
        " WHERE c.id = (SELECT l.id FROM check_in l WHERE l.person_id = c.person_id"
        " ORDER BY l.at DESC, l.id DESC LIMIT 1) AND (c.on_day >= ? OR c.blocker <> '')"
        " ORDER BY c.at DESC, c.id DESC",
        day_number(since),
    )
    return tuple(_check_in(row) for row in rows)


def words_with(db: Reader, person_id: int, most: int = 5) -> tuple[CheckInRow, ...]:
    """The last words with one person, the latest first."""
    rows = db.all(
        "SELECT c.id, c.person_id, p.name, c.on_day, c.at, c.mood, c.blocker, c.line"
        " FROM check_in c JOIN person p ON p.id = c.person_id WHERE c.person_id = ?"
        " ORDER BY c.at DESC, c.id DESC LIMIT ?",
        person_id,
        most,
    )
    return tuple(_check_in(row) for row in rows)


def _check_in(row: tuple[Any, ...]) -> CheckInRow:
    id, who, name, day, at, mood, blocker, line = row
    return CheckInRow(id, who, name, day_of(day), instant_of(at), mood, blocker, line)


def news_since(db: Reader, since: datetime) -> tuple[NewsRow, ...]:
    """What was noted since an instant, the latest first."""
    rows = db.all(
        "SELECT id, about, text, at FROM news WHERE at >= ? ORDER BY at DESC, id DESC",
        instant_number(since),
    )
    return tuple(
        NewsRow(id, NewsAbout(about), text, instant_of(at)) for id, about, text, at in rows
    )


def praise_in(db: Reader, start: date, end: date) -> tuple[PraiseRow, ...]:
    """The praise given in ``[start, end)``, the latest first."""
    rows = db.all(
        "SELECT r.id, r.person_id, p.name, r.text, r.on_day, r.public FROM recognition r"
        " JOIN person p ON p.id = r.person_id WHERE r.on_day >= ? AND r.on_day < ?"
        " ORDER BY r.on_day DESC, r.id DESC",
        day_number(start),
        day_number(end),
    )
    return tuple(
        PraiseRow(id, who, name, text, day_of(day), bool(public))
        for id, who, name, text, day, public in rows
    )


def running(db: Reader) -> TimeRow | None:
    """What time goes to now."""
    row = db.one(
        "SELECT id, category, started_at, ended_at, note FROM time_entry WHERE ended_at IS NULL"
        " ORDER BY id DESC LIMIT 1"
    )
    return None if row is None else _time(*row)


def stretch(db: Reader, entry_id: int) -> TimeRow | None:
    """One stretch; None when it is gone."""
    row = db.one(
        "SELECT id, category, started_at, ended_at, note FROM time_entry WHERE id = ?", entry_id
    )
    return None if row is None else _time(*row)


def last_deed(db: Reader, before: datetime) -> datetime | None:
    """When something was last done here by hand, up to an instant."""
    at: int | None = db.value(
        "SELECT at FROM journal WHERE flavour = 'do' AND at <= ? ORDER BY step DESC LIMIT 1",
        instant_number(before),
    )
    return None if at is None else instant_of(at)


def time_between(db: Reader, start: datetime, end: datetime) -> tuple[TimeRow, ...]:
    """The stretches that touch ``[start, end)``, in order."""
    rows = db.all(
        "SELECT id, category, started_at, ended_at, note FROM time_entry"
        " WHERE started_at < ? AND coalesce(ended_at, ?) > ? ORDER BY started_at, id",
        instant_number(end),
        instant_number(end),
        instant_number(start),
    )
    return tuple(_time(*row) for row in rows)


def _time(id: int, category: str, started: int, ended: int | None, note: str) -> TimeRow:
    over = None if ended is None else instant_of(ended)
    return TimeRow(id, TimeCategory(category), instant_of(started), over, note)


def hours_by_category(
    rows: tuple[TimeRow, ...], start: datetime, end: datetime, now: datetime
) -> dict[TimeCategory, float]:
    """Hours of each category within ``[start, end)``; what runs counts up to ``now``."""
    hours: dict[TimeCategory, float] = {}
    for row in rows:
        begun, over = max(row.started_at, start), min(row.ended_at or now, end)
        seconds = max(0.0, (over - begun).total_seconds())
        hours[row.category] = hours.get(row.category, 0.0) + seconds / 3600
    return hours


def day_closed(db: Reader, on_day: date) -> CloseRow | None:
    """How a day ended, None while it has not."""
    row = db.one("SELECT at, word, first FROM day_close WHERE on_day = ?", day_number(on_day))
    if row is None:
        return None
    ids = tuple(json.loads(row[2]))
    chosen = "SELECT id, title FROM task WHERE id IN (SELECT value FROM json_each(?))"
    titles: dict[int, str] = dict(db.all(chosen, row[2]))
    first = tuple(titles[id] for id in ids if id in titles)
    return CloseRow(on_day, instant_of(row[0]), row[1], ids, first)


def first_of(db: Reader, today: date) -> tuple[int, ...]:
    """The tasks that the last wrap-up before ``today`` chose to begin with, in order."""
    row = db.one(
        "SELECT first FROM day_close WHERE on_day < ? ORDER BY on_day DESC LIMIT 1",
        day_number(today),
    )
    return () if row is None else tuple(json.loads(row[0]))


def said_of_tasks(db: Reader, start: datetime, end: datetime) -> tuple[SaidRow, ...]:
    """What was said of tasks from ``start`` up to ``end``, in that order."""
    rows = db.all(
        "SELECT o.task_id, o.on_day, t.title, o.state, coalesce(p.name, ''), o.at"
        " FROM task_occurrence o JOIN task t ON t.id = o.task_id"
        " LEFT JOIN person p ON p.id = o.delegated_to"
        " WHERE o.at >= ? AND o.at < ? ORDER BY o.at, o.id",
        instant_number(start),
        instant_number(end),
    )
    return tuple(
        SaidRow(task_id, day_of(day), title, state, to, instant_of(at))
        for task_id, day, title, state, to, at in rows
    )


def slots(db: Reader, on_day: date) -> tuple[SlotRow, ...]:
    """The tasks that have an hour that day, in order."""
    return slots_between(db, on_day, on_day + DAY)


def slots_between(db: Reader, start: date, end: date) -> tuple[SlotRow, ...]:
    """The tasks that have an hour on a day of ``[start, end)``, in order."""
    rows = db.all(
        "SELECT s.task_id, t.title, s.at_time, s.minutes, s.on_day, t.cadence, t.state"
        " FROM day_slot s"
        " JOIN task t ON t.id = s.task_id WHERE s.on_day >= ? AND s.on_day < ?"
        " AND t.archived = 0 ORDER BY s.on_day, s.at_time, s.id",
        day_number(start),
        day_number(end),
    )
    return tuple(
        SlotRow(task_id, title, at_time, minutes, day_of(day), cadence, state)
        for task_id, title, at_time, minutes, day, cadence, state in rows
    )


def activity_counts(db: Reader, on_day: date) -> tuple[ActivityCount, ...]:
    """What each person did, or has planned, with customers on a day, by type."""
    rows = db.all(
        "SELECT a.person_id, p.name, a.type, count(*) FROM activity a"
        " JOIN person p ON p.id = a.person_id WHERE a.happened_on = ? AND a.customer_facing"
        " GROUP BY 1, 3 ORDER BY p.name, a.type",
        day_number(on_day),
    )
    found: dict[int, ActivityCount] = {}
    for person_id, name, type, n in rows:
        found.setdefault(person_id, ActivityCount(person_id, name, {})).counts[type] = n
    return tuple(found.values())


def has_activities(db: Reader) -> bool:
    """Whether any call, mail or meeting of a seller was ever recorded."""
    return bool(db.value("SELECT EXISTS (SELECT 1 FROM activity)"))
