"""What of a calendar is safe to hand to a parser: told from the text alone, in milliseconds."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from cockpit.wording import _

LARGEST = 2 * 1024 * 1024
MOST_EVENTS = 5_000
MOST_REPEATS = 1_000
# More clock times a day than hours is no meeting but an attack on the reader.
MOST_TIMES_A_DAY = 24
MOST_DATES = 5_000
MOST_DIGITS = 9

_FOLD = re.compile(r"\r?\n[ \t]")
_EVENT = re.compile(r"(?ims)^BEGIN:VEVENT[ \t]*$.*?^END:VEVENT[ \t]*$\n?")
_RULE = re.compile(r"(?im)^(?:RRULE|EXRULE)[^:\n]*:(.*)$")
_DATES = re.compile(r"(?im)^(?:RDATE|EXDATE)[^:\n]*:(.*)$")
_EVENT_START = re.compile(r"(?im)^BEGIN:VEVENT")
_UID = re.compile(r"(?im)^UID[^:\n]*:(.*)$")
_TITLE = re.compile(r"(?im)^SUMMARY[^:\n]*:(.*)$")
_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An event that is not read, and why, in words."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Bounded:
    """The text without what is dangerous. ``refused`` is why nothing of it may be read."""

    text: str
    left_out: tuple[LeftOut, ...] = ()
    refused: str = ""


def bounded(data: bytes) -> Bounded:
    """The calendar text of ``data`` with each event that could hang a reader taken out."""
    if len(data) > LARGEST:
        return Bounded("", refused=_("the file is larger than 2 MB; export a shorter time"))
    text = _unfolded(data)
    if "BEGIN:VCALENDAR" not in text.upper():
        return Bounded("", refused=_("this is not a calendar file"))
    if text.upper().count("BEGIN:VEVENT") > MOST_EVENTS:
        sentence = _("the file has more than {n} events; export a shorter time")
        return Bounded("", refused=sentence.format(n=MOST_EVENTS))
    left_out: list[LeftOut] = []

    def judged(found: re.Match[str]) -> str:
        why = _danger(found[0])
        if not why:
            return found[0]
        left_out.append(LeftOut(title_of(found[0]), why))
        return ""

    return Bounded(_EVENT.sub(judged, text), tuple(left_out))


def title_of(event: str) -> str:
    """What the event's text calls itself."""
    found = _TITLE.search(event)
    return found[1].strip()[:200] if found else ""


def uid_of(text: str) -> str:
    """The identity of the first event in a text."""
    found = _UID.search(_EVENT_START.split(_FOLD.sub("", text), maxsplit=1)[-1])
    return found[1].strip() if found else ""


def _unfolded(data: bytes) -> str:
    """The text with long lines joined and one kind of line end."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", errors="replace")
    text = text.replace("\x00", "")
    return _FOLD.sub("", text).replace("\r\n", "\n").replace("\r", "\n")


def _danger(event: str) -> str:
    """Why the event may not be expanded; empty when it may."""
    for found in _RULE.finditer(event):
        if why := _danger_of_rule(found[1].strip()):
            return why
    if sum(found[1].count(",") + 1 for found in _DATES.finditer(event)) > MOST_DATES:
        return _("it lists more than {n} dates").format(n=MOST_DATES)
    return ""


def _danger_of_rule(rule: str) -> str:
    parts = dict(part.upper().split("=", 1) for part in rule.split(";") if "=" in part)
    if parts.get("FREQ", "") not in _FREQUENCIES:
        return _("it repeats more often than daily, or in a way that is not known")
    for name, most in (("INTERVAL", None), ("COUNT", MOST_REPEATS)):
        text = parts.get(name, "1").strip()
        if not text.isdecimal() or len(text) > MOST_DIGITS or int(text) < 1:
            return _("its repeat says {part}, which never ends").format(part=f"{name}={text[:20]}")
        if most and int(text) > most:
            return _("it repeats more than {n} times").format(n=most)
    if _times_a_day(parts) > MOST_TIMES_A_DAY:
        return _("it repeats more often than hourly")
    if not _has_such_days(parts):
        return _("it repeats on days that do not exist")
    return ""


def _times_a_day(parts: dict[str, str]) -> int:
    times = 1
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        times *= parts.get(name, "").count(",") + 1
    return times


def _has_such_days(parts: dict[str, str]) -> bool:
    """Whether one of the months has one of the days: a search for 30 February never ends."""
    if "BYMONTHDAY" not in parts:
        return True
    try:
        days = [abs(int(day)) for day in parts["BYMONTHDAY"].split(",")]
        months = [int(month) for month in parts.get("BYMONTH", "1").split(",")]
        longest = max(calendar.monthrange(2024, month)[1] for month in months)
    except (ValueError, IndexError, calendar.IllegalMonthError):
        return False
    return min(days) <= longest and min(days) > 0
