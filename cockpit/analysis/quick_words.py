"""The words of quick add that say when: days, times, rhythms."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from cockpit.domain.work_items import Cadence

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
           "september", "october", "november", "december")  # fmt: skip
_ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4,
    "last": -1,
}  # fmt: skip
_LONGEST = 8
_WEEKDAY = (
    r"(mon(?:days?)?|tue(?:s|sdays?)?|wed(?:nesdays?)?|thu(?:rs?|rsdays?)?|fri(?:days?)?"
    r"|sat(?:urdays?)?|sun(?:days?)?)"
)
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NTH = rf"({'|'.join(_ORDINALS)})"
_MARKER = r"(on|by|due|from|starting|until)"


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a run of words says; ``kinds`` are among day, time, rhythm. A ``marked`` one cannot
    be part of a title, as ``on Friday`` against ``Friday``; one that may stand in ``front`` is no
    adjective there, as ``Monday`` and ``weekly`` are."""

    kinds: frozenset[str]
    marked: bool = False
    front: bool = True
    day: date | None = None
    time: str = ""
    cadence: Cadence | None = None
    rule: str = ""


Reader = Callable[[re.Match[str], date], Meaning | None]
DAY, TIME, RHYTHM = frozenset({"day"}), frozenset({"time"}), frozenset({"rhythm"})


def meaning_at(words: list[str], at: int, today: date) -> tuple[int, Meaning] | None:
    """How many words from ``at`` on say something about when, and what; the longest run wins."""
    run = " ".join(word.lower().rstrip(",;") for word in words[at : at + _LONGEST])
    best: tuple[int, Meaning] | None = None
    for pattern, read in _GRAMMAR:
        match = pattern.match(run)
        if match is None or not match.group().strip():
            continue
        count = match.group().strip().count(" ") + 1
        if best is None or count > best[0]:
            meaning = read(match, today)
            if meaning is not None:
                best = count, meaning
    return best


def _weekday(name: str) -> int:
    return next(i for i, full in enumerate(_DAY_NAMES) if full.startswith(name[:3]))


def _coming(weekday: int, today: date) -> date:
    """The next such day after today."""
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _said(day: date, *, marked: bool, front: bool = True) -> Meaning:
    return Meaning(DAY, marked, front, day=day)


def _near(match: re.Match[str], today: date) -> Meaning:
    ahead = {"today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}[match[2]]
    return _said(today + timedelta(days=ahead), marked=bool(match[1]))


def _on_weekday(match: re.Match[str], today: date) -> Meaning:
    return _said(_coming(_weekday(match[2]), today), marked=bool(match[1]), front=False)


def _next_weekday(match: re.Match[str], today: date) -> Meaning:
    """``next Friday`` is the Friday of next week."""
    monday = today - timedelta(days=today.weekday()) + timedelta(days=7)
    return _said(monday + timedelta(days=_weekday(match[2])), marked=True)


def _next_unit(match: re.Match[str], today: date) -> Meaning:
    if match[2] == "week":
        return _said(today + timedelta(days=7 - today.weekday()), marked=True)
    last = monthrange(today.year, today.month)[1]
    return _said(today.replace(day=last) + timedelta(days=1), marked=True)


def _end_of(match: re.Match[str], today: date) -> Meaning:
    if match[2] in ("end of week", "end of the week", "eow"):
        friday = today + timedelta(days=4 - today.weekday())
        return _said(max(friday, today), marked=True)
    return _said(today.replace(day=monthrange(today.year, today.month)[1]), marked=True)


def _ahead(match: re.Match[str], today: date) -> Meaning | None:
    count = int(match[1]) if match[1].isdigit() else 1
    days = count * {"d": 1, "w": 7}.get(match[2][0], 30)
    if match[2][0] == "m":
        return _said(_months_on(today, count), marked=True)
    return _said(today + timedelta(days=days), marked=True) if days < 3_660 else None


def _months_on(today: date, count: int) -> date:
    month = today.year * 12 + today.month - 1 + count
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


def _day_and_month(match: re.Match[str], today: date) -> Meaning | None:
    return _dated(match[1], match[2], match[3], match[4], today)


def _month_and_day(match: re.Match[str], today: date) -> Meaning | None:
    return _dated(match[1], match[3], match[2], match[4], today)


def _dated(
    marker: str | None, day: str, month: str, year: str | None, today: date
) -> Meaning | None:
    """A day without a year is the next one, unless it lay less than three months back."""
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month[:3]))
    try:
        found = date(int(year) if year else today.year, number, int(day))
        if not year and found < today - timedelta(days=92):
            found = found.replace(year=today.year + 1)
    except ValueError:
        return None
    return _said(found, marked=bool(marker))


def _iso(match: re.Match[str], _today: date) -> Meaning | None:
    try:
        return _said(date.fromisoformat(match[2]), marked=True)
    except ValueError:
        return None


def _clock(match: re.Match[str], _today: date) -> Meaning | None:
    hour, minute = int(match[2]), int(match[3] or 0)
    half = match[4] or ""
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    exact = bool(half or match[3])
    return Meaning(TIME, exact and bool(match[1]), exact, time=f"{hour:02}:{minute:02}")


def _noon(match: re.Match[str], _today: date) -> Meaning:
    return Meaning(TIME, bool(match[1]), time="12:00")


def _again(cadence: Cadence, rule: str = "", *, marked: bool = True) -> Meaning:
    return Meaning(RHYTHM, marked, False, cadence=cadence, rule=rule)


def _every_unit(match: re.Match[str], _today: date) -> Meaning | None:
    count = {None: 1, "other": 2, "second": 2, "2nd": 2}.get(match[1]) or int(match[1])
    unit = match[2]
    if not 1 <= count <= 99:
        return None
    if unit == "weekday":
        return _again(Cadence.DAILY, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR") if count == 1 else None
    cadence = {"day": Cadence.DAILY, "week": Cadence.WEEKLY, "month": Cadence.MONTHLY,
               "quarter": Cadence.QUARTERLY}[unit]  # fmt: skip
    if count == 1:
        return _again(cadence)
    frequency = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY"}.get(unit)
    return _again(cadence, f"FREQ={frequency};INTERVAL={count}") if frequency else None


def _adverb(match: re.Match[str], _today: date) -> Meaning:
    weekdays = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    return {
        "daily": _again(Cadence.DAILY, marked=False),
        "weekdays": _again(Cadence.DAILY, weekdays, marked=False),
        "weekly": _again(Cadence.WEEKLY, marked=False),
        "biweekly": _again(Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2", marked=False),
        "fortnightly": _again(Cadence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2", marked=False),
        "monthly": _again(Cadence.MONTHLY, marked=False),
        "quarterly": _again(Cadence.QUARTERLY, marked=False),
    }[match[1]]


def _every_weekdays(match: re.Match[str], _today: date) -> Meaning:
    names = re.findall(_WEEKDAY, match[1])
    days = sorted({_weekday(name) for name in names})
    codes = ",".join(_CODES[day] for day in days)
    cadence = Cadence.WEEKLY if len(days) == 1 else Cadence.DAILY
    return _again(cadence, f"FREQ=WEEKLY;BYDAY={codes}")


def _every_nth_weekday(match: re.Match[str], _today: date) -> Meaning | None:
    """``every 2nd Tuesday`` is every two weeks; ``every last Tuesday`` is once a month."""
    code = _CODES[_weekday(match[2])]
    count = {"other": 2}.get(match[1]) or _ORDINALS[match[1]]
    if count in (1, -1):
        return _again(Cadence.MONTHLY, f"FREQ=MONTHLY;BYDAY={count}{code}")
    return _again(Cadence.WEEKLY, f"FREQ=WEEKLY;INTERVAL={count};BYDAY={code}")


def _nth_of_month(match: re.Match[str], _today: date) -> Meaning:
    code = _CODES[_weekday(match[2])]
    return _again(Cadence.MONTHLY, f"FREQ=MONTHLY;BYDAY={_ORDINALS[match[1]]}{code}")


def _every_date(match: re.Match[str], _today: date) -> Meaning | None:
    day = match[1] or match[2]
    if day == "last day":
        return _again(Cadence.MONTHLY, "FREQ=MONTHLY;BYMONTHDAY=-1")
    number = int(re.sub(r"\D", "", day))
    if not 1 <= number <= 28:
        return None
    return _again(Cadence.MONTHLY, f"FREQ=MONTHLY;BYMONTHDAY={number}")


def _grammar(*rules: tuple[str, Reader]) -> tuple[tuple[re.Pattern[str], Reader], ...]:
    return tuple((re.compile(rf"(?:{text})(?=\s|$)", re.ASCII), read) for text, read in rules)


_GRAMMAR = _grammar(
    (rf"(?:{_MARKER} )?(today|tonight|tomorrow|day after tomorrow)", _near),
    (rf"(?:{_MARKER} )?{_WEEKDAY}", _on_weekday),
    (rf"(?:{_MARKER} )?next {_WEEKDAY}", _next_weekday),
    (rf"(?:{_MARKER} )?next (week|month)", _next_unit),
    (rf"(?:{_MARKER} )?(end of (?:the )?week|eow|end of (?:the )?month|eom)", _end_of),
    (r"in (\d{1,3}|an?|one) (days?|weeks?|months?)", _ahead),
    (r"\+(\d{1,3})(d|w|m)", _ahead),
    (rf"(?:{_MARKER} )?(\d{{1,2}})(?:st|nd|rd|th)?\.? {_MONTH}(?: (\d{{4}}))?", _day_and_month),
    (rf"(?:{_MARKER} )?{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?(?: (\d{{4}}))?", _month_and_day),
    (rf"(?:{_MARKER} )?(\d{{4}}-\d\d-\d\d)", _iso),
    (r"(at )?(\d{1,2}):(\d\d)(?: ?(am|pm))?", _clock),
    (r"(at )?(\d{1,2})()(am|pm)", _clock),
    (r"(at )(\d{1,2})()()", _clock),
    (r"(at )?noon", _noon),
    (r"every (?:(other|second|2nd|\d{1,2}) )?(day|week|month|quarter|weekday)s?", _every_unit),
    (r"(daily|weekdays|weekly|biweekly|fortnightly|monthly|quarterly)", _adverb),
    (rf"every ({_WEEKDAY}(?:(?:,| and|, and|) {_WEEKDAY})*)", _every_weekdays),
    (rf"every (other|{_NTH[1:-1]}) {_WEEKDAY}", _every_nth_weekday),
    (rf"(?:every |on the |the )?{_NTH} {_WEEKDAY} (?:of (?:the|every|each) month|monthly)",
     _nth_of_month),
    (r"every (?:month on the )?(?:(\d{1,2}(?:st|nd|rd|th))|(last day))(?: of the month)?",
     _every_date),
)  # fmt: skip
