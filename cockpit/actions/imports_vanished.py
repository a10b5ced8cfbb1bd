"""Deals that their source gives no more: marked while it is sure, never taken out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_sources import Origin
from cockpit.actions.imports_terms import FileBatch, FileReport, Missing
from cockpit.catalog.importers.spelling import name_key
from cockpit.domain.conflicts import Vanished
from cockpit.domain.deal import Outcome
from cockpit.domain.drafts import Remark
from cockpit.domain.identity import uid_text
from cockpit.wording import _, n_

_SHOWN = 8
# So many deals of one owner or pipeline, all missing, were left out by a filter.
_FILTERED = 3


class _Deal(NamedTuple):
    key: str
    id: int
    uid: bytes
    name: str
    account_id: int | None
    is_open: bool
    owner_id: int | None
    pipeline_id: int


def mark_vanished(
    ground: Ground, origin: Origin, file: FileBatch, present: Collection[str], report: FileReport
) -> None:
    """Mark the source's deals that a whole export leaves out; take marks off those it has again.

    ``present`` are the keys of the file's rows. What looks like a part of an export, or is older
    than the last one, marks nothing: then the report says why.
    """
    if origin.id is None:
        return
    marked = {
        deal: mark
        for mark, deal in ground.db.all(
            "SELECT id, deal_id FROM vanished WHERE source_id = ?", origin.id
        )
    }
    if not marked and origin.records.keys() <= set(present):
        return
    known = _known(ground, origin)
    here = [deal for deal in known if deal.key in present]
    _unmark(ground, report, [marked[deal.id] for deal in here if deal.id in marked])
    missing = [deal for deal in known if deal.key not in present and deal.id not in marked]
    missing = _surely(ground, origin, file, report, here, missing)
    _mark(ground, origin, report, here, missing)


def _known(ground: Ground, origin: Origin) -> list[_Deal]:
    rows = ground.db.all(
        "SELECT r.external_id, d.id, d.uid, d.name, d.account_id, d.outcome, d.owner_id,"
        " d.pipeline_id FROM source_record r JOIN deal d ON d.id = r.entity_id"
        " WHERE r.source_id = ? AND r.kind = 'deals' ORDER BY d.id",
        origin.id,
    )
    renamed = {id: key for key, id in origin.renamed.items()}
    return [
        _Deal(renamed.get(id, key), id, uid, name, account, outcome == Outcome.OPEN, *where)
        for key, id, uid, name, account, outcome, *where in rows
    ]


def _unmark(ground: Ground, report: FileReport, marks: Sequence[int]) -> None:
    for mark in marks:
        ground.pending.remove(Vanished, mark)
    if marks:
        said = n_("{n} deal is in the export again", "{n} deals are in the export again",
                  len(marks))  # fmt: skip
        report.warnings.append(Remark(said, len(marks)))


def _surely(
    ground: Ground,
    origin: Origin,
    file: FileBatch,
    report: FileReport,
    here: Sequence[_Deal],
    missing: Sequence[_Deal],
) -> list[_Deal]:
    """The missing deals that a whole export would have; why others are not marked is said."""
    whole, why = ground.terms.whole, ""
    if not missing or whole is False:
        return []
    if origin.last is not None and origin.day < origin.last:
        why = _("older than the export of {day} from this source: no deal is marked as missing")
        why = why.format(day=origin.last.isoformat())
    elif file.batch.lost_rows:
        why = _("deals are missing that may be among the refused rows: none is marked")
    elif whole is None and not _is_whole(here, missing):
        report.partial = len(missing)
        why = _("looks like a part of an export: deals it does not have are not marked as missing")
    if why:
        report.warnings.append(Remark(why, len(missing)))
        return []
    missing = [deal for deal in missing if deal.key not in file.batch.refused_keys]
    if whole is None:
        missing = _unfiltered(report, here, missing)
    return list(missing)


def _is_whole(here: Sequence[_Deal], missing: Sequence[_Deal]) -> bool:
    """Whether it has at least half of the known open deals; of all, where none is open."""
    sides = [sum(deal.is_open for deal in part) for part in (here, missing)]
    if not any(sides):
        sides = [len(here), len(missing)]
    return sides[0] >= sides[1]


def _unfiltered(report: FileReport, here: Sequence[_Deal], missing: Sequence[_Deal]) -> list[_Deal]:
    """Without what a filter seems to have left out: closed deals, an owner, a pipeline."""
    closed = sum(not deal.is_open for deal in missing)
    if closed > sum(not deal.is_open for deal in here):
        missing = [deal for deal in missing if deal.is_open]
    for column in ("owner_id", "pipeline_id"):
        there = {getattr(deal, column) for deal in here}
        gone = Counter(getattr(deal, column) for deal in missing)
        left_out = {one for one, n in gone.items() if one not in there and n >= _FILTERED}
        if left_out:
            many = sum(gone[one] for one in left_out)
            said = _("all deals of an owner or a pipeline are missing, as if they had been left"
                     " out of the export: they are not marked")  # fmt: skip
            report.warnings.append(Remark(said, many))
            missing = [deal for deal in missing if getattr(deal, column) not in left_out]
    return list(missing)


def _mark(
    ground: Ground,
    origin: Origin,
    report: FileReport,
    here: Sequence[_Deal],
    missing: Sequence[_Deal],
) -> None:
    twins = _twins(here) if missing else {}
    for deal in missing:
        twin = twins.get((name_key(deal.name), deal.account_id))
        source = origin.source_id(ground.pending)
        ground.pending.add(
            Vanished,
            source_id=source,
            deal_id=deal.id,
            missing_since=origin.day,
            twin_id=twin.id if twin else None,
        )
        merged = uid_text(twin.uid) if twin else ""
        report.vanished.append(Missing(uid_text(deal.uid), deal.name, merged))
    _say(report)


def _twins(deals: Iterable[_Deal]) -> dict[tuple[str, int | None], _Deal]:
    """Deals by name and account, where only one has both."""
    found: dict[tuple[str, int | None], list[_Deal]] = defaultdict(list)
    for deal in deals:
        found[name_key(deal.name), deal.account_id].append(deal)
    return {key: some[0] for key, some in found.items() if len(some) == 1}


def _say(report: FileReport) -> None:
    plain = [deal.name for deal in report.vanished if not deal.twin]
    merged = [deal.name for deal in report.vanished if deal.twin]
    for names, said in (
        (plain, _("not in this export any more, marked and kept: {names}")),
        (merged, _("not in this export, but a deal of the same name and account is; merged there,"
                   " it seems: {names}")),
    ):  # fmt: skip
        if names:
            listed = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
            report.warnings.append(Remark(said.format(names=listed), len(names)))
