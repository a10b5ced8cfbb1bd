"""Keeps the facts in step with the journal: patched after a commit, read anew after an import."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING

from cockpit.analysis.facts import Facts, build, of_ledger
from cockpit.analysis.records import RecordKind, Records, RecordTable
from cockpit.domain.changes import Changes
from cockpit.queries import facts as queries
from cockpit.queries.journal import position
from cockpit.queries.record_tables import record_table
from cockpit.storage.database import Reader
from cockpit.workspace import facts_cache

if TYPE_CHECKING:
    from cockpit.workspace.gate import Workspace

_REFERENCES = (
    "person", "team", "membership", "stage", "product", "quota", "setting", "pipeline", "account",
    "warning_limit", "rate", "goal",
)  # fmt: skip


class FactsKeeper:
    """One immutable snapshot at a time, tagged with its journal position."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._noting = threading.Lock()
        self._facts: Facts | None = None
        self._last: Facts | None = None
        self._before: Facts | None = None
        self._day: date | None = None
        self._touched: set[int] = set()
        self._references = self._everything = False
        self._records = Records(self._load)
        self._logged: dict[RecordKind, frozenset[int] | None] = {}
        self._keeping: threading.Thread | None = None

    def settle(self) -> None:
        """Wait until the columns that are being kept are on the disk."""
        if self._keeping is not None:
            self._keeping.join()

    def note(self, changes: Changes) -> None:
        """Remember what a commit touched until somebody asks for figures again."""
        with self._noting:
            self._touched |= changes.deal_ids
            self._references = self._references or changes.touches(*_REFERENCES)
            read_anew = bool(changes.bulk - {"day"}) or changes.touches("lead")
            self._everything = self._everything or read_anew
            self._note_logged(changes)

    def _note_logged(self, changes: Changes) -> None:
        for kind in RecordKind:
            if not changes.touches(kind):
                continue
            before = self._logged.get(kind, frozenset())
            ids = frozenset(id for mark, id in changes.marks if mark == kind)
            listed = before is not None and kind not in changes.bulk
            self._logged[kind] = before | ids if listed and before is not None else None
        if changes.touches("setting", "call", "working_hours", "person"):
            # The business zone or the owner's hours may be others, and a call may be a lead's
            # first contact.
            self._logged[RecordKind.LEAD] = None

    @property
    def near(self) -> bool:
        """Whether the facts of now cost little: nothing came in bulk since they were read."""
        few = len(self._touched) <= queries.MANY
        return self._facts is not None and not self._everything and few

    def facts(self) -> Facts:
        """The facts of now; any thread may ask, one reads for all."""
        with self._lock:
            today = self._today()
            many = len(self._touched) > queries.MANY
            facts = self._facts
            if facts is not None and today != self._day:
                facts = facts.read_again_on(today)
            # What was noted is forgotten by the reading: one that fails leaves nothing to trust.
            self._facts = None
            if facts is None or self._everything or many:
                facts = self._workspace.ask(self._build, today)
            elif self._touched or self._references:
                facts = self._workspace.ask(self._patch, facts, today)
            facts = self._with_records(facts)
            self._facts, self._day = facts, today
            self._retire(facts)
            return facts

    def _retire(self, facts: Facts) -> None:
        """The facts before the last are no longer on any screen."""
        if facts is not self._last:
            if self._before is not None:
                self._before.let_go()
            self._before, self._last = self._last, facts

    def _with_records(self, facts: Facts) -> Facts:
        """The facts with what is logged beside the deals, which is read when it is asked for."""
        with self._noting:
            logged, self._logged = self._logged, {}
        if logged:
            self._records = self._records.after(logged)
        if facts.records is self._records:
            return facts
        at = self._workspace.position if logged else facts.position
        return facts.with_records(max(at, facts.position), self._records)

    def _load(self, kind: RecordKind, only: frozenset[int] | None) -> RecordTable:
        return self._workspace.ask(record_table, kind, self._workspace.zone(), only)

    def _today(self) -> date:
        workspace = self._workspace
        return workspace.now().astimezone(workspace.zone()).date()

    def _build(self, db: Reader, today: date) -> Facts:
        self._forget()
        references = queries.raw_references(db, today)
        kept = facts_cache.take(self._workspace.path, db)
        if kept is not None:
            facts = of_ledger(kept.ledger, kept.sources, references, kept.position, today)
            changed = queries.raw_deals_of(db, kept.touched) if kept.touched else None
            return facts.patched(position(db), kept.touched, changed) if changed else facts
        facts = build(queries.raw_deals(db), references, position=position(db), read_on=today)
        self.settle()
        self._keeping = facts_cache.keep(self._workspace.path, facts, db)
        return facts

    def _patch(self, db: Reader, facts: Facts, today: date) -> Facts:
        references = self._references
        touched = self._forget()
        at = position(db)
        if references:
            facts = facts.with_references(at, queries.raw_references(db, today))
        if touched:
            facts = facts.patched(at, touched, queries.raw_deals_of(db, touched))
        return facts

    def _forget(self) -> frozenset[int]:
        """The deals noted. Called inside the reading transaction, before it reads: what is noted
        later is read again, harmlessly."""
        with self._noting:
            touched, self._touched = frozenset(self._touched), set()
            self._references = self._everything = False
        return touched
