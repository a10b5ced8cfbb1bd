"""People with their teams, managers and regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cockpit.actions.imports_conflict_book import Case, ConflictBook
from cockpit.actions.imports_ground import Ground, Row, resolve
from cockpit.actions.imports_known import raws_of
from cockpit.actions.imports_matching import Called, new_person
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.raw_values import draft_of
from cockpit.catalog.importers.role_words import role_of
from cockpit.catalog.importers.spelling import Names
from cockpit.domain.drafts import PersonDraft
from cockpit.domain.people import Membership, Person, Role, Team
from cockpit.storage.database import Reader
from cockpit.wording import _


def take_people(ground: Ground, file: FileBatch) -> FileReport:
    """People first, then their managers, who may be rows of the file or new, then their places."""
    people = ground.matchers.people
    shape = Shape(
        Person,
        "person",
        lambda draft: "" if full_name(draft) else _("a person needs a name"),
        lambda draft: people.own_row((full_name(draft), draft.external_id)),
        lambda draft: _new(ground, draft),
        _columns,
    )
    taken = take_rows(ground, file, shape)
    for row in taken.rows:
        people.references.add(row.draft.external_id, row.entity)
        if row.draft.email:
            people.names.add_alias(row.draft.email, row.entity)
    _place(ground, taken)
    return taken.count()


def full_name(draft: Any) -> str:
    """The name, else first and last name, else what stands before the @ of the mail address."""
    both = f"{draft.first_name} {draft.last_name}".strip()
    return str(draft.name or both or draft.email.partition("@")[0])


def _new(ground: Ground, draft: PersonDraft) -> int:
    entity = new_person(ground.pending, full_name(draft))
    ground.matchers.people.names.add(full_name(draft), entity)
    return entity


def _columns(draft: PersonDraft) -> dict[str, Any]:
    return {
        "name": full_name(draft),
        "email": draft.email,
        "role": role_of(draft.role),
        "hired_on": draft.hired_on,
        "quota_from": draft.quota_from,
        "left_on": draft.left_on,
        "time_zone": draft.time_zone,
    }


@dataclass(frozen=True, slots=True)
class _Seat:
    """A membership that holds now."""

    id: int
    team_id: int | None
    manager_id: int | None
    person_uid: bytes


class _Seats:
    """Teams by name and by manager, and where everybody sits."""

    def __init__(self, db: Reader) -> None:
        self.teams = Names((name, id) for id, name in db.all("SELECT id, name FROM team"))
        self.regions: dict[int, str] = dict(db.all("SELECT id, region FROM team"))
        self.of_person: dict[int, _Seat] = {}
        self.of_manager: dict[int, int] = {}
        for id, person, team, manager, uid in db.all(
            "SELECT m.id, m.person_id, m.team_id, m.manager_id, p.uid FROM membership m"
            " JOIN person p ON p.id = m.person_id WHERE m.to_on IS NULL ORDER BY m.id"
        ):
            self.of_person[person] = _Seat(id, team, manager, uid)
            if team is not None and manager is not None:
                self.of_manager.setdefault(manager, team)


def _place(ground: Ground, taken: Taken) -> None:
    """Put everybody in a team under a manager; a changed place holds from the export's day."""
    wanted = Counter(_manager(row.draft) for row in taken.rows)
    managers = resolve(ground, taken.origin, taken.report, "people", wanted)
    _make_managers(ground, managers, wanted, taken)
    seats = _Seats(ground.db)
    raws = raws_of(ground.db, (row.record.id for row in taken.rows if row.record))
    book = ConflictBook(ground, taken.origin, taken.report)
    for row in taken.rows:
        manager = managers[_manager(row.draft)]
        team = _team(ground, seats, row.draft, manager)
        if team is None and manager is None:
            continue
        base = raws.get(row.record.id) if row.record else None
        _sit(ground, seats, book, row, (team, manager), base, taken.origin.day)


def _manager(draft: PersonDraft) -> Called:
    return (draft.manager, draft.manager_ref)


def _make_managers(
    ground: Ground,
    managers: Mapping[Called, int | None],
    wanted: Counter[Called],
    taken: Taken,
) -> None:
    """Who has reports is a manager, unless the file gives them another role."""
    told = {row.entity for row in taken.rows if row.draft.role}
    named = {managers[called] for called in wanted} - {None} - told
    for manager in sorted(id for id in named if id is not None):
        if not ground.pending.is_new(Person, manager):
            role = ground.db.value("SELECT role FROM person WHERE id = ?", manager)
            if role != Role.REP:
                continue
        ground.pending.change(Person, manager, role=Role.MANAGER)


def _team(ground: Ground, seats: _Seats, draft: PersonDraft, manager: int | None) -> int | None:
    """The team named, else the manager's own, else the region's."""
    name = draft.team
    if not name and manager is not None:
        if manager in seats.of_manager:
            return _in_region(ground, seats, seats.of_manager[manager], draft.region)
        name = _("{name}’s team").format(name=draft.manager or draft.manager_ref)
    name = name or draft.region
    if not name:
        return None
    found = seats.teams.find(name)
    if found:
        return _in_region(ground, seats, found[0], draft.region)
    team = ground.pending.add(Team, name=name, parent_id=None, region=draft.region)
    seats.teams.add(name, team)
    seats.regions[team] = draft.region
    return team


def _in_region(ground: Ground, seats: _Seats, team: int, region: str) -> int:
    """A team without a region takes the one its people are in."""
    if region and not seats.regions.get(team):
        ground.pending.change(Team, team, region=region)
        seats.regions[team] = region
    return team


def _sit(
    ground: Ground,
    seats: _Seats,
    book: ConflictBook,
    row: Row,
    place: tuple[int | None, int | None],
    base: str | None,
    day: date,
) -> None:
    """Give a person a place; one chosen by hand stays and is reported."""
    seat = seats.of_person.get(row.entity)
    if seat is None:
        _add_seat(ground, row.entity, place, None)
        row.touched = True
        return
    if (seat.team_id, seat.manager_id) == place:
        book.agree("person", row.entity, "manager")
        return
    if base is None:
        return
    before = draft_of("people", base, ground.terms.currency)
    known = ground.matchers.people.find(_manager(before))
    if (before.team, before.manager, before.manager_ref, before.region) == (
        row.draft.team, row.draft.manager, row.draft.manager_ref, row.draft.region,
    ):  # fmt: skip
        return
    theirs = {"manager_id": place[1], "team_id": place[0]}
    sides = ({"manager_id": known}, {"manager_id": seat.manager_id}, theirs)
    case = Case("person", row.entity, "manager", *sides, {"uid": seat.person_uid})
    if seat.manager_id != known and not book.follows(case):
        return
    ground.pending.change(Membership, seat.id, to_on=day)
    _add_seat(ground, row.entity, place, day)
    row.touched = True


def _add_seat(
    ground: Ground, person: int, place: tuple[int | None, int | None], on: date | None
) -> None:
    team, manager = place
    ground.pending.add(
        Membership, person_id=person, team_id=team, manager_id=manager, from_on=on, to_on=None
    )
