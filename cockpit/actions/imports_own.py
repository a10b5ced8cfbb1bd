"""Deals that an export of our own names by the identity we gave them, and what it was made from."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cockpit.actions.imports_ground import Ground, Row
from cockpit.domain.identity import uid_text
from cockpit.storage.database import Reader

# The rows whose names stand in a list of deals, and where a deal refers to them.
_NAMED = ("person", "account", "product", "stage", "pipeline")
_REFERENCES = ("owner_id", "account_id", "product_id", "stage_id", "pipeline_id")
_STANDING = ("stage_id", "pipeline_id", "outcome", "closed_on")
# An undone step is turned by another that holds no rows of its own.
_LATER = (
    "WITH later AS (SELECT step, coalesce(undoes, step) AS origin FROM journal WHERE step > ?1)"
    " SELECT l.step, t.kind, t.row_id FROM later l JOIN journal_touch t ON t.step = l.origin"
    " WHERE t.kind IN ('deal', 'person', 'account', 'product', 'stage', 'pipeline')"
)
# Longer ones changed more deals than it is worth to look through.
_MUCH_TEXT = 400_000
_DONE = (
    "SELECT step, rows FROM journal WHERE step > ? AND flavour IN ('do', 'tend')"
    f" AND length(rows) <= {_MUCH_TEXT}"
)
_Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Since:
    """What was changed after a state: ``before`` has the columns of a deal that were others then,
    None when that is not known any more; ``named`` are rows whose names may have been others."""

    before: Mapping[int, _Values | None]
    named: frozenset[tuple[str, int]]


class OwnStates:
    """What rows of our own lists were written from, the base of their three-way merge: what a
    spreadsheet says otherwise was written there.

    ``fields`` are those that the file has a column for; the others say nothing.
    """

    def __init__(self, db: Reader, fields: Collection[str]) -> None:
        self._db, self._fields = db, fields
        self._states: dict[str, _Since | None] = {}

    def base(self, row: Row, current: _Values, theirs: _Values) -> dict[str, Any] | None:
        """The deal's columns when the row was written, ``theirs`` where the file has none; None
        when they are not known."""
        since = self._since(row.draft.own_state) if row.draft.own_state else None
        before = since.before.get(row.entity, {}) if since is not None else None
        if since is None or before is None:
            return None
        was = {**current, **before}
        for values in (was, current):
            names = zip(_NAMED, (values[key] for key in _REFERENCES), strict=True)
            if not since.named.isdisjoint(names):
                return None
        return {key: was[key] if self._told(key) else theirs[key] for key in theirs}

    def _told(self, key: str) -> bool:
        if key in _STANDING:
            return "stage" in self._fields
        # Who said the category goes with the category.
        field = "forecast_category" if key == "category_source" else key.removesuffix("_id")
        return field in self._fields

    def _since(self, state: str) -> _Since | None:
        if state not in self._states:
            self._states[state] = _changed_since(self._db, state)
        return self._states[state]


def _changed_since(db: Reader, state: str) -> _Since | None:
    """What was changed after the step of that identity; None when this folder has none."""
    try:
        uid = UUID(state).bytes
    except ValueError:
        return None
    step = db.value("SELECT step FROM journal WHERE uid = ?", uid)
    if step is None:
        return None
    deals: dict[int, list[int]] = {}
    named = set()
    for number, kind, id in db.all(_LATER, step):
        if kind == "deal":
            deals.setdefault(number, []).append(id)
        else:
            named.add((kind, id))
    return _Since(_before(deals, dict(db.all(_DONE, step))), frozenset(named))


def _before(deals: Mapping[int, Sequence[int]], told: Mapping[int, str]) -> dict[int, Any]:
    """The columns of each deal before the first of the steps that changed them; ``deals`` are
    those that a step changed, ``told`` what the steps say of their rows."""
    back: dict[int, Any] = {}
    for step in sorted(deals, reverse=True):
        rows = json.loads(told.get(step) or "[]")
        changes = ((id, before, after) for kind, id, before, after, _of in rows if kind == "deal")
        found = {id: before for id, before, after in changes if before and after}
        for id in deals[step]:
            known = back.get(id, {})
            whole = id in found and known is not None
            back[id] = {**known, **found[id]} if whole else None
    return back


def own_deals(db: Reader) -> dict[str, int]:
    """The deals of the folder by their identity as text."""
    return {uid_text(uid): id for uid, id in db.all("SELECT uid, id FROM deal")}


def recognise_own(ground: Ground, rows: Iterable[Row]) -> None:
    """Rows that no source gave before and that name a deal of ours are that deal."""
    unknown = [row for row in rows if row.record is None and row.draft.own_id]
    if not unknown:
        return
    ours = own_deals(ground.db)
    for row in unknown:
        row.entity = ours.get(row.draft.own_id, 0)
