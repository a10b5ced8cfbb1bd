"""What the manager decides about fields that a source and a hand have both changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cockpit.actions.imports_deal_merge import CATEGORY
from cockpit.actions.imports_deal_past import Following, follow, pasts_of
from cockpit.actions.imports_deal_rows import Before
from cockpit.actions.imports_known import rows_of
from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_pipelines import known_pipelines
from cockpit.actions.imports_settling import COLUMNS
from cockpit.domain.conflicts import ConflictState, KeptConflict
from cockpit.domain.deal import CategorySource, Deal
from cockpit.domain.people import Membership
from cockpit.domain.refusal import Refused
from cockpit.storage.journal import class_of, table_of
from cockpit.storage.kinds_of_value import loaded
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from datetime import datetime

    from cockpit.storage.database import Reader
    from cockpit.storage.work import Work


def keep_mine(work: Work, ids: Sequence[int]) -> None:
    """Fields stay as they are here; they are asked about again when the source changes them."""
    for conflict in _undecided(work, ids):
        _decide(work, conflict, ConflictState.MINE)
    work.label = n_("kept {n} field as it is here", "kept {n} fields as they are here", len(ids))


def take_theirs(work: Work, ids: Sequence[int]) -> None:
    """Fields become what the source says, from the day of its export on (a closing on its own
    day); from now on they follow the source again."""
    conflicts = sorted(_undecided(work, ids), key=lambda one: (one.exported_on, one.id))
    deals: dict[tuple[date, int], dict[str, Any]] = {}
    for conflict in conflicts:
        _decide(work, conflict, ConflictState.THEIRS)
        if conflict.kind == "deal":
            together = deals.setdefault((conflict.exported_on, conflict.entity_id), {})
            together.update(conflict.theirs)
        else:
            _set(work, conflict)
    for (day, deal_id), columns in deals.items():
        pending = work.ask(_deal_following, deal_id, columns, day, work.now)
        pending.write(work, lambda _share: None)
    work.label = n_("took {n} field from its source", "took {n} fields from their source", len(ids))


def _undecided(work: Work, ids: Sequence[int]) -> list[KeptConflict]:
    found = [work.get(KeptConflict, id) for id in ids]
    if any(one.state is not ConflictState.OPEN for one in found):
        raise Refused(_("This has been decided already."))
    return found


def _decide(work: Work, conflict: KeptConflict, state: ConflictState) -> None:
    conflict.state, conflict.decided_at = state, work.now


def _set(work: Work, conflict: KeptConflict) -> None:
    """A row without a past of its own just takes the values; a new manager holds from the day."""
    if (conflict.kind, conflict.field) == ("person", "manager"):
        person, day = conflict.entity_id, conflict.exported_on
        for seat in work.find(Membership, person_id=person, to_on=None):
            seat.to_on = day
        work.add(Membership(person, **conflict.theirs, from_on=day))
        return
    kind = class_of(conflict.kind)
    entity: Any = work.get(kind, conflict.entity_id)
    columns = table_of(kind).c
    for key, value in conflict.theirs.items():
        setattr(entity, key, loaded(columns[key], value))


def _deal_following(
    db: Reader, deal_id: int, theirs: Mapping[str, Any], day: date, now: datetime
) -> Pending:
    """The changes of one deal that takes what its source says."""
    pending, columns = Pending(db), table_of(Deal).c
    current = rows_of(db, "deal", COLUMNS, [deal_id])[deal_id]
    by_hand = current["category_source"] == CategorySource.MANUAL and "stage_id" in theirs
    changes = {
        key: loaded(columns[key], value)
        for key, value in theirs.items()
        if current[key] != value and not (by_hand and key in CATEGORY)
    }
    closed_on: date | None = changes.get("closed_on")
    on = closed_on if "outcome" in changes and closed_on is not None else day
    stages = [stage for pipeline in known_pipelines(db) for stage in pipeline.stages]
    deal = Following(deal_id, current, pasts_of(db, [deal_id])[deal_id], Before(stages, ()))
    if changes:
        follow(pending, now, deal, changes, on)
    return pending
