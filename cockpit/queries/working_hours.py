"""Where each person is and when they work."""

from __future__ import annotations

from dataclasses import dataclass

from cockpit.storage.database import Reader


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``zone`` is an IANA name, empty for the business zone; ``begins`` and ``ends`` read HH:MM,
    empty for the usual hours."""

    zone: str = ""
    begins: str = ""
    ends: str = ""


def whereabouts(db: Reader) -> dict[int, Whereabouts]:
    """Of everybody, by person id."""
    rows = db.all(
        "SELECT p.id, p.time_zone, coalesce(h.begins, ''), coalesce(h.ends, '') FROM person p"
        " LEFT JOIN working_hours h ON h.person_id = p.id"
    )
    return {id: Whereabouts(*rest) for id, *rest in rows}


def minute_of(clock: str) -> int:
    """Minutes after midnight of HH:MM."""
    hours, minutes = clock.split(":")
    return int(hours) * 60 + int(minutes)
