"""Taking files in: everything is made ready in memory, counted, and written as one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from cockpit.actions.imports_accounts import take_accounts, take_products
from cockpit.actions.imports_activities import take_activities
from cockpit.actions.imports_calls import take_calls
from cockpit.actions.imports_contacts import take_contacts
from cockpit.actions.imports_deal_lines import take_deal_lines
from cockpit.actions.imports_deals import take_deals
from cockpit.actions.imports_first_currency import KEY, first_currency
from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_layouts import Layout, keep_layouts
from cockpit.actions.imports_lead_conversion import convert_leads
from cockpit.actions.imports_leads import take_leads
from cockpit.actions.imports_matching import Matchers
from cockpit.actions.imports_notes import take_notes
from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_people import take_people
from cockpit.actions.imports_quotas import take_quotas
from cockpit.actions.imports_rates import take_rates
from cockpit.actions.imports_rounds import rounds_of
from cockpit.actions.imports_shifts import take_shifts
from cockpit.actions.imports_stage_history import take_stage_history
from cockpit.actions.imports_surveys import take_surveys
from cockpit.actions.imports_terms import FileBatch, FileReport, Progress, Terms
from cockpit.catalog.importers.giving_back import give_back
from cockpit.domain.work_items import Setting
from cockpit.storage.database import Reader
from cockpit.storage.work import Work
from cockpit.wording import _, n_

TAKERS: dict[str, Callable[[Ground, FileBatch], FileReport]] = {
    "people": take_people,
    "products": take_products,
    "accounts": take_accounts,
    "deals": take_deals,
    "stage_history": take_stage_history,
    "deal_lines": take_deal_lines,
    "contacts": take_contacts,
    "activities": take_activities,
    "notes": take_notes,
    "quotas": take_quotas,
    "leads": take_leads,
    "calls": take_calls,
    "surveys": take_surveys,
    "shifts": take_shifts,
    "rates": take_rates,
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What an import would do: rows not written yet, a report a file, and the currency that figures
    are to be shown in if that is to change."""

    pending: Pending
    reports: list[FileReport]
    currency: str | None = None


# The share of an import's time that goes by before the first row is written.
_MATCHING = 0.4


def part_of(progress: Progress, start: float, end: float) -> Progress:
    """A progress that fills the bar from ``start`` to ``end`` only."""

    def told(share: float | None, what: str) -> None:
        progress(None if share is None else start + share * (end - start), what)

    return told


def prepare_import(
    db: Reader, files: Sequence[FileBatch], terms: Terms, progress: Progress
) -> Prepared:
    """Match the drafts of all files, in the order given, with what the file knows.

    Nothing is written: a dry run ends here, and the real one does exactly this first.
    """
    pending = Pending(db)
    system = terms.source or "\n".join(file.file for file in files)
    matchers = Matchers(db, pending, system, terms.currency, terms.answers.names)
    ground = Ground(db, pending, terms, matchers)
    reports = []
    for at, file in enumerate(files):
        said = _("matching {file}").format(file=file.file)
        ground.tick = partial(progress, at / len(files), said)
        ground.tick()
        matchers.begin()
        report = TAKERS[file.kind](ground, file)
        give_back(ground.rows)
        matchers.tell(report)
        reports.append(report)
    convert_leads(ground, reports)
    return Prepared(pending, reports, first_currency(db, pending, reports))


def import_files(
    work: Work,
    files: Sequence[FileBatch],
    terms: Terms,
    progress: Progress,
    layouts: Mapping[str, Layout] | None = None,
) -> list[FileReport]:
    """Write the drafts of all files in one step, and how they were read; no step when nothing
    is new."""
    # What is learnt now is learnt in this step: history finds out by whom.
    terms = replace(terms, now=work.now)
    told: dict[int, FileReport] = {}
    turns = rounds_of(files, terms.today)
    for turn, places in enumerate(turns):
        part = part_of(progress, turn / len(turns), (turn + 1) / len(turns))
        reports = _write_round(work, [files[at] for at in places], terms, part)
        told |= dict(zip(places, reports, strict=True))
    progress(None, _("keeping it"))
    reports = [told[at] for at in range(len(files))]
    rows = sum(report.added + report.changed for report in reports)
    if rows:
        keep_layouts(work, layouts or {})
    names = ", ".join(file.file for file in files)
    work.label = f"{_deed(reports, rows)} {_('from {files}').format(files=names)}"
    return reports


class Rehearsed(Exception):
    """An import was tried and is to be forgotten; ``reports`` are what it would have done."""

    def __init__(self, reports: list[FileReport]) -> None:
        super().__init__()
        self.reports = reports


def rehearse_import(
    work: Work, files: Sequence[FileBatch], terms: Terms, progress: Progress
) -> None:
    """Files that build on each other can only be told about by trying: raises Rehearsed, so that
    nothing of it stays."""
    raise Rehearsed(import_files(work, files, terms, progress))


def _write_round(
    work: Work, files: Sequence[FileBatch], terms: Terms, progress: Progress
) -> list[FileReport]:
    """Write files that tell of different rows, unless they are lists of ours that say nothing."""
    prepared = work.ask(prepare_import, files, terms, part_of(progress, 0.0, _MATCHING))
    if all(file.own for file in files) and all(report.is_idle for report in prepared.reports):
        return prepared.reports
    rest = part_of(progress, _MATCHING, 1.0)
    prepared.pending.write(work, lambda share: rest(share, _("writing")))
    if prepared.currency:
        work.add(Setting(KEY, prepared.currency))
    return prepared.reports


def _deed(reports: Sequence[FileReport], rows: int) -> str:
    """What undo calls the import; one that brings no rows may mark deals, or note what differs."""
    gone = sum(len(report.vanished) for report in reports)
    kept = sum(len(report.kept) for report in reports)
    if not rows and gone:
        return n_("marked {n} missing deal", "marked {n} missing deals", gone)
    if not rows and kept:
        return n_("noted {n} field that differs", "noted {n} fields that differ", kept)
    if not rows:
        return _("noted what is here already,")
    return n_("imported {n} row", "imported {n} rows", rows)
