"""Deals without an identifier that have another name, or owner, than in the export before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from cockpit.actions.imports_ground import Row
from cockpit.actions.imports_sources import Origin
from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.natural_key import MADE
from cockpit.domain.drafts import Remark
from cockpit.wording import n_

# A key made of name, account, account_ref, product, opened_on, and the owner where it has no name.
_ACCOUNT, _OPENED = slice(1, 3), 4
_PARTS = (5, 7)


def recognise_renamed(origin: Origin, rows: Sequence[Row], report: FileReport) -> None:
    """Give rows that seem new the record they continue: the only one that is missing with their
    account, product and opening day. Not in a file that has less than half of what is known."""
    keys = {row.key for row in rows}
    missing = [key for key in origin.records if key not in keys]
    if not missing or 2 * len(missing) > len(origin.records):
        return
    before = _only_ones(missing)
    fresh = {row.key: row for row in rows if row.record is None}
    again = 0
    for same, key in _only_ones(fresh).items():
        if same in before:
            row = fresh[key]
            row.record = origin.records[before[same]]
            origin.renamed[key] = row.record.entity_id
            again += 1
    if again:
        said = n_(
            "{n} deal has another name or owner than before: known by account, product and"
            " opening day",
            "{n} deals have another name or owner than before: known by account, product and"
            " opening day",
            again,
        )
        report.warnings.append(Remark(said, again))


def _only_ones(keys: Iterable[str]) -> dict[tuple[str, ...], str]:
    """Keys by what lasts when a name or an owner changes, where one key alone has that."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in keys:
        parts = key.removeprefix(MADE).split("|")
        told = key.startswith(MADE) and len(parts) in _PARTS and "#" not in key
        if told and any(parts[_ACCOUNT]) and parts[_OPENED]:
            found["name" if parts[0] else "owner", *parts[1:5]].append(key)
    return {same: some[0] for same, some in found.items() if len(some) == 1}
