"""Before a journey: whether the coming days are whole on this laptop, and all of them as text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.analysis.day_words import day_words
from cockpit.analysis.reminding import FEWEST_DAYS_AHEAD, expected
from cockpit.domain.calendar import CalendarKind, OutboxState
from cockpit.domain.meetings import MeetingState
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import ZoneMode
from cockpit.jobs.calendar_files import look_ahead
from cockpit.jobs.day_plan import PlanItem, day_plan
from cockpit.jobs.whole_file import replacing
from cockpit.queries.agenda import AgendaRow, agenda
from cockpit.queries.calendar import calendars, uncovered
from cockpit.queries.calendar_sync import unsettled
from cockpit.queries.journal import last_instant
from cockpit.queries.reminders import reminders_between, running_rules, written_until
from cockpit.queries.talking import ActionRow, PointRow, actions_of, points_of
from cockpit.wording import _, n_
from cockpit.workspace import Workspace
from cockpit.workspace.rotation import stamps

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Shifted:
    """A reminder in both zones: a floating one rings at the same hour there."""

    title: str
    here: datetime
    there: datetime
    floating: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """What to bring to a meeting with somebody."""

    person: str
    points: tuple[PointRow, ...]
    actions: tuple[ActionRow, ...]


class Mend(StrEnum):
    """What closes a gap."""

    WRITE = "write"
    LOOK_AHEAD = "look_ahead"
    ASK = "ask"
    SEND = "send"
    BACK_UP = "back_up"


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing on this laptop, in words, and what closes it."""

    mend: Mend
    sentence: str


@dataclass(frozen=True, slots=True)
class FlightPack:
    """The days of a journey; ``approvals`` are the tasks that say that somebody waits for a yes,
    ``tasks`` the others; ``gaps`` is what is missing here, none when nothing is."""

    days: Period
    here: ZoneInfo
    there: ZoneInfo
    plan: tuple[PlanItem, ...]
    sheets: tuple[Sheet, ...]
    reminders: tuple[Shifted, ...]
    approvals: tuple[AgendaRow, ...]
    tasks: tuple[AgendaRow, ...]
    gaps: tuple[Gap, ...]


def flight_pack(
    workspace: Workspace, days: Period, here: ZoneInfo, there: ZoneInfo, backups: Path
) -> FlightPack:
    """All that the days hold, in the time of ``there``, and what is not yet complete."""
    days = Period(days.start, min(days.end, days.start + LONGEST * DAY))
    plan = day_plan(workspace, days, there)
    people = {one.person_id: one.person for one in plan if one.person_id is not None}
    sheets = [
        Sheet(
            name,
            workspace.ask(points_of, person_id),
            workspace.ask(actions_of, person_id),
        )
        for person_id, name in people.items()
    ]
    region = workspace.preferences().holiday_country
    panels = workspace.ask(agenda, workspace.today(), workspace.zone(), region).panels
    tasks = [row for rows in panels.values() for row in rows if not row.resolved]
    last = days.end - DAY
    due = [row for row in tasks if row.seen.due_on is None or row.seen.due_on <= last]
    approvals = [row for row in due if _asks_for_a_yes(row.task.title)]
    return FlightPack(
        days,
        here,
        there,
        plan,
        tuple(sheets),
        _reminders(workspace, days, here, there),
        tuple(approvals),
        tuple(row for row in due if row not in approvals),
        tuple(_gaps(workspace, days, backups)),
    )


def _reminders(
    workspace: Workspace, days: Period, here: ZoneInfo, there: ZoneInfo
) -> tuple[Shifted, ...]:
    start = datetime.combine(days.start, time(), here) - timedelta(hours=15)
    end = datetime.combine(days.end, time(), here) + timedelta(hours=15)
    floating = {
        rule
        for (rule,) in workspace.ask(
            lambda db: db.all("SELECT id FROM reminder_rule WHERE zone_mode = ?", ZoneMode.FLOATING)
        )
    }
    found = []
    for row in workspace.ask(reminders_between, start, end):
        if row.state not in ("waiting", "snoozed"):
            continue
        floats = row.rule_id in floating
        at = row.rings_at.astimezone(here)
        found.append(_shifted(row.title, at, there, floats=floats))
    found += _not_written_yet(workspace, days, here, there)
    inside = [one for one in found if one.there.date() in days]
    return tuple(sorted(inside, key=lambda one: (one.there, one.title)))


def _shifted(title: str, at: datetime, there: ZoneInfo, *, floats: bool) -> Shifted:
    moved = at.replace(tzinfo=there) if floats else at.astimezone(there)
    return Shifted(title, at, moved, floats)


def _not_written_yet(
    workspace: Workspace, days: Period, here: ZoneInfo, there: ZoneInfo
) -> list[Shifted]:
    """What rings on days farther away than reminders are written, by the rules alone."""
    written = workspace.ask(written_until) or workspace.today()
    if written >= days.end + DAY:
        return []
    window = Period(max(written, days.start - DAY), days.end + DAY)
    found: list[Shifted] = []
    for title, recurrence, lead in workspace.ask(running_rules):
        floats = recurrence.zone_mode is ZoneMode.FLOATING
        found += [
            _shifted(title, one.due.astimezone(here), there, floats=floats)
            for one in expected(recurrence, lead, window, here, workspace.zone())
        ]
    return found


def mend_here(workspace: Workspace, days: Period, mend: Mend, laptop: ZoneInfo) -> None:
    """Close what needs no server and no copy: reminders written ahead, calendars looked ahead.
    ``laptop`` is the zone this machine is in now."""
    if mend is Mend.WRITE:
        workspace.tend(bring_up_to_date, laptop.key, workspace.zone().key)
    elif mend is Mend.LOOK_AHEAD:
        for calendar_id in workspace.ask(uncovered, days.start, days.end):
            look_ahead(workspace, calendar_id, days.end)


def _gaps(workspace: Workspace, days: Period, backups: Path) -> list[Gap]:
    gaps = []
    until = workspace.ask(written_until)
    # Those of farther days are set as the days come nearer, without a network.
    if until is None or until < min(days.end, workspace.today() + FEWEST_DAYS_AHEAD * DAY):
        gaps.append(Gap(Mend.WRITE, _("Some reminders of these days are not set yet.")))
    names = {one.id: one for one in workspace.ask(calendars)}
    unread = [
        id
        for id, one in names.items()
        if one.kind is CalendarKind.CALDAV and one.covered_from is None
    ]
    for calendar_id in workspace.ask(uncovered, days.start, days.end):
        if calendar_id not in unread:
            sentence = _("The calendar {name} is not known for all days.")
            sentence = sentence.format(name=names[calendar_id].name)
            gaps.append(Gap(Mend.LOOK_AHEAD, sentence))
    for calendar_id in unread:
        sentence = _("The calendar {name} was never read from its server.")
        gaps.append(Gap(Mend.ASK, sentence.format(name=names[calendar_id].name)))
    if waiting := workspace.ask(unsettled):
        gaps.append(_unsent([row.state for row in waiting]))
    newest = max(stamps(backups).values(), default=None)
    if newest is None or newest < workspace.ask(last_instant):
        gaps.append(Gap(Mend.BACK_UP, _("The last changes are in no backup yet.")))
    return gaps


def _unsent(states: list[OutboxState]) -> Gap:
    sentence = n_(
        "{n} change waits for a calendar server.", "{n} changes wait for a calendar server.",
        len(states),
    )  # fmt: skip
    choices = sum(state is not OutboxState.WAITING for state in states)
    if choices:
        sentence += " " + n_("{n} needs your choice.", "{n} need your choice.", choices)
    return Gap(Mend.SEND if choices else Mend.ASK, sentence)


def write_pack(pack: FlightPack, path: Path) -> None:
    """The pack as a plain text file, to be printed or read anywhere."""
    with replacing(path) as stream:
        stream.write("\n".join(pack_lines(pack)).encode("utf-8"))


def pack_lines(pack: FlightPack) -> list[str]:
    """The pack as lines of text."""
    first, last = (_said(day, pack) for day in (pack.days.start, pack.days.end - DAY))
    lines = [
        _("Flight pack {first} to {last}").format(first=first, last=last),
        _zones(pack),
        "",
    ]
    if pack.gaps:
        lines += [_("Missing on this laptop"), *(f"  ! {gap.sentence}" for gap in pack.gaps), ""]
    else:
        lines += [_("Everything for these days is on this laptop."), ""]
    for day, plan in groupby(pack.plan, lambda one: one.at.date()):
        lines += ["", _said(day, pack), *(_plan_line(one, pack.here) for one in plan)]
    for sheet in pack.sheets:
        lines += ["", sheet.person]
        lines += [f"  - {point.text}" for point in sheet.points] or [f"  {_('nothing open')}"]
        lines += [f"  * {action.text} ({_said(action.by_on, pack)})" for action in sheet.actions]
    for day, rings in groupby(pack.reminders, lambda one: one.there.date()):
        lines += ["", _("Reminders of {day}").format(day=_said(day, pack))]
        lines += [_ring_line(one, away=pack.there != pack.here) for one in rings]
    for title, rows in ((_("To approve"), pack.approvals), (_("To do"), pack.tasks)):
        if rows:
            lines += ["", title]
            lines += [f"  {_due(row, pack):<14} {row.task.title}" for row in rows]
    return [*lines, ""]


def _said(day: date, pack: FlightPack) -> str:
    return day_words(day, pack.days.start)


def _due(row: AgendaRow, pack: FlightPack) -> str:
    return _said(row.seen.due_on, pack) if row.seen.due_on is not None else ""


def _ring_line(one: Shifted, *, away: bool) -> str:
    home = _("travels") if one.floating else f"{one.here:%H:%M}"
    at = f"{one.there:%H:%M} ({home})" if away else f"{one.there:%H:%M}"
    return f"  {at:<15}  {one.title}"


def _asks_for_a_yes(title: str) -> bool:
    """Whether a task's title has one of the words for it."""
    words = _("approve, approval, sign off, sign-off, countersign, authorise, authorize")
    said = f" {title.casefold()} "
    return any(f" {word.strip()} " in said for word in words.split(","))


def place_of(zone: ZoneInfo) -> str:
    """The zone's name as people say it."""
    return zone.key.removeprefix("Etc/").replace("_", " ")


def _zones(pack: FlightPack) -> str:
    if pack.there == pack.here:
        return _("Times of {there}.").format(there=place_of(pack.there))
    words = _("Times of {there}; home is {home}.")
    return words.format(there=place_of(pack.there), home=place_of(pack.here))


def _plan_line(one: PlanItem, home: ZoneInfo) -> str:
    if one.all_day:
        return f"  {_('all day'):<14} {one.title}"
    at = f"{one.at:%H:%M}"
    if one.at.tzinfo != home:
        at += f" ({one.at.astimezone(home):%H:%M})"
    away = one.state in (MeetingState.SKIPPED, MeetingState.CANCELLED)
    return f"  {at:<14} {one.title}" + (f" [{one.state}]" if away else "")
