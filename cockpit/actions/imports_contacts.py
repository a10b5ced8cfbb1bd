"""Contacts with their accounts, and their parts in deals."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_known import References
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.spelling import name_key
from cockpit.domain.drafts import ContactDraft, Remark
from cockpit.domain.people import Contact, DealContact
from cockpit.storage.database import Reader
from cockpit.wording import _


def take_contacts(ground: Ground, file: FileBatch) -> FileReport:
    """Contacts; known ones are found by mail address, else by name within their account."""
    known = _Known(ground.db)
    shape = Shape(
        Contact,
        "contact",
        lambda draft: "" if _name(draft) else _("a contact needs a name"),
        lambda draft: known.find(ground, draft),
        lambda draft: ground.pending.add(
            Contact, name=_name(draft), account_id=None, title="", email="", phone=""
        ),
        lambda draft: _columns(ground, draft),
        lambda taken: _link(ground, taken),
    )
    taken = take_rows(ground, file, shape)
    _join_deals(ground, taken)
    _remark(taken)
    return taken.count()


def _remark(taken: Taken) -> None:
    """Rows that share a mail address may be one person: which, only the manager knows."""
    shared = Counter(row.draft.email.casefold() for row in taken.rows if row.draft.email)
    rows = sum(count for count in shared.values() if count > 1)
    if rows:
        said = _("the same mail address as another row: kept as contacts of their own")
        taken.report.warnings.append(Remark(said, rows))


def _name(draft: Any) -> str:
    both = f"{draft.first_name} {draft.last_name}".strip()
    return str(draft.name or both or draft.email)


class _Known:
    """Contacts by mail address and by name and account; what two share is nobody's."""

    def __init__(self, db: Reader) -> None:
        self._ids: dict[tuple[object, ...], int | None] = {}
        for id, name, account_id, email in db.all(
            "SELECT id, name, account_id, email FROM contact"
        ):
            for key in ((email.casefold(),), (name_key(name), account_id)):
                if key != ("",):
                    self._ids[key] = None if key in self._ids else id

    def find(self, ground: Ground, draft: ContactDraft) -> int | None:
        if draft.email and (draft.email.casefold(),) in self._ids:
            return self._ids[draft.email.casefold(),]
        account = ground.matchers.accounts.find((draft.account, draft.account_ref))
        return self._ids.get((name_key(_name(draft)), account))


def _link(ground: Ground, taken: Taken) -> None:
    accounts = Counter((row.draft.account, row.draft.account_ref) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "accounts", accounts)


def _columns(ground: Ground, draft: ContactDraft) -> dict[str, Any]:
    return {
        "name": _name(draft),
        "account_id": ground.matchers.accounts.find((draft.account, draft.account_ref)),
        "title": draft.title,
        "email": draft.email,
        "phone": draft.phone,
    }


def _join_deals(ground: Ground, taken: Taken) -> None:
    """The deals a contact is said to be part of, where they are known."""
    if not any(row.draft.deal_refs for row in taken.rows):
        return
    deals = References(ground.db, "deals", ground.matchers.system)
    joined = set(ground.db.all("SELECT deal_id, contact_id FROM deal_contact"))
    unknown = 0
    for row in taken.rows:
        for reference in filter(None, row.draft.deal_refs.replace(",", ";").split(";")):
            deal = deals.find(reference.strip()) or ground.deals.get(reference.strip())
            unknown += deal is None
            if deal is not None and (deal, row.entity) not in joined:
                joined.add((deal, row.entity))
                values = {"deal_id": deal, "contact_id": row.entity, "role": row.draft.role}
                ground.pending.add(DealContact, **values)
                row.touched = True
    if unknown:
        said = _("names deals that are not known")
        taken.report.warnings.append(Remark(said, unknown))
