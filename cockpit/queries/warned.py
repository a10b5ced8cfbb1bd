"""What warnings count, for a whole list of deals at once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from cockpit.domain.warned import backwards_of, may_decide, pushes_of
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of


@dataclass(frozen=True, slots=True)
class Counted:
    """Pushes, moves back, contacts and deciders of a deal."""

    pushes: int = 0
    backwards: int = 0
    contacts: int = 0
    deciders: int = 0


NONE = Counted()


def counted(db: Reader, day: int) -> dict[int, Counted]:
    """By deal, as of a day (number); deals without any of them are left out."""
    dates: dict[int, list[int]] = defaultdict(list)
    for deal_id, number in db.stream(
        "SELECT v.deal_id, v.expected_close FROM deal_version v"
        " WHERE v.superseded_at IS NULL AND v.happened_on <= ? AND v.expected_close IS NOT NULL"
        " ORDER BY v.deal_id, v.happened_on, v.id",
        day,
    ):
        dates[deal_id].append(number)
    steps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for deal_id, pipeline, position in db.stream(
        "SELECT v.deal_id, s.pipeline_id, s.position FROM stage_visit v"
        " JOIN stage s ON s.id = v.stage_id WHERE s.kind IN ('open', 'on_hold')"
        " AND v.entered_on <= ? ORDER BY v.deal_id, v.entered_on, v.id",
        day,
    ):
        steps[deal_id].append((pipeline, position))
    roles: dict[int, list[str]] = defaultdict(list)
    for deal_id, role in db.stream("SELECT deal_id, role FROM deal_contact"):
        roles[deal_id].append(role)
    return {
        deal_id: Counted(
            pushes_of(day_of(number) for number in dates[deal_id]),
            backwards_of(steps[deal_id]),
            len(roles[deal_id]),
            sum(may_decide(role) for role in roles[deal_id]),
        )
        for deal_id in dates.keys() | steps.keys() | roles.keys()
    }
