"""What every kind of file starts from and ends with: its source, its rows, what it has said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from cockpit.actions.imports_known import Record
from cockpit.actions.imports_matching import Called, Found, Made, Matchers
from cockpit.actions.imports_pending import Pending
from cockpit.actions.imports_sources import Origin, digest, origin_of, remember
from cockpit.actions.imports_stages import StageMaker
from cockpit.actions.imports_terms import FileBatch, FileReport, Terms
from cockpit.catalog.importers.natural_key import keys_of
from cockpit.domain.drafts import RefusedRow, Remark
from cockpit.domain.work_items import SourceRecord
from cockpit.storage.database import Reader
from cockpit.wording import _

# Rows made ready between two looks at whether to go on.
AT_ONCE = 5_000


def _nothing() -> None:
    """Nobody wants to stop it."""


@dataclass(slots=True)
class Ground:
    """What all files of one import stand on; ``deals`` are those it has met, by identifier;
    ``tick`` is called now and then, and stops the import by raising; ``rows`` are those of the
    file at hand."""

    db: Reader
    pending: Pending
    terms: Terms
    matchers: Matchers
    sources: set[str] = field(default_factory=set)
    deals: dict[str, int] = field(default_factory=dict)
    tick: Callable[[], None] = _nothing
    stages: StageMaker | None = None
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class Row:
    """One draft on its way: ``entity`` is our row, ``record`` what the source said before."""

    draft: Any
    raw: str
    key: str
    digest: bytes
    record: Record | None = None
    entity: int = 0
    is_new: bool = False
    touched: bool = False


def start(ground: Ground, file: FileBatch) -> tuple[Origin, list[Row], FileReport]:
    """The file's source and its rows without repetitions, and a report that counts those."""
    keys = keys_of(file.kind, file.batch.drafts)
    origin = origin_of(ground.db, file, keys, ground.terms, ground.sources)
    ground.sources.add(origin.name)
    report = FileReport(file.file, file.kind, origin.name, file.batch.rows)
    report.latest = file.batch.latest
    report.refused, report.warnings = list(file.batch.refused), list(file.batch.remarks)
    rows: list[Row] = []
    for draft, raw, key in zip(file.batch.drafts, file.batch.raws, keys, strict=True):
        if len(rows) % AT_ONCE == 0:
            ground.tick()
        rows.append(Row(draft, raw, key, digest(raw), origin.records.get(key)))
    if len(set(keys)) < len(keys):
        rows = _once(rows, report)
    # Deals tell their day, other lists only by their name or when the manager does.
    if origin.last is not None and origin.day < origin.last:
        _let_the_newer_stand(origin, rows, report)
    ground.rows = rows
    return origin, rows, report


def _let_the_newer_stand(origin: Origin, rows: Sequence[Row], report: FileReport) -> None:
    """What an older export says of known rows is over: the newer one has told of them since."""
    over = 0
    for row in rows:
        if row.record is not None and row.record.hash != row.digest:
            row.digest = row.record.hash
            over += 1
    if over and origin.last is not None:
        said = _("older than the export of {day}, which stands: what differs is left out")
        report.warnings.append(Remark(said.format(day=origin.last.isoformat()), over))


def _once(rows: Sequence[Row], report: FileReport) -> list[Row]:
    """A row that comes again is taken once; one that comes again and differs is refused."""
    first: dict[str, Row] = {}
    again = 0
    for row in rows:
        before = first.setdefault(row.key, row)
        if before is row:
            continue
        if before.digest == row.digest:
            again += 1
        else:
            why = _("row {row} has the same identifier and says otherwise").format(
                row=before.draft.row
            )
            report.refused.append(RefusedRow(row.draft.row, "", row.key, why))
    if again:
        report.unchanged += again
        report.warnings.append(Remark(_("rows that are there twice, taken once"), again))
    report.refused.sort(key=lambda one: one.row)
    return list(first.values())


def note_what_was_said(ground: Ground, origin: Origin, kind: str, rows: Sequence[Row]) -> None:
    """New records for rows the source never gave, fresh values for the others."""
    new = [(row.key, row.entity, row.raw, row.digest) for row in rows if row.record is None]
    remember(ground.pending, origin, kind, new)
    for row in rows:
        if row.record is not None:
            ground.pending.change(
                SourceRecord,
                row.record.id,
                external_id=row.key,
                raw=row.raw,
                hash=row.digest,
                exported_on=origin.kept_day,
            )


def resolve(
    ground: Ground,
    origin: Origin,
    report: FileReport,
    kind: str,
    wanted: Counter[Called],
) -> Found:
    """Our rows for what the file names; new ones are reported, new names remembered."""
    done = ground.matchers.of(kind).take(wanted)
    report.warnings += done.remarks
    if done.made:
        report.also_added[kind] = report.also_added.get(kind, 0) + len(done.made)
    called = [_record(one) for one in (*done.made, *done.aliases)]
    remember(ground.pending, origin, kind, called)
    return done.known


def _record(made: Made) -> tuple[str, int, str, bytes]:
    raw = f"name={made.name}"
    return made.key, made.entity, raw, digest(raw)
