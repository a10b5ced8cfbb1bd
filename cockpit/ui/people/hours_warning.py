"""Whose working hours a meeting would break, said while its time is chosen and afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from cockpit.analysis.meeting_hours import is_outside
from cockpit.domain.plan import Subject
from cockpit.queries.meetings import MeetingRow
from cockpit.queries.people import PersonRow
from cockpit.ui.people.snapshot import Snapshot
from cockpit.ui.people.words import outside_words
from cockpit.wording import n_

# More would hide the form.
_SAID = 3


def those_met(snapshot: Snapshot, subject: Subject) -> list[PersonRow]:
    """The person, or everybody who is in the team."""
    team = subject.team_id
    return [
        one
        for one in snapshot.people
        if one.id == subject.person_id or (team is not None and one.team_id == team)
    ]


def warning_of(snapshot: Snapshot, row: MeetingRow, at: datetime) -> str:
    """Whose hours the meeting would not keep at an aware instant; empty when it keeps all."""
    subject = Subject(row.person_id, None if row.person_id is not None else row.team_id)
    found = []
    for person in those_met(snapshot, subject):
        hours = snapshot.hours(person.id)
        if hours is not None and is_outside(at, row.minutes, hours):
            found.append(outside_words((1, 1, at), hours, person.name))
    return shortened(found)


def shortened(sentences: Sequence[str]) -> str:
    """The first of them, and of how many more people there is one."""
    more = len(sentences) - _SAID
    rest = [n_("And of {n} more person.", "And of {n} more people.", more)] if more > 0 else []
    return " ".join([*sentences[:_SAID], *rest])
