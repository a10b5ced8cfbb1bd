"""How meetings with people are said: when, in whose time, how often in a row."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.meeting_hours import Hours
from cockpit.analysis.meeting_words import kind_short, kind_title, often
from cockpit.domain.meetings import MeetingKind, MeetingState
from cockpit.domain.plan import Subject
from cockpit.queries.meeting_record import record_of
from cockpit.queries.meetings import MeetingRow
from cockpit.ui.people.snapshot import Snapshot, next_of
from cockpit.ui.widgets.figures import clock, day
from cockpit.wording import _

_LONG_AGO = 14


def list_line(snapshot: Snapshot, subject: Subject) -> tuple[str, str]:
    """What the list says of somebody's next meeting, and its colour."""
    rows, today = snapshot.of(subject), snapshot.today
    coming = next_of(rows)
    if coming is not None and coming.begun is not None:
        return running_words(coming.begun, snapshot.zone), "accent"
    if coming is not None and _day(coming, snapshot) == today:
        return _short_when(coming, snapshot), "accent"
    missed = _missed(rows, today)
    if missed is not None and missed.state is MeetingState.UNRESOLVED:
        return _("{kind}: held?").format(kind=kind_short(missed.kind)), "warn"
    if missed is not None:
        return _("{kind} missed").format(kind=kind_short(missed.kind)), "warn"
    if coming is not None:
        return _short_when(coming, snapshot), "dim"
    if subject.person_id is None or not rows:
        return _("no meeting planned"), "dim"
    # A rhythm there was, and it has come to an end.
    return _("check in"), "warn"


def running_words(begun: datetime, zone: ZoneInfo) -> str:
    """Since when a meeting runs."""
    return _("running since {clock}").format(clock=clock(begun.astimezone(zone)))


def _short_when(row: MeetingRow, snapshot: Snapshot) -> str:
    on = _day(row, snapshot)
    said = day(on, snapshot.today)
    if (on - snapshot.today).days <= 1:
        # The hour matters more than the kind, and there is no room for both.
        return f"{said} {clock(row.at.astimezone(snapshot.zone))}"
    return f"{kind_short(row.kind)} {said}"


def _missed(rows: list[MeetingRow], today: date) -> MeetingRow | None:
    """The latest of a kind that was to be, when it was not held and nobody is excused."""
    told = (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNRESOLVED)
    since = today - timedelta(days=_LONG_AGO)
    last = {row.kind: row for row in rows if row.state in told and row.local.date() >= since}
    missed = [
        last[kind]
        for kind in MeetingKind
        if kind in last and last[kind].state is not MeetingState.HELD and not last[kind].excused
    ]
    return missed[0] if missed else None


def heading_of(row: MeetingRow, snapshot: Snapshot) -> str:
    """One-on-one · today 14:00–14:30."""
    begin, end = row.at.astimezone(snapshot.zone), row.ends.astimezone(snapshot.zone)
    when = f"{day(begin.date(), snapshot.today)} {clock(begin)}–{clock(end)}"
    if row.begun is not None and begin.date() != row.begun.astimezone(snapshot.zone).date():
        when = _("planned {when}").format(when=when)
    return f"{kind_title(row.kind)} · {when}"


def streak_words(row: MeetingRow, rows: list[MeetingRow], today: date) -> str:
    """Weekly, 9th in a row; nothing for a meeting on the spot."""
    if row.slot is None:
        return _("on the spot")
    same = [one for one in rows if one.kind is row.kind and one.at < row.at]
    streak = record_of(same, today).streak
    how = often(row.cadence_rule)
    if not streak:
        return how
    return _("{often}, {nth} in a row").format(often=how, nth=ordinal(streak + 1))


def ordinal(n: int) -> str:
    """A place in a series: 9th."""
    if n % 100 in (11, 12, 13):
        return _("{n}th").format(n=n)
    words = {1: _("{n}st"), 2: _("{n}nd"), 3: _("{n}rd")}
    return words.get(n % 10, _("{n}th")).format(n=n)


def their_time(at: datetime, zone: ZoneInfo, mine: ZoneInfo) -> str:
    """The time of day where they are, with the day where it is another one."""
    there, here = at.astimezone(zone), at.astimezone(mine)
    place = place_of(zone)
    days = (there.date() - here.date()).days
    if not days:
        return _("{clock} in {place}").format(clock=clock(there), place=place)
    which = _("the day after") if days > 0 else _("the day before")
    return _("{clock} {which} in {place}").format(clock=clock(there), which=which, place=place)


def place_of(zone: ZoneInfo) -> str:
    """The town of a zone's name."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def outside_words(missed: tuple[int, int, datetime], hours: Hours, name: str) -> str:
    """How many of the coming meetings fall outside somebody's working hours."""
    count, of, first = missed
    there = first.astimezone(hours.zone)
    when = f"{day(there.date())} {clock(there)}"
    if of == 1:
        return _("Outside {name}’s hours ({begins}–{ends}): {when} there.").format(
            name=name, begins=hours.begins, ends=hours.ends, when=when
        )
    return _(
        "{n} of {of} in the coming year outside {name}’s hours ({begins}–{ends}), first {when}"
        " there."
    ).format(n=count, of=of, name=name, begins=hours.begins, ends=hours.ends, when=when)


def state_words(row: MeetingRow) -> tuple[str, str]:
    """How it went, in a chip: (words, tone)."""
    if row.state is MeetingState.SKIPPED:
        return (_("excused"), "neutral") if row.excused else (_("skipped"), "warn")
    return {
        MeetingState.HELD: (_("held"), "good"),
        MeetingState.CANCELLED: (_("called off"), "neutral"),
        MeetingState.UNRESOLVED: (_("how did it go?"), "warn"),
        MeetingState.RESCHEDULED: (_("moved here"), "accent"),
    }.get(row.state, (_("planned"), "neutral"))


def hours_words(minutes: int) -> str:
    """A length of time: 45 min, 2 h 30 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return _("{h} h").format(h=hours) if not rest else _("{h} h {n} min").format(h=hours, n=rest)


def _day(row: MeetingRow, snapshot: Snapshot) -> date:
    return row.at.astimezone(snapshot.zone).date()


def kinds() -> list[tuple[MeetingKind, str]]:
    """The kinds of meetings to choose from."""
    return [(kind, kind_title(kind)) for kind in MeetingKind]
