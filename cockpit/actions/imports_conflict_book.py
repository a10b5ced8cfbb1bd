"""Fields that their source and a hand have both changed: noted once, closed when they agree."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_kept import said
from cockpit.actions.imports_sources import Origin
from cockpit.actions.imports_terms import FileReport, Kept
from cockpit.domain.conflicts import ConflictState, KeptConflict
from cockpit.domain.identity import uid_text

_UNDONE = (ConflictState.OPEN, ConflictState.MINE)


class Case(NamedTuple):
    """One field of one row of ours with its three states, column by column as they lie in the
    file; the first column is the one to show. ``row`` is the row as it is."""

    kind: str
    id: int
    field: str
    base: Mapping[str, Any]
    mine: Mapping[str, Any]
    theirs: Mapping[str, Any]
    row: Mapping[str, Any]


class _Noted(NamedTuple):
    id: int
    base: Mapping[str, Any]
    state: ConflictState


class ConflictBook:
    """The conflicts of one source: those noted before, and what a file makes of them."""

    def __init__(self, ground: Ground, origin: Origin, report: FileReport) -> None:
        self._ground, self._origin, self._report = ground, origin, report
        rows = ground.db.all(
            "SELECT kind, entity_id, field, id, base, state FROM kept_conflict WHERE source_id = ?",
            origin.id,
        )
        self._noted = {
            (kind, entity, field): _Noted(id, json.loads(base), ConflictState(state))
            for kind, entity, field, id, base, state in rows
        }

    def agree(self, kind: str, id: int, field: str) -> None:
        """Both sides say the same again, or the source has taken its change back."""
        noted = self._noted.get((kind, id, field))
        if noted and noted.state is ConflictState.OPEN:
            gone = {"state": ConflictState.GONE, "decided_at": self._ground.terms.now}
            self._ground.pending.change(KeptConflict, noted.id, **gone)

    def follows(self, case: Case) -> bool:
        """True when a field that both changed follows its source, as the manager has chosen."""
        noted = self._noted.get((case.kind, case.id, case.field))
        if noted and noted.state in _UNDONE and _within(noted.base, case.theirs):
            self.agree(case.kind, case.id, case.field)
            return False
        key = next(iter(case.mine))
        mine = self._said(key, case.mine, case.row)
        theirs = self._said(key, case.theirs, {**case.row, **case.theirs})
        kept = Kept(case.kind, uid_text(case.row["uid"]), case.field, mine, theirs)
        answer = self._ground.terms.conflicts.get(kept.key, ConflictState.OPEN)
        follows = answer is ConflictState.THEIRS
        (self._report.taken if follows else self._report.kept).append(kept)
        self._note(noted, case, answer)
        return follows

    def _said(self, key: str, values: Mapping[str, Any], row: Mapping[str, Any]) -> Any:
        return said(self._ground.db, self._ground.pending, key, values[key], row)

    def _note(self, noted: _Noted | None, case: Case, answer: ConflictState) -> None:
        pending, decided = self._ground.pending, answer is not ConflictState.OPEN
        values: dict[str, Any] = {
            "mine": dict(case.mine),
            "theirs": dict(case.theirs),
            "exported_on": self._origin.day,
            "state": answer,
            "decided_at": self._ground.terms.now if decided else None,
        }
        if noted is None or noted.state not in _UNDONE:
            values["base"] = dict(case.base)
        if noted is not None:
            pending.change(KeptConflict, noted.id, **values)
            return
        where = {"kind": case.kind, "entity_id": case.id, "field": case.field}
        pending.add(KeptConflict, source_id=self._origin.source_id(pending), **where, **values)


def _within(part: Mapping[str, Any], whole: Mapping[str, Any]) -> bool:
    return all(whole.get(key) == value for key, value in part.items())
