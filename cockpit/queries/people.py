"""People, teams, who was where under whom, and their targets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cockpit.domain.people import Role
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of


@dataclass(frozen=True, slots=True)
class PersonRow:
    """Somebody on our side, with team and manager of now."""

    id: int
    name: str
    email: str
    role: Role
    hired_on: date | None
    quota_from: date | None
    left_on: date | None
    team_id: int | None
    team: str
    manager_id: int | None
    manager: str


@dataclass(frozen=True, slots=True)
class TeamRow:
    """A team and how many are in it now."""

    id: int
    name: str
    parent_id: int | None
    region: str
    people: int


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A stretch of a person's time in a team under a manager, ``[from_on, to_on)``."""

    id: int
    person_id: int
    team_id: int | None
    team: str
    manager_id: int | None
    manager: str
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """Money to be won in ``[start_on, end_on)`` by a person or a team."""

    id: int
    person_id: int | None
    team_id: int | None
    start_on: date
    end_on: date
    amount: int
    currency: str


_PEOPLE = """
SELECT p.id, p.name, p.email, p.role, p.hired_on, p.quota_from, p.left_on, m.team_id,
       coalesce(t.name, ''), m.manager_id, coalesce(b.name, '')
FROM person p
LEFT JOIN membership m ON m.id = (
    SELECT id FROM membership WHERE person_id = p.id AND (to_on IS NULL OR to_on > ?)
    ORDER BY coalesce(from_on, -1) <= ? DESC,
             CASE WHEN coalesce(from_on, -1) <= ? THEN -coalesce(from_on, -1) ELSE from_on END,
             id DESC LIMIT 1)
LEFT JOIN team t ON t.id = m.team_id LEFT JOIN person b ON b.id = m.manager_id
ORDER BY p.left_on IS NOT NULL, p.name
"""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person to choose."""

    id: int
    name: str


def active_people(db: Reader) -> list[PersonName]:
    """Everybody who has not left, by name."""
    return [PersonName(*row) for row in db.all(
        "SELECT id, name FROM person WHERE left_on IS NULL ORDER BY name"
    )]  # fmt: skip


def people(db: Reader, today: int) -> list[PersonRow]:
    """Everybody, those who left last; team and manager as of day number ``today``."""
    return [
        PersonRow(
            id, name, email, Role(role), _day(hired), _day(quota), _day(left), team_id, team,
            manager_id, manager,
        )
        for id, name, email, role, hired, quota, left, team_id, team, manager_id, manager
        in db.all(_PEOPLE, today, today, today)
    ]  # fmt: skip


def teams(db: Reader) -> list[TeamRow]:
    """All teams, by name."""
    rows = db.all(
        "SELECT t.id, t.name, t.parent_id, t.region,"
        " (SELECT count(DISTINCT person_id) FROM membership m"
        "  WHERE m.team_id = t.id AND m.to_on IS NULL)"
        " FROM team t ORDER BY t.name"
    )
    return [TeamRow(*row) for row in rows]


def memberships(db: Reader, person_id: int) -> list[MembershipRow]:
    """Where a person has been, the latest first."""
    rows = db.all(
        "SELECT m.id, m.person_id, m.team_id, coalesce(t.name, ''), m.manager_id,"
        " coalesce(b.name, ''), m.from_on, m.to_on FROM membership m"
        " LEFT JOIN team t ON t.id = m.team_id LEFT JOIN person b ON b.id = m.manager_id"
        " WHERE m.person_id = ? ORDER BY coalesce(m.from_on, -1) DESC, m.id DESC",
        person_id,
    )
    return [
        MembershipRow(id, who, team_id, team, boss_id, boss, _day(since), _day(until))
        for id, who, team_id, team, boss_id, boss, since, until in rows
    ]


def quotas(db: Reader, start: int, end: int) -> list[QuotaRow]:
    """The targets that touch the days ``[start, end)`` (day numbers)."""
    rows = db.all(
        "SELECT id, person_id, team_id, start_on, end_on, amount, currency FROM quota"
        " WHERE start_on < ? AND end_on > ? ORDER BY start_on, id",
        end, start,
    )  # fmt: skip
    return [
        QuotaRow(id, person, team, day_of(since), day_of(until), amount, currency)
        for id, person, team, since, until, amount, currency in rows
    ]


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)
