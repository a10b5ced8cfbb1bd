"""A known deal follows its source: visits and versions go on, or are told anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from cockpit.actions.history import VERSIONED
from cockpit.actions.imports_deal_rows import Before
from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_telling import retell, tell_anew
from cockpit.domain.deal import Deal, DealVersion, Outcome, StageVisit
from cockpit.storage.database import Reader
from cockpit.storage.numbers import day_of

_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Visit:
    """A stay in a stage."""

    id: int
    stage_id: int
    entered_on: date
    left_on: date | None


@dataclass(frozen=True, slots=True)
class Past:
    """The day of a deal's latest live version, and its visits in order: the last one lasts."""

    happened_on: date
    visits: list[Visit]


def pasts_of(db: Reader, ids: Iterable[int]) -> dict[int, Past]:
    """The past of each deal."""
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = ",".join(str(int(id)) for id in wanted[start : start + _AT_ONCE])
        visits: dict[int, list[Visit]] = defaultdict(list)
        for id, deal, stage, entered, left in db.all(
            "SELECT id, deal_id, stage_id, entered_on, left_on FROM stage_visit"
            f" WHERE deal_id IN ({part}) ORDER BY entered_on, left_on IS NULL, left_on, id"
        ):
            visits[deal].append(
                Visit(id, stage, day_of(entered), None if left is None else day_of(left))
            )
        for deal, last in db.all(
            "SELECT deal_id, max(happened_on) FROM deal_version WHERE superseded_at IS NULL"
            f" AND deal_id IN ({part}) GROUP BY deal_id"
        ):
            found[deal] = Past(day_of(last), visits[deal])
    return found


@dataclass(frozen=True, slots=True)
class Following:
    """A deal that is going to change: what it is, and its past."""

    id: int
    current: Mapping[str, Any]
    past: Past
    before: Before

    def contradicted_by(self, changes: Mapping[str, Any]) -> bool:
        """True when days of the source do not go with the visits told so far: opened where only
        the closing is told, or after the first stage was left; closed otherwise than told; closed
        before the stage was entered that it was closed from."""
        visits, first = self.past.visits, self.past.visits[0]
        opened, closed = changes.get("opened_on"), changes.get("closed_on")
        two = len(visits) == 2
        if opened is not None:
            ended = closed if two and closed is not None else first.left_on
            if not self.before.stages[first.stage_id].is_open or (ended and opened > ended):
                return True
        if self._closed and "stage_id" in changes and changes.get("outcome") is not Outcome.OPEN:
            return True
        if closed is None:
            return False
        if self._closed and len(visits) == 1:
            return False
        begun = visits[-2].entered_on if self._closed else first.entered_on
        if opened is not None and (two or not self._closed):
            begun = opened
        return bool(closed < begun)

    def moves_days(self, changes: Mapping[str, Any], on: date) -> bool:
        """True when more has to be done than to add a version and a visit at the end."""
        return (
            changes.get("opened_on") is not None
            or (changes.get("closed_on") is not None and self._closed)
            or on < self.past.happened_on
            or on < self.past.visits[-1].entered_on
        )

    @property
    def _closed(self) -> bool:
        return self.current["closed_on"] is not None


def follow(
    pending: Pending, now: datetime, deal: Following, changes: Mapping[str, Any], on: date
) -> None:
    """Make ready the changes of one deal, as of ``on``."""
    if "outcome" not in changes:
        on = max(on, day_of(deal.current["known_from"]))
    if deal.contradicted_by(changes):
        pending.finally_do(lambda work: retell(work, deal.id, changes, deal.before))
        return
    if deal.moves_days(changes, on):
        pending.finally_do(lambda work: tell_anew(work, deal.id, changes, on))
        return
    last = deal.past.visits[-1]
    pending.change(Deal, deal.id, **changes)
    if "stage_id" in changes:
        pending.change(StageVisit, last.id, left_on=on)
        visit = {"stage_id": changes["stage_id"], "entered_on": on, "left_on": None}
        pending.add(StageVisit, deal_id=deal.id, **visit, learnt_at=now)
    if changes.keys() & set(VERSIONED.values()):
        state = {
            key: changes[field] if field in changes else _python(field, deal.current[field])
            for key, field in VERSIONED.items()
        }
        pending.add(DealVersion, deal_id=deal.id, happened_on=on, **state, learnt_at=now)


def _python(field: str, value: Any) -> Any:
    """A value of the file as the class of the domain holds it."""
    if value is not None and field in ("expected_close", "closed_on"):
        return day_of(value)
    return value
