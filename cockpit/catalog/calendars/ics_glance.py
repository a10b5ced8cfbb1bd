"""What an event's text says at a glance, told from its lines alone: nothing is expanded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r"^([A-Za-z-]+)((?:;[^:\"]*(?:\"[^\"]*\")?[^:\"]*)?):(.*)$")
_ZONE = re.compile(r"TZID=\"?([^;:\"]+)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([nN,;\\])")
# More of an event than this is not for a glance.
_MOST = 200_000
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Glance:
    """The first event of a text: its times as written, with the name of their zone (``UTC``, or
    empty where they hold wherever one is); a date for a whole day."""

    title: str = ""
    place: str = ""
    start: date | None = None
    end: date | None = None
    zone: str = ""
    repeats: bool = False


def glance(text: str) -> Glance:
    """What the first event says; an empty glance for a text without one."""
    found: dict[str, tuple[str, str]] = {}
    inside = 0
    for line in _FOLD.sub("", text[:_MOST]).splitlines():
        upper = line.strip().upper()
        if upper == "BEGIN:VEVENT":
            inside = 1
        elif inside and upper.startswith("BEGIN:"):
            inside += 1
        elif inside and upper.startswith("END:"):
            inside -= 1
            if not inside:
                break
        elif inside == 1 and (told := _LINE.match(line)):
            found.setdefault(told[1].upper(), (told[2], told[3].strip()))
    nothing = ("", "")
    start, zone = _moment(*found.get("DTSTART", nothing))
    end, _zone = _moment(*found.get("DTEND", nothing))
    title, place = (_plain(found.get(key, nothing)[1]) for key in ("SUMMARY", "LOCATION"))
    return Glance(title, place, start, end, zone, "RRULE" in found)


def _moment(parameters: str, value: str) -> tuple[date | None, str]:
    """The time as written and its zone; None for what is no time."""
    named = _ZONE.search(parameters)
    zone = "UTC" if value.endswith("Z") else named[1] if named else ""
    text = value.removesuffix("Z")
    try:
        if "T" in text:
            return datetime.strptime(text, "%Y%m%dT%H%M%S"), zone
        return datetime.strptime(text, "%Y%m%d").date(), ""
    except ValueError:
        return None, ""


def _plain(text: str) -> str:
    return _ESCAPED.sub(_sign, text)[:_LONGEST]


def _sign(found: re.Match[str]) -> str:
    return " " if found[1] in "nN" else found[1]
