"""A task from one line of text, by a small grammar that never guesses behind one's back.

Words that say when are taken from the end of the line (dates and times from its front, too), or
anywhere after ``on``, ``by``, ``every``, ``next``, ``from``; every other word stays in the title,
and so does whatever stands in "quotes". ``#name`` links a deal or an account, ``@name`` a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from cockpit.analysis.quick_words import Meaning, meaning_at
from cockpit.analysis.recurrence import Rhythm, next_due
from cockpit.domain.work_items import Cadence

_TOKEN = re.compile(r'[#@]?"[^"]*"|[#@]?“[^”]*”|\S+')
_QUOTES = '"“”'


@dataclass(frozen=True, slots=True)
class QuickTask:
    """What the line was read as. ``link`` is the text after ``#``, ``person`` after ``@``;
    ``said`` tells which of day, time and rhythm the line itself gave."""

    title: str
    due_on: date
    due_time: str = ""
    cadence: Cadence = Cadence.ONCE
    rule: str = ""
    link: str = ""
    person: str = ""
    said: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Line:
    words: list[str]
    taken: dict[int, Meaning] = field(default_factory=dict)
    spans: dict[int, int] = field(default_factory=dict)
    links: dict[int, str] = field(default_factory=dict)


def read_line(text: str, today: date, otherwise: date) -> QuickTask:
    """The task in ``text``; without a day in it, it is due on ``otherwise``.

    A line that has no words left for a title keeps all of them as title, and nothing else.
    """
    line = _Line(_TOKEN.findall(text))
    for start, count, meaning in _settled(line, list(_meanings(line, today))):
        line.taken[start], line.spans[start] = meaning, count
    title = _title(line)
    if not title:
        return QuickTask(" ".join(word.strip(_QUOTES) for word in line.words), otherwise)
    return _assembled(line, title, today, otherwise)


def _meanings(line: _Line, today: date) -> Iterator[tuple[int, int, Meaning]]:
    at = 0
    while at < len(line.words):
        word = line.words[at]
        if word[0] in "#@" and len(word) > 1:
            line.links[at] = word[0] + word[1:].strip(f"{_QUOTES},;")
        found = None if word[0] in _QUOTES else meaning_at(line.words, at, today)
        if found is None:
            at += 1
            continue
        count, meaning = found
        yield at, count, meaning
        at += count


def _settled(line: _Line, found: list[tuple[int, int, Meaning]]) -> list[tuple[int, int, Meaning]]:
    """Marked words anywhere; bare ones only at the end, some in front; one of each kind, a marked
    one before a bare one, the last before the first."""
    kept: list[tuple[int, int, Meaning]] = []
    free = {i for i in range(len(line.words)) if i not in line.links}
    for start, count, _meaning in found:
        free -= set(range(start, start + count))
    for item in sorted(found, key=lambda one: (not one[2].marked, -one[0])):
        start, _count, meaning = item
        at_end = not any(i > start for i in free)
        in_front = meaning.front and not any(i < start for i in free)
        said_twice = any(meaning.kinds & other.kinds for _s, _c, other in kept)
        if said_twice or not (meaning.marked or at_end or in_front):
            free |= set(range(item[0], item[0] + item[1]))
            continue
        kept.append(item)
    return kept


def _title(line: _Line) -> str:
    gone = {i for start, count in line.spans.items() for i in range(start, start + count)}
    words = []
    for i, word in enumerate(line.words):
        if i in gone or (i in line.links and word[0] == "@"):
            continue
        words.append(line.links[i][1:] if i in line.links else word.strip(_QUOTES))
    return " ".join(words).strip(" ,;")


def _assembled(line: _Line, title: str, today: date, otherwise: date) -> QuickTask:
    named = {word[0]: word[1:] for word in line.links.values()}
    task = QuickTask(title, otherwise, link=named.get("#", ""), person=named.get("@", ""))
    said: set[str] = set()
    for meaning in line.taken.values():
        said |= meaning.kinds
        task = replace(
            task,
            due_on=meaning.day or task.due_on,
            due_time=meaning.time or task.due_time,
            cadence=meaning.cadence or task.cadence,
            rule=meaning.rule or task.rule,
        )
    if task.cadence != Cadence.ONCE:
        task = _first_of_rhythm(task, today, said)
    elif "time" in said and "day" not in said:
        task = replace(task, due_on=today)
    return replace(task, said=frozenset(said))


def _first_of_rhythm(task: QuickTask, today: date, said: set[str]) -> QuickTask:
    """The first day the rhythm falls on, from the day said or from today."""
    start = task.due_on if "day" in said else today
    rhythm = Rhythm(task.cadence, task.rule, due_on=start, starts_on=start)
    if not task.rule and task.cadence != Cadence.DAILY and "day" not in said:
        return replace(task, due_on=max(task.due_on, today))
    return replace(task, due_on=next_due(rhythm, start) or start)


def end_of_week(today: date) -> date:
    """This week's Friday, or today when it is over."""
    return max(today, today + timedelta(days=4 - today.weekday()))
