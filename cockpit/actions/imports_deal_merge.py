"""Deals that the source has given before: what it changed follows, what a hand changed stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from cockpit.actions.imports_conflict_book import Case, ConflictBook
from cockpit.actions.imports_deal_past import Following, follow, pasts_of
from cockpit.actions.imports_deal_rows import Before
from cockpit.actions.imports_ground import AT_ONCE, Ground, Row
from cockpit.actions.imports_known import raws_of, rows_of
from cockpit.actions.imports_own import OwnStates
from cockpit.actions.imports_settling import COLUMNS, Settled, Settler
from cockpit.catalog.importers.raw_values import draft_of
from cockpit.domain.deal import CategorySource, Deal
from cockpit.domain.drafts import DealDraft
from cockpit.storage.journal import table_of
from cockpit.storage.kinds_of_value import stored

# Columns that move together: a deal is in a stage, and closed or not, as one fact.
_STANDING = ("stage_id", "pipeline_id", "outcome", "closed_on", "lost_reason")
CATEGORY = ("forecast_category", "category_source")
_ALONE = tuple(key for key in COLUMNS if key not in (*_STANDING, *CATEGORY, "known_from"))


def merge_deals(
    ground: Ground,
    settler: Settler,
    before: Before,
    rows: Sequence[Row],
    book: ConflictBook,
    own: OwnStates,
) -> set[int]:
    """Make ready the changes; gives the deals that change."""
    ids = [row.record.entity_id if row.record else row.entity for row in rows]
    current = rows_of(ground.db, "deal", ("uid", *COLUMNS), ids)
    raws = raws_of(ground.db, (row.record.id for row in rows if row.record))
    pasts = pasts_of(ground.db, ids)
    changed: set[int] = set()
    for at, row in enumerate(rows):
        if at % AT_ONCE == 0:
            ground.tick()
        if ids[at] not in current:
            continue
        row.entity = ids[at]
        new = settler.settle(row.draft)
        raw = raws[row.record.id] if row.record else ""
        last = draft_of("deals", raw, ground.terms.currency) if raw else None
        before_it = None
        if last is None or last.own_state != row.draft.own_state:
            before_it = own.base(row, current[row.entity], _lying(new))
        if before_it is None:
            before_it = _said(settler, last)
        one = _Merging(book, row.entity, current[row.entity], before_it, new)
        changes = one.changes()
        if changes:
            changed.add(row.entity)
            on = _day(one.new, changes, settler.exported_on)
            deal = Following(row.entity, one.current, pasts[row.entity], before)
            follow(ground.pending, ground.terms.now, deal, changes, on)
    return changed


def _said(settler: Settler, last: DealDraft | None) -> dict[str, Any]:
    """What the source said last; a deal of ours that it never gave has no last state, and what
    differs is kept."""
    return {} if last is None or settler.lacks(last) else _lying(settler.settle(last))


def _lying(deal: Settled) -> dict[str, Any]:
    """The deal's columns as they would lie in the file."""
    return {key: stored(table_of(Deal).c[key], getattr(deal, key)) for key in COLUMNS}


class _Merging:
    """Three states of one deal: the source's last, the file's, the source's new one."""

    def __init__(
        self,
        book: ConflictBook,
        id: int,
        current: Mapping[str, Any],
        before: Mapping[str, Any],
        new: Settled,
    ) -> None:
        self._book, self._id, self.current, self._before = book, id, current, before
        self.new, self._theirs = new, _lying(new)

    def changes(self) -> dict[str, Any]:
        """The columns that follow the source, as Python values."""
        follow: list[str] = []
        for key in _ALONE:
            follow += (key,) if self._follows(key.removesuffix("_id"), (key,)) else ()
        by_stage = self.current["category_source"] == CategorySource.AUTO
        whole = _STANDING + (CATEGORY if by_stage else ())
        if self._follows("stage", _STANDING[:4], whole):
            follow += whole
        elif self._theirs["category_source"] == CategorySource.MANUAL:
            follow += CATEGORY if self._follows(CATEGORY[0], CATEGORY[:1], CATEGORY) else ()
        return {
            key: getattr(self.new, key) for key in follow if self._theirs[key] != self.current[key]
        }

    def _follows(self, field: str, keys: Sequence[str], whole: Sequence[str] = ()) -> bool:
        """True when the source changed these columns and nobody else has, or the manager wants
        ``whole``, the columns that go with them, as the source has them."""
        before = {key: self._before.get(key) for key in keys}
        theirs = {key: self._theirs[key] for key in keys}
        mine = {key: self.current[key] for key in keys}
        if theirs == mine:
            self._book.agree("deal", self._id, field)
        if theirs in (before, mine):
            return False
        if mine == before:
            return True
        theirs = {key: self._theirs[key] for key in whole or keys}
        return self._book.follows(Case("deal", self._id, field, before, mine, theirs, self.current))


def _day(new: Settled, changes: Mapping[str, Any], exported_on: date) -> date:
    """When it happened: a closing on its day, a move on the day the source says, the rest on
    the export's day."""
    closed_on: date | None = changes.get("closed_on")
    if "outcome" in changes and closed_on is not None:
        return closed_on
    if "stage_id" in changes and new.since:
        return min(new.since, exported_on)
    return exported_on
