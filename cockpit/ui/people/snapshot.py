"""What the people page is about, asked in one go: people, teams, a year of meetings and more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cockpit.analysis.meeting_hours import USUAL, Hours
from cockpit.analysis.raw import day_number
from cockpit.analysis.wall_time import zone_named
from cockpit.domain.meetings import MeetingCadence, MeetingState
from cockpit.domain.period import DAY, Period
from cockpit.domain.plan import COMPANY, Subject
from cockpit.queries.meetings import MeetingRow, cadences, meetings_between
from cockpit.queries.people import PersonRow, TeamRow, people, teams
from cockpit.queries.working_hours import Whereabouts, whereabouts
from cockpit.workspace import Workspace

_BACK, _AHEAD = timedelta(days=365), timedelta(days=100)
WAITING = (MeetingState.PLANNED, MeetingState.RESCHEDULED)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``now`` is aware, ``zone`` is the manager's own, by which times are said, ``business`` the
    team's, ``here`` the machine's; ``people`` are those of the scope; ``by_subject`` are the
    ``rows`` by whose they are, in order."""

    now: datetime
    today: date
    zone: ZoneInfo
    business: ZoneInfo
    here: ZoneInfo
    people: tuple[PersonRow, ...]
    teams: tuple[TeamRow, ...]
    cadences: tuple[MeetingCadence, ...]
    rows: tuple[MeetingRow, ...]
    where: dict[int, Whereabouts]
    by_subject: dict[Subject, list[MeetingRow]]

    def of(self, subject: Subject) -> list[MeetingRow]:
        """The meetings with a person, with a team together, or with everyone, in order."""
        return list(self.by_subject.get(subject, ()))

    def cadences_of(self, subject: Subject) -> list[MeetingCadence]:
        """The rhythms that are set for a person, a team or everyone and have not ended."""
        return [
            one
            for one in self.cadences
            if not one.archived
            and (one.ends_on is None or one.ends_on >= self.today)
            and (one.person_id, one.team_id) == (subject.person_id, subject.team_id)
        ]

    def team_cadences_of(self, person: PersonRow) -> list[MeetingCadence]:
        """The rhythms of the person's team that meet its members one by one."""
        if person.team_id is None:
            return []
        return [one for one in self.cadences_of(Subject(team_id=person.team_id)) if one.each]

    def cadence(self, row: MeetingRow) -> MeetingCadence | None:
        """The rhythm a meeting belongs to."""
        wanted = row.slot.cadence_id if row.slot is not None else None
        return next((one for one in self.cadences if one.id == wanted), None)

    def hours(self, person_id: int | None) -> Hours | None:
        """When a person works; None when neither place nor hours were ever said and the team's
        clock is mine."""
        known = self.where.get(person_id or 0, Whereabouts())
        near = not self._away(self.business)
        if person_id is None or (known == Whereabouts() and near):
            return None
        begins, ends = known.begins or USUAL[0], known.ends or USUAL[1]
        return Hours(zone_named(known.zone) or self.business, begins, ends)

    def their_zone(self, person_id: int | None) -> ZoneInfo | None:
        """A person's zone where its clocks differ from mine now; None where they agree."""
        hours = self.hours(person_id)
        return hours.zone if hours is not None and self._away(hours.zone) else None

    def _away(self, zone: ZoneInfo) -> bool:
        mine, theirs = self.now.astimezone(self.zone), self.now.astimezone(zone)
        return mine.utcoffset() != theirs.utcoffset()

    def subjects(self) -> list[Subject]:
        """Everyone together, the teams, the people."""
        found = [Subject(team_id=team.id) for team in self.teams]
        return [COMPANY, *found, *(Subject(person.id) for person in self.people)]


def take_snapshot(workspace: Workspace, scope: str) -> Snapshot:
    """Ask for everything; ``scope`` as in the header: all, reports, tree, team:ID, person:ID."""
    today, now = workspace.today(), workspace.now()
    here, business = workspace.here(), workspace.zone()
    if workspace.as_of is not None:
        now = min(now, datetime.combine(today + DAY, time(), business))
    me = workspace.preferences().me
    everybody = workspace.ask(people, day_number(today))
    there = [one for one in everybody if one.left_on is None or one.left_on > today]
    every_team = workspace.ask(teams)
    chosen = _in_scope(there, every_team, scope, me)
    mine = {one.team_id for one in chosen}
    # A question about a rhythm looks at 400 days at most.
    rows = (
        *workspace.ask(meetings_between, Period(today - _BACK, today), here, business, now),
        *workspace.ask(meetings_between, Period(today, today + _AHEAD), here, business, now),
    )
    if workspace.as_of is not None:
        rows = tuple(_as_then(row, now) for row in rows)
    where = workspace.ask(whereabouts)
    own = where.get(me or 0, Whereabouts()).zone
    return Snapshot(
        now,
        today,
        zone_named(own) or here,
        business,
        here,
        tuple(_soonest_first([one for one in chosen if one.id != me], rows)),
        tuple(team for team in every_team if team.id in mine),
        workspace.ask(cadences),
        rows,
        where,
        _by_subject(rows),
    )


def _as_then(row: MeetingRow, now: datetime) -> MeetingRow:
    """What was to come on a past day is as it was planned, whatever became of it."""
    if row.at <= now and (row.held_at is None or row.held_at <= now or row.ends <= now):
        return row
    return replace(
        row, id=0, state=MeetingState.PLANNED, reason="", excused=False, notes="", begun=None,
        held_at=None,
    )  # fmt: skip


def _by_subject(rows: Sequence[MeetingRow]) -> dict[Subject, list[MeetingRow]]:
    """Asked for everybody at once: going through all rows for each took seconds with hundreds."""
    by_pair: dict[tuple[int | None, int | None], list[MeetingRow]] = {}
    for row in rows:
        team = row.team_id if row.person_id is None else None
        by_pair.setdefault((row.person_id, team), []).append(row)
    return {Subject(*pair): found for pair, found in by_pair.items()}


def _soonest_first(chosen: list[PersonRow], rows: Sequence[MeetingRow]) -> list[PersonRow]:
    """In the order in which they are met; whoever is not, last, by name."""
    place: dict[int | None, int] = {row.person_id: -1 for row in rows if row.begun is not None}
    for number, row in enumerate(rows):
        if row.state in WAITING:
            place.setdefault(row.person_id, number)
    return sorted(chosen, key=lambda one: (place.get(one.id, len(rows)), one.name))


def whose(row: MeetingRow) -> Subject:
    """With whom a meeting is."""
    if row.person_id is not None:
        return Subject(row.person_id)
    return Subject(team_id=row.team_id) if row.team_id is not None else COMPANY


def next_of(rows: Sequence[MeetingRow]) -> MeetingRow | None:
    """The meeting that runs, else the first that is still to come or under way."""
    running = next((row for row in rows if row.begun is not None), None)
    return running or next((row for row in rows if row.state in WAITING), None)


def unresolved(rows: Iterable[MeetingRow]) -> list[MeetingRow]:
    """Those that are over and of which nothing was said, the latest first."""
    return [row for row in rows if row.state is MeetingState.UNRESOLVED][::-1]


def _in_scope(
    there: Sequence[PersonRow], every_team: Sequence[TeamRow], scope: str, me: int | None
) -> list[PersonRow]:
    kind, _mark, number = scope.partition(":")
    if kind == "person" and number.isdecimal():
        return [one for one in there if one.id == int(number)]
    if kind == "team" and number.isdecimal():
        inside = _with_children(int(number), every_team)
        return [one for one in there if one.team_id in inside]
    if kind == "reports" and me is not None:
        return [one for one in there if one.manager_id == me]
    if kind == "tree" and me is not None:
        below = _below(me, there)
        return [one for one in there if one.id in below]
    return list(there)


def _with_children(team_id: int, every_team: Sequence[TeamRow]) -> set[int]:
    found = {team_id}
    for _turn in every_team:
        found |= {team.id for team in every_team if team.parent_id in found}
    return found


def _below(me: int, there: Sequence[PersonRow]) -> set[int]:
    found, fresh = set[int](), {me}
    while fresh:
        fresh = {one.id for one in there if one.manager_id in fresh} - found
        found |= fresh
    return found
