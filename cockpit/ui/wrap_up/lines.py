"""A wrap-up as lines: what each panel of the page says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from cockpit.jobs.wrap_up import WrapUp
from cockpit.queries.agenda import AgendaRow
from cockpit.queries.day import SaidRow
from cockpit.ui.tasks.task_words import when_words
from cockpit.ui.time_ledger.words import category_words, hours_words
from cockpit.ui.widgets.figures import clock, day
from cockpit.ui.widgets.line_button import Item
from cockpit.ui.widgets.vantage import vantage
from cockpit.wording import _, n_


def open_items(found: WrapUp) -> list[Item]:
    """What is open: to be done, carried, dropped or delegated; then meetings without a word."""
    tasks = [_open(row, found) for row in found.open]
    return tasks + [
        Item(f"plan:{one.id}", one.title, "", _("{clock} · held?").format(clock=clock(one.at)),
             "warn", False, "", one)
        for one in found.unresolved
    ]  # fmt: skip


def _open(row: AgendaRow, found: WrapUp) -> Item:
    value, tone = when_words(row, found.today, found.clock)
    value = value if row.at_time or row.seen.late_days else ""
    key = f"task:{row.task.id}:{row.seen.on_day}"
    return Item(key, row.task.title, "", value, tone, False, "", row)


def done_items(found: WrapUp) -> list[Item]:
    """Tasks that were done or delegated and meetings that were held."""
    items = [
        Item(f"held:{one.id}", one.title, _came_of(found.came_of.get(one.id)), _("held"), "good",
             None, "", one)
        for one in found.held
    ]  # fmt: skip
    items += [_said(one, _("done"), "good") for one in found.with_state("done")]
    return items + [
        _said(one, _("to {name}").format(name=one.to or _("somebody")), "dim")
        for one in found.with_state("delegated")
    ]


def _came_of(counts: tuple[int, int] | None) -> str:
    """What a meeting ended in; nothing where nothing was noted."""
    decided, agreed = counts or (0, 0)
    parts = []
    if decided:
        parts.append(n_("{n} decision", "{n} decisions", decided))
    if agreed:
        parts.append(n_("{n} action item", "{n} action items", agreed))
    return " · ".join(parts)


def left_items(found: WrapUp) -> list[Item]:
    """What was carried on or dropped today."""
    carried = [_said(one, _("carried on"), "warn") for one in found.with_state("carried")]
    return carried + [_said(one, _("dropped"), "dim") for one in found.with_state("dropped")]


def _said(one: SaidRow, value: str, tone: str) -> Item:
    return Item(f"said:{one.task_id}:{one.on_day}", one.title, "", value, tone, None, "", one)


def tomorrow_items(found: WrapUp, first: Sequence[int]) -> list[Item]:
    """What tomorrow holds; the first three with their place."""
    items = []
    for row in found.tomorrow:
        chosen = row.task.id in first
        value = _("first") if chosen and first.index(row.task.id) == 0 else ""
        if chosen and not value:
            value = {1: _("second"), 2: _("third")}[first.index(row.task.id)]
        items.append(
            Item(f"next:{row.task.id}:{row.seen.on_day}", row.task.title, row.task.due_time,
                 value or _("pick"), "good" if chosen else "accent", None, "", row)
        )  # fmt: skip
    return items


def praise_items(found: WrapUp) -> list[Item]:
    """The praise that was given today."""
    return [
        Item(f"praise:{one.id}", one.person, one.text,
             _("in public") if one.public else _("in private"), "good", None, "", one)
        for one in found.praise
    ]  # fmt: skip


def hour_items(found: WrapUp) -> list[Item]:
    """Where the time went."""
    spent = sorted(found.hours.items(), key=lambda pair: -pair[1])
    return [
        Item(f"time:{category}", category_words()[category], "", hours_words(hours), "ink", None,
             "", category)
        for category, hours in spent
    ]  # fmt: skip


def pick_words(first: Sequence[int], today: date) -> str:
    """The title of tomorrow's tasks: how many are picked."""
    if vantage().is_past(today):
        return _("The next day’s first three: {n} of 3 picked").format(n=len(first))
    return _("Tomorrow’s first three: {n} of 3 picked").format(n=len(first))


def closed_words(found: WrapUp, today: date, zone: tzinfo) -> str:
    """That the day was closed, and with which word."""
    if found.closed is None:
        return ""
    when, at = day(found.closed.on_day, today), found.closed.at.astimezone(zone)
    said = _("The day was closed {day} at {clock}.").format(day=when, clock=clock(at))
    return f"{said} {found.closed.word}".strip()
