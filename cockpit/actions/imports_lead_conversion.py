"""Leads become deals: a file of deals that names a lead's identifier says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cockpit.actions.imports_ground import Ground
from cockpit.actions.imports_terms import FileReport
from cockpit.catalog.importers.raw_values import raw_dict
from cockpit.domain.deal import Deal
from cockpit.domain.drafts import Remark
from cockpit.domain.records import Lead
from cockpit.domain.work_items import SourceRecord
from cockpit.storage.numbers import day_of
from cockpit.wording import n_

# A shorter identifier means a deal here and a lead there.
_LONG = 10
_RECORDS = "SELECT external_id, entity_id, raw FROM source_record WHERE kind = ? ORDER BY id"


def convert_leads(ground: Ground, reports: list[FileReport]) -> None:
    """Give leads without a deal the one whose row names them, as "lead ID" or as its own long
    identifier; it says so in the report of the file that made it known."""
    touched = [report for report in reports if report.kind in ("deals", "leads")]
    if not touched or not _any_leads(ground):
        return
    waiting = _waiting(ground)
    deals = _deals_by_lead(ground, waiting) if waiting else {}
    if not deals:
        return
    days = _beginnings(ground)
    for external, deal in deals.items():
        change = {"deal_id": deal, "converted_on": days.get(deal)}
        ground.pending.change(Lead, waiting[external], **change)
    said = n_("lead became a deal", "leads became deals", len(deals))
    touched[-1].warnings.append(Remark(said, len(deals)))


def _any_leads(ground: Ground) -> bool:
    if ground.pending.count_new(Lead):
        return True
    return bool(ground.db.value("SELECT EXISTS (SELECT 1 FROM lead WHERE deal_id IS NULL)"))


def _waiting(ground: Ground) -> dict[str, int]:
    """Leads without a deal by their identifier in the source; one that two have tells nothing."""
    free = {id for (id,) in ground.db.all("SELECT id FROM lead WHERE deal_id IS NULL")}
    free |= {id for id, deal in ground.pending.new_rows(Lead, "deal_id") if deal is None}
    found: dict[str, int] = {}
    twice: set[str] = set()
    for external, lead, _raw in _records(ground, "leads"):
        if external.startswith("~") or lead not in free:
            continue
        if found.setdefault(external, lead) != lead:
            twice.add(external)
    return {external: lead for external, lead in found.items() if external not in twice}


def _deals_by_lead(ground: Ground, waiting: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for external, deal, raw in _records(ground, "deals"):
        named = raw_dict(raw).get("lead_ref", "") if "lead_ref=" in raw else ""
        if named in waiting:
            found[named] = deal
        elif external in waiting and len(external) >= _LONG:
            found.setdefault(external, deal)
    return found


def _records(ground: Ground, kind: str) -> Iterator[tuple[str, int, str]]:
    yield from ground.db.all(_RECORDS, kind)
    for _id, its_kind, external, entity, raw in ground.pending.new_rows(
        SourceRecord, "kind", "external_id", "entity_id", "raw"
    ):
        if its_kind == kind:
            yield external, entity, raw


def _beginnings(ground: Ground) -> dict[int, date]:
    """The day from which each deal is known: its opening, else its closing."""
    days = {id: day_of(number) for id, number in ground.db.all("SELECT id, known_from FROM deal")}
    return days | dict(ground.pending.new_rows(Deal, "known_from"))
