"""People and teams: who is there, in which team, under whom, since when."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.domain.people import Membership, Person, Team
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work

PERSON_FIELDS = frozenset(
    ["name", "email", "role", "hired_on", "quota_from", "left_on", "time_zone"]
)
TEAM_FIELDS = frozenset(["name", "parent_id", "region"])


def add_person(work: Work, /, name: str, **fields: Any) -> int:
    """Add somebody on our side; gives the id."""
    person = Person(name.strip())
    _set(person, {"name": name, **fields}, PERSON_FIELDS)
    _refuse_dates(person)
    work.add(person)
    work.label = _("added {name}").format(name=person.name)
    return person.id


def edit_person(work: Work, /, person_id: int, **fields: Any) -> None:
    """Change what is known about a person."""
    person = work.get(Person, person_id)
    _set(person, fields, PERSON_FIELDS)
    _refuse_dates(person)
    work.label = _("changed {name}").format(name=person.name)


def _refuse_dates(person: Person) -> None:
    if person.hired_on and person.left_on and person.left_on < person.hired_on:
        raise Refused(_("Nobody leaves before they came."))


def add_team(work: Work, /, name: str, **fields: Any) -> int:
    """Add a team; gives its id."""
    team = Team(name.strip())
    _set(team, {"name": name, **fields}, TEAM_FIELDS)
    work.add(team)
    work.label = _("added the team {name}").format(name=team.name)
    return team.id


def edit_team(work: Work, /, team_id: int, **fields: Any) -> None:
    """Change a team's name, region, or the team it belongs to."""
    team = work.get(Team, team_id)
    _set(team, fields, TEAM_FIELDS)
    if fields.get("parent_id") is not None:
        _refuse_team_circle(work, team)
    work.label = _("changed the team {name}").format(name=team.name)


def remove_team(work: Work, team_id: int) -> None:
    """Take a team out that nobody was ever in."""
    team = work.get(Team, team_id)
    if work.first(Membership, team_id=team_id) or work.first(Team, parent_id=team_id):
        raise Refused(_("{team} has people or teams in it, now or in the past.").format(
            team=team.name
        ))  # fmt: skip
    work.label = _("removed the team {name}").format(name=team.name)
    work.remove(team)


def _set(entity: Person | Team, fields: dict[str, Any], known: frozenset[str]) -> None:
    unknown = fields.keys() - known
    if unknown:
        raise KeyError(f"there is no {', '.join(sorted(unknown))} to set")
    if "name" in fields and not str(fields["name"]).strip():
        raise Refused(_("Give a name."))
    for key, value in fields.items():
        setattr(entity, key, value.strip() if isinstance(value, str) and key == "name" else value)


def _refuse_team_circle(work: Work, team: Team) -> None:
    seen, above = {team.id}, team.parent_id
    while above is not None:
        if above in seen:
            raise Refused(_("A team cannot be inside itself."))
        seen.add(above)
        above = work.get(Team, above).parent_id


def place_person(
    work: Work,
    person_id: int,
    team_id: int | None,
    manager_id: int | None,
    from_on: date | None = None,
) -> None:
    """Put a person into a team under a manager from a day on (None: since ever).

    What held before stays for the days before, so that a reorganisation does not rewrite the past.
    """
    person = work.get(Person, person_id)
    _refuse_circle(work, person_id, manager_id)
    stretches = sorted(work.find(Membership, person_id=person_id), key=_begin)
    if not stretches:
        work.add(Membership(person_id, team_id, manager_id))
    elif from_on is None:
        # The same row: since when somebody is known there tells which meetings were planned.
        first, *others = stretches
        for old in others:
            work.remove(old)
        first.team_id, first.manager_id = team_id, manager_id
        first.from_on = first.to_on = None
    else:
        _cut(work, stretches, from_on)
        work.add(Membership(person_id, team_id, manager_id, from_on))
    work.label = _("moved {name}").format(name=person.name)


def _begin(stretch: Membership) -> date:
    return stretch.from_on or date.min


def _cut(work: Work, stretches: list[Membership], from_on: date) -> None:
    """End what lasts on that day; what begins later gives way."""
    for old in stretches:
        if _begin(old) >= from_on:
            work.remove(old)
        elif old.to_on is None or old.to_on > from_on:
            old.to_on = from_on


def _refuse_circle(work: Work, person_id: int, manager_id: int | None) -> None:
    seen, above = {person_id}, manager_id
    while above is not None:
        if above in seen:
            raise Refused(_("Nobody can be their own manager, not even through others."))
        seen.add(above)
        last = max(work.find(Membership, person_id=above), key=_begin, default=None)
        above = last.manager_id if last is not None else None
