"""Leads, and which of them became deals."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import Any

from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.spelling import name_key
from cockpit.domain.drafts import LeadDraft, Remark
from cockpit.domain.records import Lead
from cockpit.storage.numbers import instant_number
from cockpit.wording import _


def take_leads(ground: Ground, file: FileBatch) -> FileReport:
    """Leads; one with the same address, or name, company and moment, is the same."""
    reader = _Reader(ground)
    shape = Shape(
        Lead,
        "lead",
        reader.lacks,
        reader.find,
        reader.make,
        reader.columns,
        reader.link,
    )
    taken = take_rows(ground, file, shape)
    lost = sum(reader.is_lost(row.draft) for row in taken.rows)
    if lost:
        said = _("names a deal that is not known, or not told apart: kept without it")
        taken.report.warnings.append(Remark(said, lost))
    return taken.count()


class _Reader:
    """Reads a lead. A file that tells only the first contact tells when the lead came."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._deals = ground, DealFinder(ground)
        self._known: dict[tuple[str, ...], int] = {}
        for id, name, company, email, at in ground.db.all(
            "SELECT id, name, company, email, created_at FROM lead ORDER BY id DESC"
        ):
            self._known[_key(name, company, email, at)] = id

    def lacks(self, draft: LeadDraft) -> str:
        """Why the draft cannot be a lead."""
        at = self._created(draft)
        if at is None:
            return _("a lead needs the day on which it came")
        return _("lies in the future") if at > self._ground.terms.now else ""

    def find(self, draft: LeadDraft) -> int | None:
        """The lead that came at this moment under this name."""
        at = self._created(draft)
        assert at is not None
        name = _name(draft)
        if not (name or draft.company or draft.email):
            return None
        return self._known.get(_key(name, draft.company, draft.email, instant_number(at)))

    def make(self, draft: LeadDraft) -> int:
        """A new lead, to be filled."""
        at = self._created(draft)
        assert at is not None
        texts = dict.fromkeys(("name", "company", "email", "source", "status", "segment"), "")
        links = dict.fromkeys(
            ("owner_id", "account_id", "first_contact_at", "converted_on", "deal_id")
        )
        return self._ground.pending.add(
            Lead, created_at=at, created_on=self._day(at), **texts, **links
        )

    def columns(self, draft: LeadDraft) -> dict[str, Any]:
        """What the draft says of the lead."""
        at = self._created(draft)
        account = (draft.account, draft.account_ref)
        deal = self._deals.find(draft.deal_ref, draft.deal, account) or None
        return {
            "created_at": at,
            "created_on": self._day(at) if at else None,
            "name": _name(draft),
            "company": draft.company,
            "email": draft.email,
            "source": draft.source,
            "status": draft.status,
            "segment": draft.segment,
            "owner_id": self._ground.matchers.people.find((draft.owner, draft.owner_ref)),
            "account_id": self._ground.matchers.accounts.find(account),
            "first_contact_at": draft.first_contact_at if draft.created_at else None,
            "converted_on": self._converted(draft, deal),
            "deal_id": deal,
        }

    def is_lost(self, draft: LeadDraft) -> bool:
        """True when it names a deal that is not here."""
        named = draft.deal_ref or draft.deal
        return bool(named) and not self.columns(draft)["deal_id"]

    def link(self, taken: Taken) -> None:
        """Make the people that are not known yet, and the accounts that are named."""
        people = Counter((row.draft.owner, row.draft.owner_ref) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "people", people)
        accounts = Counter((row.draft.account, "") for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "accounts", accounts)

    def _converted(self, draft: LeadDraft, deal: int | None) -> date | None:
        """As told; a lead that is said to be converted on no day was so on the day it came."""
        if draft.is_converted is False:
            return None
        if draft.converted_on or not (draft.is_converted or deal):
            return draft.converted_on
        at = self._created(draft)
        return self._day(at) if at else None

    def _created(self, draft: LeadDraft) -> datetime | None:
        return draft.created_at or draft.first_contact_at

    def _day(self, at: datetime) -> date:
        return at.astimezone(self._ground.terms.zone).date()


def _name(draft: LeadDraft) -> str:
    return draft.name or f"{draft.first_name} {draft.last_name}".strip()


def _key(name: str, company: str, email: str, at: int) -> tuple[str, ...]:
    who = (email.casefold(),) if email else (name_key(name), name_key(company))
    return (*who, str(at))
