"""Goals, plans in three sizes, notes on deviations, and what was done towards goals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cockpit.domain.people import Role
from cockpit.domain.period import Period, Unit
from cockpit.domain.plan import Counted, NoteKind, Scenario, Subject
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_number, day_of, instant_of


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody who may have a target: the team is the one of the day asked about."""

    id: int
    name: str
    role: Role
    team_id: int | None
    begins_on: date | None
    left_on: date | None


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal; see ``domain.plan.Goal``. ``who`` is empty for the company."""

    id: int
    metric: str
    counted: Counted
    interval: Unit
    target: float
    from_on: date
    to_on: date | None
    currency: str
    activity_type: str
    name: str
    subject: Subject
    who: str


@dataclass(frozen=True, slots=True)
class ScenarioRow:
    """One size of a plan; minor units."""

    id: int
    scenario: Scenario
    amount: int
    currency: str


@dataclass(frozen=True, slots=True)
class PlanNoteRow:
    """A note on a deviation."""

    id: int
    kind: NoteKind
    text: str
    at: datetime
    period: Period
    subject: Subject


def seats(db: Reader, period: Period, day: date) -> list[Seat]:
    """Reps who are there in the period and whoever has a target in it, by name; their team is the
    one on ``day`` (the first known before it, the last after it has ended)."""
    rows = db.all(
        "SELECT p.id, p.name, p.role, (SELECT m.team_id FROM membership m"
        " WHERE m.person_id = p.id AND m.team_id IS NOT NULL"
        " ORDER BY coalesce(m.from_on, -1000000) <= ?3 DESC,"
        " CASE WHEN coalesce(m.from_on, -1000000) <= ?3 THEN -coalesce(m.from_on, -1000000)"
        " ELSE m.from_on END, m.id DESC LIMIT 1), coalesce(p.quota_from, p.hired_on), p.left_on"
        " FROM person p WHERE EXISTS (SELECT 1 FROM quota q WHERE q.person_id = p.id"
        " AND q.start_on < ?2 AND q.end_on > ?1) OR (p.role = 'rep'"
        " AND coalesce(p.quota_from, p.hired_on, -1000000) < ?2"
        " AND coalesce(p.left_on, 1000000) > ?1) ORDER BY p.name",
        day_number(period.start),
        day_number(period.end),
        day_number(day),
    )
    return [
        Seat(id, name, Role(role), team, _day(begins), _day(left))
        for id, name, role, team, begins, left in rows
    ]


def goals(db: Reader) -> list[GoalRow]:
    """The goals that are not archived, the company's first, then teams', then people's."""
    rows = db.all(
        "SELECT g.id, g.metric, g.counted, g.interval, g.target, g.from_on, g.to_on, g.currency,"
        " g.activity_type, g.name, g.person_id, g.team_id, coalesce(p.name, t.name, '') FROM goal g"
        " LEFT JOIN person p ON p.id = g.person_id LEFT JOIN team t ON t.id = g.team_id"
        " WHERE NOT g.archived ORDER BY g.person_id IS NOT NULL, g.team_id IS NOT NULL,"
        " coalesce(p.name, t.name, ''), g.id"
    )
    return [
        GoalRow(
            id, metric, Counted(counted), Unit(interval), target, day_of(start), _day(end),
            currency, kind, name, Subject(person, team), who,
        )
        for id, metric, counted, interval, target, start, end, currency, kind, name, person, team,
        who in rows
    ]  # fmt: skip


def scenarios(db: Reader, subject: Subject, period: Period) -> list[ScenarioRow]:
    """The sizes that are set for exactly this period."""
    rows = db.all(
        "SELECT id, scenario, amount, currency FROM plan_scenario WHERE start_on = ?"
        " AND end_on = ? AND person_id IS ? AND team_id IS ?",
        day_number(period.start), day_number(period.end), subject.person_id, subject.team_id,
    )  # fmt: skip
    return [ScenarioRow(id, Scenario(size), amount, money) for id, size, amount, money in rows]


def plan_notes(db: Reader, subject: Subject, period: Period) -> list[PlanNoteRow]:
    """The notes on periods that touch this one, the latest first."""
    rows = db.all(
        "SELECT id, kind, text, at, start_on, end_on FROM plan_note WHERE start_on < ?"
        " AND end_on > ? AND person_id IS ? AND team_id IS ? ORDER BY at DESC, id DESC",
        day_number(period.end), day_number(period.start), subject.person_id, subject.team_id,
    )  # fmt: skip
    return [
        PlanNoteRow(
            id, NoteKind(kind), text, instant_of(at), Period(day_of(start), day_of(end)), subject
        )
        for id, kind, text, at, start, end in rows
    ]


def activity_totals(db: Reader, type: str, period: Period) -> dict[int, tuple[int, int]]:
    """By person (0 is nobody) how many activities there were in the period and their minutes;
    ``type`` "" is every kind but notes."""
    narrowed = "type = ?" if type else "type <> ?"
    rows = db.all(
        "SELECT coalesce(person_id, 0), count(*), coalesce(sum(minutes), 0) FROM activity"
        f" WHERE happened_on >= ? AND happened_on < ? AND {narrowed} GROUP BY 1",
        day_number(period.start), day_number(period.end), type or "note",
    )  # fmt: skip
    return {person: (count, minutes) for person, count, minutes in rows}


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)
