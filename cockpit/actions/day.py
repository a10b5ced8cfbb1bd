"""The manager's day: ticks, check-ins, time, news, praise, tasks laid into hours, the wrap-up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from cockpit.actions.tasks import add_task
from cockpit.domain.day import (
    BriefTick,
    CheckIn,
    DayClose,
    DaySlot,
    News,
    NewsAbout,
    Recognition,
    TimeCategory,
    TimeEntry,
)
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.domain.work_items import Task
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
MOODS = range(1, 6)
MOST_FIRST = 3


def tick_check(work: Work, on_day: date, check: str, done: bool) -> None:
    """Tick one of the morning's checks of a day, or take the tick back."""
    known = work.first(BriefTick, on_day=on_day, item=check)
    if done and known is None:
        work.add(BriefTick(on_day, check, work.now))
    elif not done and known is not None:
        work.remove(known)
    work.label = _("ticked a check of the morning") if done else _("opened a check again")


def check_in_with(
    work: Work, person_id: int, mood: int | None = None, blocker: str = "", line: str = ""
) -> int:
    """Keep a word with somebody, today; gives its id."""
    if mood is not None and mood not in MOODS:
        raise Refused(_("A mood goes from 1 to 5."))
    if mood is None and not blocker.strip() and not line.strip():
        raise Refused(_("Say how they are, what is in the way, or write a line."))
    person = work.get(Person, person_id)
    kept = CheckIn(person_id, work.today, work.now, mood, blocker.strip(), line.strip())
    work.add(kept)
    work.label = _("checked in with {person}").format(person=person.name)
    return kept.id


def clear_blocker(work: Work, person_id: int) -> int:
    """What stood in somebody's way is gone; gives the id of the word that says so."""
    known = work.find(CheckIn, "at", person_id=person_id)
    if not known or not known[-1].blocker:
        raise Refused(_("Nothing stands in their way."))
    person = work.get(Person, person_id)
    line = _("cleared: {blocker}").format(blocker=known[-1].blocker)
    kept = CheckIn(person_id, work.today, work.now, None, "", line)
    work.add(kept)
    work.label = _("cleared what stood in the way of {person}").format(person=person.name)
    return kept.id


def start_time(work: Work, category: TimeCategory, note: str = "") -> int:
    """From now on time goes to a category; what ran until now ends. Gives the entry's id."""
    stop_running(work)
    entry = TimeEntry(category, work.now, None, note.strip())
    work.add(entry)
    work.label = _("time goes to {category}").format(category=category)
    return entry.id


def stop_time(work: Work) -> None:
    """Nothing is measured any more."""
    if not stop_running(work):
        raise Refused(_("No time is running."))
    work.label = _("stopped the clock")


def stop_running(work: Work) -> bool:
    """End what runs now; False when nothing does."""
    running = work.find(TimeEntry, ended_at=None)
    for entry in running:
        # A clock set back must not make time that never was.
        entry.ended_at = max(work.now, entry.started_at)
    return bool(running)


def note_news(work: Work, about: NewsAbout, text: str) -> int:
    """Keep a line of news; gives its id."""
    if not text.strip():
        raise Refused(_("Write what the news is."))
    news = News(about, text.strip(), work.now)
    work.add(news)
    work.label = _("noted news")
    return news.id


def praise(work: Work, person_id: int, text: str, public: bool = False) -> int:
    """Keep the praise that was given today; gives its id."""
    if not text.strip():
        raise Refused(_("Say what was done well."))
    person = work.get(Person, person_id)
    kept = Recognition(person_id, text.strip(), work.today, public)
    work.add(kept)
    work.label = _("praised {person}").format(person=person.name)
    return kept.id


def lay_task(work: Work, task_id: int, on_day: date, at_time: str, minutes: int = 30) -> None:
    """Give a task an hour of a day; the same task again moves there."""
    if not _TIME.fullmatch(at_time):
        raise Refused(_("A time reads 09:00, from 00:00 to 23:59."))
    if not 5 <= minutes <= 12 * 60:
        raise Refused(_("A stretch lasts from five minutes to twelve hours."))
    task = work.get(Task, task_id)
    slot = work.first(DaySlot, on_day=on_day, task_id=task_id)
    if slot is None:
        work.add(DaySlot(task_id, on_day, at_time, minutes))
    else:
        slot.at_time, slot.minutes = at_time, minutes
    work.label = _("planned {task} at {time}").format(task=task.title, time=at_time)


def plan_task(work: Work, title: str, on_day: date, at_time: str, minutes: int = 30) -> int:
    """A new task, due at a time of a day, with that hour of the day; gives its id."""
    task_id = add_task(work, title, due_on=on_day, due_time=at_time)
    added = work.label
    lay_task(work, task_id, on_day, at_time, minutes)
    work.label = added
    return task_id


def move_laid_task(
    work: Work, task_id: int, from_day: date, to_day: date, at_time: str, minutes: int
) -> None:
    """Give a task's hour of one day to another day, or another hour."""
    if from_day != to_day:
        lift_task(work, task_id, from_day)
    lay_task(work, task_id, to_day, at_time, minutes)


def lift_task(work: Work, task_id: int, on_day: date) -> None:
    """The task has no hour that day any more."""
    slot = work.first(DaySlot, on_day=on_day, task_id=task_id)
    if slot is None:
        raise Refused(_("This task has no hour that day."))
    work.remove(slot)
    work.label = _("took {task} out of the day").format(task=work.get(Task, task_id).title)


def close_day(work: Work, on_day: date, word: str = "", first: Sequence[int] = ()) -> None:
    """End a day with a word and tomorrow's first tasks; again replaces what was said."""
    chosen = list(dict.fromkeys(first))
    if len(chosen) > MOST_FIRST:
        raise Refused(_("Choose at most {n} to begin with.").format(n=MOST_FIRST))
    for task_id in chosen:
        work.get(Task, task_id)
    known = work.first(DayClose, on_day=on_day)
    if known is None:
        work.add(DayClose(on_day, work.now, word.strip(), chosen))
    else:
        known.word, known.first, known.at = word.strip(), chosen, work.now
    work.label = _("wrapped up the day")
