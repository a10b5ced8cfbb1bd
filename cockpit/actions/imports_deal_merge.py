"""Deals that the source has given before: what it changed follows, what a hand changed stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from cockpit.actions.history import VERSIONED, record_version
from cockpit.actions.imports_kept import said
from cockpit.actions.imports_known import raws_of, rows_of
from cockpit.actions.imports_rows import Ground, Row
from cockpit.actions.imports_settling import COLUMNS, Settled, Settler
from cockpit.actions.imports_terms import FileReport, Kept
from cockpit.catalog.importers.raw_values import draft_of
from cockpit.domain.deal import CategorySource, Deal, DealVersion, StageVisit
from cockpit.domain.identity import uid_text
from cockpit.storage.database import Reader
from cockpit.storage.journal import table_of
from cockpit.storage.kinds_of_value import stored
from cockpit.storage.numbers import day_of

# Columns that move together: a deal is in a stage, and closed or not, as one fact.
_STANDING = ("stage_id", "pipeline_id", "outcome", "closed_on", "lost_reason")
_CATEGORY = ("forecast_category", "category_source")
_ALONE = tuple(key for key in COLUMNS if key not in (*_STANDING, *_CATEGORY, "known_from"))
_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class _Past:
    """The last things known of a deal: its latest live version and the visit that lasts."""

    version_id: int
    happened_on: date
    visit_id: int
    entered_on: date


def merge_deals(ground: Ground, settler: Settler, rows: Sequence[Row], report: FileReport) -> int:
    """Make ready the changes; gives how many deals change."""
    ids = [row.record.entity_id for row in rows if row.record]
    current = rows_of(ground.db, "deal", ("uid", *COLUMNS), ids)
    raws = raws_of(ground.db, (row.record.id for row in rows if row.record))
    pasts = _pasts(ground.db, ids)
    changed = 0
    for row in rows:
        if row.record is None or row.record.entity_id not in current:
            continue
        row.entity = row.record.entity_id
        before = draft_of("deals", raws[row.record.id], ground.terms.currency)
        one = _Merging(
            ground.db,
            current[row.entity],
            _lying(settler.settle(before)) if not settler.lacks(before) else {},
            settler.settle(row.draft),
        )
        changes = one.changes()
        report.kept += one.kept
        if changes:
            changed += 1
            on = _day(one.new, changes, settler.exported_on, one.current)
            _apply(ground, row.entity, changes, on, one.current, pasts[row.entity])
    return changed


def _lying(deal: Settled) -> dict[str, Any]:
    """The deal's columns as they would lie in the file."""
    return {key: stored(table_of(Deal).c[key], getattr(deal, key)) for key in COLUMNS}


class _Merging:
    """Three states of one deal: the source's last, the file's, the source's new one."""

    def __init__(
        self,
        db: Reader,
        current: Mapping[str, Any],
        before: Mapping[str, Any],
        new: Settled,
    ) -> None:
        self._db, self.current, self._before = db, current, before
        self.new, self._theirs = new, _lying(new)
        self.kept: list[Kept] = []

    def changes(self) -> dict[str, Any]:
        """The columns that follow the source, as Python values."""
        follow: list[str] = [key for key in _ALONE if self._follows(key, (key,))]
        if self._follows("stage", _STANDING[:4]):
            follow += _STANDING
            if self.current["category_source"] == CategorySource.AUTO:
                follow += _CATEGORY
        elif self._theirs["category_source"] == CategorySource.MANUAL:
            follow += _CATEGORY if self._follows("forecast_category", _CATEGORY[:1]) else ()
        return {
            key: getattr(self.new, key) for key in follow if self._theirs[key] != self.current[key]
        }

    def _follows(self, field: str, keys: Sequence[str]) -> bool:
        """True when the source changed these columns and nobody else has."""
        before = [self._before.get(key) for key in keys]
        theirs = [self._theirs[key] for key in keys]
        mine = [self.current[key] for key in keys]
        if theirs in (before, mine):
            return False
        if mine == before:
            return True
        key = keys[0]
        uid = uid_text(self.current["uid"])
        self.kept.append(
            Kept(
                "deal",
                uid,
                field.removesuffix("_id"),
                said(self._db, key, self.current[key], self.current),
                said(self._db, key, self._theirs[key], self._theirs),
            )
        )
        return False


def _day(
    new: Settled, changes: Mapping[str, Any], exported_on: date, current: Mapping[str, Any]
) -> date:
    """When it happened: a closing on its day, a move on the day the source says, the rest on
    the export's day; never before the deal was there."""
    on = exported_on
    if "outcome" in changes and new.closed_on and new.closed_on < on:
        on = new.closed_on
    elif "stage_id" in changes and new.since and new.since < on:
        on = new.since
    return max(on, day_of(current["known_from"]))


def _pasts(db: Reader, ids: Iterable[int]) -> dict[int, _Past]:
    wanted, found = list(ids), {}
    for start in range(0, len(wanted), _AT_ONCE):
        part = ",".join(str(int(id)) for id in wanted[start : start + _AT_ONCE])
        versions = {
            deal: (id, on)
            for id, deal, on in db.all(
                "SELECT id, deal_id, happened_on FROM deal_version WHERE superseded_at IS NULL"
                f" AND deal_id IN ({part}) ORDER BY happened_on, id"
            )
        }
        for id, deal, on in db.all(
            "SELECT id, deal_id, entered_on FROM stage_visit WHERE left_on IS NULL"
            f" AND deal_id IN ({part})"
        ):
            version_id, happened = versions[deal]
            found[deal] = _Past(version_id, day_of(happened), id, day_of(on))
    return found


def _apply(
    ground: Ground,
    deal_id: int,
    changes: Mapping[str, Any],
    on: date,
    current: Mapping[str, Any],
    past: _Past,
) -> None:
    """Change the deal and its visit and add a version; one before what is known rewrites that."""
    pending, now = ground.pending, ground.terms.now
    pending.change(Deal, deal_id, **changes)
    if "stage_id" in changes:
        _move(ground, deal_id, changes["stage_id"], max(on, past.entered_on), past.visit_id)
    if not changes.keys() & set(VERSIONED.values()):
        return
    if on < past.happened_on:
        pending.finally_do(lambda work: record_version(work, work.get(Deal, deal_id), on))
        return
    state = {
        key: changes[field] if field in changes else _python(field, current[field])
        for key, field in VERSIONED.items()
    }
    pending.add(DealVersion, deal_id=deal_id, happened_on=on, **state, learnt_at=now)


def _move(ground: Ground, deal_id: int, stage_id: int, on: date, visit_id: int) -> None:
    ground.pending.change(StageVisit, visit_id, left_on=on)
    ground.pending.add(
        StageVisit,
        deal_id=deal_id,
        stage_id=stage_id,
        entered_on=on,
        left_on=None,
        learnt_at=ground.terms.now,
    )


def _python(field: str, value: Any) -> Any:
    """A value of the file as the class of the domain holds it."""
    if value is not None and field in ("expected_close", "closed_on"):
        return day_of(value)
    return value
