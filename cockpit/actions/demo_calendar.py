"""The made-up manager's own calendar: what stands in it beside the meetings of the rhythm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cockpit.actions.calendars import keep_events
from cockpit.analysis import rules
from cockpit.analysis.recurring import occurrences
from cockpit.catalog.calendars.ics import Happening, KeptEvent, ReadCalendar
from cockpit.domain.calendar import Calendar, CalendarKind, usual_window
from cockpit.domain.deal import Deal, Outcome
from cockpit.domain.people import Account
from cockpit.domain.period import DAY, Period
from cockpit.domain.recurrence import Recurrence
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

# For so long somebody has kept this calendar; a rule is asked for 400 days at most at once.
_BACK, _AT_ONCE = timedelta(days=110), timedelta(days=300)
_NOWHERE = ZoneInfo("UTC")
# Nobody travels for so many minutes.
_CALL = 45
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class _Event:
    """A series, or with an empty rule one event, by the clock of wherever one is; without a time
    it fills ``days`` whole days."""

    slug: str
    title: str
    first_on: date
    at: str = ""
    minutes: int = 60
    rule: str = ""
    where: str = ""
    days: int = 1


def make_calendar(work: Work) -> None:
    """Add the calendar that is kept here alone."""
    calendar = Calendar(_("My calendar"), CalendarKind.OWN, writes=True)
    work.add(calendar)
    start, end = usual_window(work.today)
    events = [*_series(work.today), *_visits(work), *_days_away(work.today)]
    read = ReadCalendar(
        calendar.name,
        "",
        tuple(_kept(one, work.now) for one in events),
        tuple(each for one in events for each in _happenings(one, start, end)),
        (),
    )
    keep_events(work, calendar, read, start, end)


def _series(today: date) -> list[_Event]:
    begin = today - _BACK
    monday = begin - timedelta(days=begin.weekday())
    room = _("Board room")
    told = [
        _Event("leaders", _("Leadership meeting"), monday, "08:30", 60, rules.weekly("MO"), room),
        _Event("leads", _("Leads with marketing"), monday + 2 * DAY, "16:30", 45,
               rules.weekly("WE")),
        _Event("desk", _("Deal desk with finance"), monday + 3 * DAY, "11:30", 30,
               rules.weekly("TH", every=2)),
        _Event("focus", _("Focus: coaching plans"), monday + 4 * DAY, "09:30", 90,
               rules.weekly("FR")),
        _Event("product", _("Product council"), monday + DAY, "15:30", 60,
               rules.monthly_nth("TU", 2), _("Video call")),
        _Event("heads", _("Lunch with the regional heads"), monday + 3 * DAY, "12:30", 75,
               rules.monthly_nth("TH", 1)),
    ]  # fmt: skip
    # In a calendar the first day of a series happens, whether its rule says so or not.
    return [replace(one, first_on=_first_of(one)) for one in told]


def _first_of(one: _Event) -> date:
    days = Period(one.first_on, one.first_on + 63 * DAY)
    found = occurrences(Recurrence(one.first_on, one.at, one.rule), days, _NOWHERE, _NOWHERE)
    return found[0].local.date()


def _visits(work: Work) -> Iterator[_Event]:
    """Customers seen and to be seen: the largest open deals, on working days."""
    open_deals = work.find(Deal, "id", outcome=Outcome.OPEN)
    deals = sorted(open_deals, key=lambda deal: (-(deal.amount or 0), deal.id))
    plans = (
        (-24, "14:00", 90, _("Steering meeting: {account}")),
        (-9, "10:00", 60, _("Presentation: {account}")),
        (0, "13:00", 45, _("Call with the sponsor: {account}")),
        (2, "11:00", 90, _("Presentation: {account}")),
        (6, "14:30", 60, _("Negotiation: {account}")),
        (13, "10:00", 120, _("Executive visit: {account}")),
    )
    for number, (days, at, minutes, words) in enumerate(plans):
        if number >= len(deals):
            return
        account_id = deals[number].account_id
        name = deals[number].name if account_id is None else work.get(Account, account_id).name
        title, on = words.format(account=name), _working(work.today + timedelta(days=days))
        where = _("At the customer’s") if minutes > _CALL else _("Video call")
        yield _Event(f"visit{number}", title, on, at, minutes, where=where)


def _days_away(today: date) -> list[_Event]:
    return [
        _Event("away", _("Days off"), _working(today - timedelta(days=58)), days=3),
        _Event("kick_off", _("Sales kick-off"), _working(today + timedelta(days=20)), days=2),
        _Event("train", _("Train to the kick-off"), _working(today + timedelta(days=19)), "16:00",
               150),
    ]  # fmt: skip


def _working(day: date) -> date:
    while day.weekday() > 4:
        day += DAY
    return day


def _happenings(one: _Event, start: date, end: date) -> Iterator[Happening]:
    said = one.title, one.where, "", ""
    if not one.at:
        over = one.first_on + one.days * DAY
        yield Happening(_uid(one), one.first_on.isoformat(), *said, one.first_on, over, True)
        return
    rule = Recurrence(one.first_on, one.at, one.rule)
    while start < end:
        window = Period(start, min(end, start + _AT_ONCE))
        for each in occurrences(rule, window, _NOWHERE, _NOWHERE):
            over = each.local + timedelta(minutes=one.minutes)
            yield Happening(_uid(one), each.local.isoformat(), *said, each.local, over, False)
        start = window.end


def _kept(one: _Event, now: datetime) -> KeptEvent:
    """The event as a calendar's file has it."""
    begin = datetime.combine(one.first_on, time.fromisoformat(one.at or "00:00"))
    lines = ["BEGIN:VEVENT", f"UID:{_uid(one)}", f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}"]
    if one.at:
        over = begin + timedelta(minutes=one.minutes)
        lines += [f"DTSTART:{begin:%Y%m%dT%H%M%S}", f"DTEND:{over:%Y%m%dT%H%M%S}"]
    else:
        over = begin + one.days * DAY
        lines += [f"DTSTART;VALUE=DATE:{begin:%Y%m%d}", f"DTEND;VALUE=DATE:{over:%Y%m%d}"]
    lines += [f"RRULE:{one.rule}"] if one.rule else []
    lines.append(f"SUMMARY:{one.title.translate(_ESCAPED)}")
    lines += [f"LOCATION:{one.where.translate(_ESCAPED)}"] if one.where else []
    raw = "\r\n".join([*lines, "END:VEVENT", ""])
    return KeptEvent(_uid(one), "", one.title, bool(one.rule), raw)


def _uid(one: _Event) -> str:
    return f"{one.slug}@ourteam.example"
