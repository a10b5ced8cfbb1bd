"""Stage history: the changes a CRM has logged become the past of deals that are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, Row, note_what_was_said, start
from cockpit.actions.imports_history_telling import Change
from cockpit.actions.imports_history_writing import rewrite_pasts, told_already
from cockpit.actions.imports_known import raws_of
from cockpit.actions.imports_logged_stages import LoggedStages
from cockpit.actions.imports_sources import Origin
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.forecast_words import category_of
from cockpit.catalog.importers.raw_values import draft_of
from cockpit.domain.drafts import RefusedRow, Remark, StageChangeDraft
from cockpit.domain.money import Money, to_minor
from cockpit.wording import _, n_

_LOG_COLUMNS = {"amount": "amount", "currency": "currency", "close_date": "expected_close"}


def take_stage_history(ground: Ground, file: FileBatch) -> FileReport:
    """Changes of deals that are known; the others are refused."""
    origin, rows, report = start(ground, file)
    rows = _with_deals(ground, file, rows, report)
    news = [row for row in rows if row.record is None or row.record.hash != row.digest]
    report.unchanged += len(rows) - len(news)
    if not news:
        return report
    drafts = _logs(ground, origin, rows, {row.entity for row in news})
    stages = LoggedStages(ground, drafts)
    report.warnings += stages.said
    reader = _Reader(ground, stages, _columns(file))
    changes = {deal: reader.changes(deal, log) for deal, log in drafts.items()}
    known = told_already(ground.db, ground.pending, changes)
    changes = {deal: log for deal, log in changes.items() if deal not in known}
    told = [row for row in news if row.entity in changes]
    report.unchanged += len(news) - len(told)
    report.added = sum(row.record is None for row in told)
    report.changed = len(told) - report.added
    if changes:
        ground.pending.finally_do(partial(rewrite_pasts, changes=changes))
        said = n_("{n} deal has the stages it was in", "{n} deals have the stages they were in",
                  len(changes))  # fmt: skip
        report.warnings.append(Remark(said, len(told)))
    note_what_was_said(ground, origin, file.kind, news)
    return report


def _with_deals(
    ground: Ground, file: FileBatch, rows: Iterable[Row], report: FileReport
) -> list[Row]:
    """The rows whose deal is known; ``entity`` is the deal."""
    finder, kept = DealFinder(ground), []
    headings = {check.field: check.heading for check in file.batch.checks}
    for row in rows:
        draft: StageChangeDraft = row.draft
        # A log without a column of its own for deals names them as their list does: by "id".
        entry = "" if draft.deal else draft.entry_ref
        row.entity = finder.find(draft.deal_ref or entry, draft.deal)
        if row.entity:
            kept.append(row)
            continue
        fields = (key for key in ("deal_ref", "deal", "entry_ref") if getattr(draft, key))
        field = next(fields, "deal_ref")
        why = _("no such deal; import the deals first")
        if not draft.deal_ref and finder.is_ambiguous(draft.deal):
            why = _("several deals have this name; an identifier tells them apart")
        column = headings.get(field, "")
        report.refused.append(RefusedRow(draft.row, column, getattr(draft, field), why))
    report.refused.sort(key=lambda one: one.row)
    return kept


def _columns(file: FileBatch) -> frozenset[str]:
    """The columns of a version that the log has."""
    fields = {check.field for check in file.batch.checks}
    return frozenset(ours for theirs, ours in _LOG_COLUMNS.items() if theirs in fields)


def _logs(
    ground: Ground, origin: Origin, rows: Sequence[Row], deals: set[int]
) -> dict[int, list[StageChangeDraft]]:
    """All that is logged of the deals with news: in the file, and in earlier ones of its source."""
    logs: dict[int, list[StageChangeDraft]] = defaultdict(list)
    for row in rows:
        if row.entity in deals:
            logs[row.entity].append(row.draft)
    here = {row.key for row in rows}
    earlier = [
        record
        for key, record in origin.records.items()
        if record.entity_id in deals and key not in here
    ]
    raws = raws_of(ground.db, (record.id for record in earlier))
    for record in earlier:
        draft = draft_of("stage_history", raws[record.id], ground.terms.currency)
        logs[record.entity_id].append(draft)
    return logs


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads a deal's log; ``told`` are the columns of a version that it has."""

    ground: Ground
    stages: LoggedStages
    told: frozenset[str]

    def changes(self, deal: int, log: Sequence[StageChangeDraft]) -> list[Change]:
        """The changes in order; of those at one moment the last one counts."""
        currency = self.stages.currency_of(deal)
        ordered = sorted(log, key=lambda one: (one.at, *self.stages.likeness(deal, one)))
        last = {draft.at: draft for draft in ordered}
        return [self._change(deal, draft, currency) for draft in last.values()]

    def _change(self, deal: int, draft: StageChangeDraft, currency: str) -> Change:
        assert draft.at is not None
        stage = self.stages.named(deal, draft.stage)
        assert stage is not None
        amount = draft.amount
        if "currency" not in self.told and amount is not None:
            amount = to_minor(Money(amount, draft.currency).major, currency)
        return Change(
            draft.at.astimezone(self.ground.terms.zone).date(),
            stage,
            self.stages.named(deal, draft.from_stage) if draft.from_stage else None,
            self.stages.outcome(stage, draft.stage),
            amount,
            draft.currency or currency,
            draft.close_date,
            category_of(draft.forecast_category) if draft.forecast_category else None,
            self.told,
        )
