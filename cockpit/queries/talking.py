"""What is to be talked about with whom, what meetings decided, and what was agreed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from cockpit.domain.meetings import PointState
from cockpit.domain.work_items import TaskState
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of, instant_of


@dataclass(frozen=True, slots=True)
class PointRow:
    """A talking point of a pair, or of a team."""

    id: int
    text: str
    state: PointState
    carried: int
    theirs: bool
    added_at: datetime
    deal_id: int | None
    deal: str
    meeting_id: int | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """Who does what by when; its task says whether it is done."""

    id: int
    task_id: int
    text: str
    by_on: date
    person_id: int | None
    person: str
    state: TaskState
    meeting_id: int


def points_of(
    db: Reader, person_id: int | None, team_id: int | None = None, *, settled: bool = False
) -> tuple[PointRow, ...]:
    """The points of a person, or of a team together, the oldest first: open ones, or with
    ``settled`` those that were talked about or dropped."""
    states = "('done', 'dropped')" if settled else "('open', 'carried')"
    column, whose = ("person_id", person_id) if person_id is not None else ("team_id", team_id)
    rows = db.all(
        "SELECT t.id, t.text, t.state, t.carried, t.theirs, t.added_at, t.deal_id,"
        " coalesce(a.name, d.name, ''), t.meeting_id FROM talking_point t"
        " LEFT JOIN deal d ON d.id = t.deal_id LEFT JOIN account a ON a.id = d.account_id"
        f" WHERE t.{column} = ? AND t.state IN {states} ORDER BY t.added_at, t.id",
        whose,
    )
    return tuple(
        PointRow(
            id, text, PointState(state), carried, bool(theirs), instant_of(at), deal_id, deal, where
        )
        for id, text, state, carried, theirs, at, deal_id, deal, where in rows
    )


def actions_of(
    db: Reader, person_id: int | None, *, open_only: bool = True
) -> tuple[ActionRow, ...]:
    """What was agreed in meetings with a person (None: in any), by its day."""
    rows = db.all(
        "SELECT i.id, i.task_id, i.text, i.by_on, i.person_id, coalesce(p.name, ''), t.state,"
        " i.meeting_id FROM action_item i JOIN task t ON t.id = i.task_id"
        " JOIN meeting m ON m.id = i.meeting_id LEFT JOIN person p ON p.id = i.person_id"
        " WHERE (? IS NULL OR m.person_id = ? OR i.person_id = ?) ORDER BY i.by_on, i.id",
        person_id,
        person_id,
        person_id,
    )
    told = [
        ActionRow(id, task_id, text, day_of(by), who, name, TaskState(state), meeting_id)
        for id, task_id, text, by, who, name, state, meeting_id in rows
    ]
    return tuple(one for one in told if not open_only or one.state is TaskState.OPEN)


def decisions_of(db: Reader, meeting_id: int) -> tuple[tuple[int, str], ...]:
    """(id, text) of what a meeting decided, in order."""
    rows = db.all("SELECT id, text FROM decision WHERE meeting_id = ? ORDER BY id", meeting_id)
    return tuple((id, text) for id, text in rows)


def agenda_of(db: Reader, meeting_id: int) -> tuple[tuple[str, bool], ...]:
    """(line, whether it is done) of a meeting's own agenda."""
    text = db.value("SELECT agenda FROM meeting WHERE id = ?", meeting_id)
    return tuple((line["text"], bool(line["done"])) for line in json.loads(text or "[]"))


def deals_with(db: Reader, person_id: int | None, team_id: int | None) -> dict[str, int]:
    """The open deals that can be talked about with a person, or a team, by what they are called;
    of several called the same the largest."""
    rows = db.all(
        "SELECT d.id, d.name, coalesce(a.name, '') FROM deal d"
        " LEFT JOIN account a ON a.id = d.account_id WHERE d.outcome = 'open'"
        " AND (? IS NULL OR d.owner_id = ?) AND (? IS NULL OR d.owner_id IN"
        " (SELECT person_id FROM membership WHERE team_id = ? AND to_on IS NULL))"
        " ORDER BY coalesce(d.amount, 0), d.id",
        person_id, person_id, team_id, team_id,
    )  # fmt: skip
    return {
        f"{account} · {name}" if account and account not in name else name: id
        for id, name, account in rows
    }
