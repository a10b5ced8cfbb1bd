"""Deals: matched with what they name, settled, added in bulk or merged one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from cockpit.actions.imports_conflict_book import ConflictBook
from cockpit.actions.imports_deal_merge import merge_deals
from cockpit.actions.imports_deal_rows import Before, add_deals
from cockpit.actions.imports_ground import (
    AT_ONCE,
    Ground,
    Row,
    note_what_was_said,
    resolve,
    start,
)
from cockpit.actions.imports_outcomes import is_expected_only
from cockpit.actions.imports_own import OwnStates, recognise_own
from cockpit.actions.imports_renamed import recognise_renamed
from cockpit.actions.imports_settling import Settled, Settler, owner_of
from cockpit.actions.imports_sources import Origin
from cockpit.actions.imports_stage_days import entered_stages, tell_stage_days
from cockpit.actions.imports_stages import StageMaker
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.actions.imports_vanished import mark_vanished
from cockpit.domain.deal import Outcome
from cockpit.domain.drafts import DealDraft, RefusedRow, Remark
from cockpit.wording import _


def take_deals(ground: Ground, file: FileBatch) -> FileReport:
    """Make ready the deals of one file."""
    origin, rows, report = start(ground, file)
    recognise_own(ground, rows)
    recognise_renamed(origin, [row for row in rows if not row.entity], report)
    if not file.own:
        mark_vanished(ground, origin, file, {row.key for row in rows}, report)
    news = [row for row in rows if row.record is None or row.record.hash != row.digest]
    report.unchanged += len(rows) - len(news)
    if not news:
        return report
    stages = ground.stages = ground.stages or _maker(ground)
    drafts = [row.draft for row in news]
    report.warnings += stages.take([*drafts, *entered_stages(drafts)], file.stage_shares)
    report.stages = stages.fates
    settler = _settler(ground, origin, report, stages, news)
    ground.tick()
    news = _complete(news, settler, report)
    all_stages = [stage for pipeline in stages.pipelines for stage in pipeline.stages]
    before = Before(all_stages, _sitting(settler, rows))
    known = [row for row in news if row.record is not None or row.entity]
    fresh = [row for row in news if row.record is None and not row.entity]
    _add(ground, settler, before, fresh, report)
    ground.deals |= {row.key: row.entity for row in news if row.entity}
    book = ConflictBook(ground, origin, report)
    own = OwnStates(ground.db, {check.field for check in file.batch.checks})
    changed = merge_deals(ground, settler, before, known, book, own)
    told = tell_stage_days(ground, news, report)
    changed |= told.intersection(row.entity for row in known)
    report.changed += len(changed)
    report.unchanged += len(known) - len(changed)
    note_what_was_said(ground, origin, file.kind, news)
    return report


def _add(
    ground: Ground, settler: Settler, before: Before, rows: Sequence[Row], report: FileReport
) -> None:
    """New deals, a part at a time: what a part needs in between is free for the next."""
    odd: Counter[str] = Counter()
    for at in range(0, len(rows), AT_ONCE):
        ground.tick()
        part = rows[at : at + AT_ONCE]
        settled = [settler.settle(row.draft) for row in part]
        ids = add_deals(ground.pending, settled, before, ground.terms.now)
        for row, id in zip(part, ids, strict=True):
            row.entity = id
        odd += _odd(part, settled, ground.terms.today)
    report.added = len(rows)
    report.warnings += [Remark(said, many) for said, many in odd.items() if many]
    ground.tick()


def _maker(ground: Ground) -> StageMaker:
    return StageMaker(ground.db, ground.pending, ground.terms.answers.stages)


def _settler(
    ground: Ground,
    origin: Origin,
    report: FileReport,
    stages: StageMaker,
    rows: Sequence[Row],
) -> Settler:
    drafts = [row.draft for row in rows]
    owners = Counter(map(owner_of, drafts))
    accounts = Counter((draft.account, draft.account_ref) for draft in drafts)
    products = Counter((draft.product, "") for draft in drafts)
    return Settler(
        stages,
        resolve(ground, origin, report, "people", owners),
        resolve(ground, origin, report, "accounts", accounts),
        resolve(ground, origin, report, "products", products),
        _spelling(ground),
        origin.day,
        ground.terms.currency,
    )


def _spelling(ground: Ground) -> Callable[[str], str]:
    """How accounts and products are written here, looked up once a name."""
    matchers = (ground.matchers.accounts, ground.matchers.products)

    @cache
    def spelt(name: str) -> str:
        found = next((one for m in matchers if (one := m.names.find(name))), None)
        return found[1] if found else name

    return spelt


def _complete(rows: Sequence[Row], settler: Settler, report: FileReport) -> list[Row]:
    kept = []
    for row in rows:
        why = settler.lacks(row.draft)
        if why:
            report.refused.append(_lacking_a_day(row.draft, why))
        else:
            kept.append(row)
    report.refused.sort(key=lambda one: one.row)
    return kept


def _lacking_a_day(draft: DealDraft, why: str) -> RefusedRow:
    return RefusedRow(draft.row, "", draft.stage, why, ("closed_on", "close_date"))


def _sitting(settler: Settler, rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Pipeline and stage of the file's open deals that have an opening date."""
    placed = [settler.place(row.draft) for row in rows if row.draft.opened_on is not None]
    return [
        (place.stage.pipeline_id, place.stage.id)
        for place in placed
        if place.outcome is Outcome.OPEN
    ]


def _odd(rows: Sequence[Row], settled: Sequence[Settled], today: date) -> Counter[str]:
    """What was taken although it looks odd."""
    pairs = list(zip(rows, settled, strict=True))
    return Counter(
        {
            _("no account given: kept without one"): sum(
                deal.account_id is None for deal in settled
            ),
            _("opened after it closed: the opening date is left out"): sum(
                row.draft.opened_on is not None and deal.opened_on is None for row, deal in pairs
            ),
            _("closed on no day that is told: the expected day is taken"): sum(
                deal.closed_on is not None and is_expected_only(row.draft, today)
                for row, deal in pairs
            ),
            _("closed in the future"): sum(
                deal.closed_on is not None and deal.closed_on > today for deal in settled
            ),
        }
    )
