"""Notes on deals, accounts and people."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.domain.drafts import NoteDraft
from cockpit.domain.work_items import Note
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_number
from cockpit.wording import _


def take_notes(ground: Ground, file: FileBatch) -> FileReport:
    """Notes with what they are about; one of the same words on the same thing is the same."""
    reader = _Reader(ground)
    shape = Shape(
        Note,
        "note",
        reader.lacks,
        reader.find,
        lambda draft: ground.pending.add(Note, **reader.new(draft)),
        reader.columns,
        reader.link,
    )
    return take_rows(ground, file, shape).count()


class _Reader:
    """Reads what a note is about; a note without a day is of the day of the import."""

    def __init__(self, ground: Ground) -> None:
        self._ground, self._deals = ground, DealFinder(ground)
        self._known = _known(ground.db)

    def lacks(self, draft: NoteDraft) -> str:
        """Why the draft cannot be a note here."""
        if draft.account or draft.person or self._deal(draft) or self._account(draft):
            return ""
        if draft.deal_ref or draft.deal:
            if not draft.deal_ref and self._deals.is_ambiguous(draft.deal):
                return _("several deals have this name; an identifier tells them apart")
            return _("no such deal; import the deals first")
        if draft.account_ref:
            return _("no such account; import the accounts first")
        return ""

    def find(self, draft: NoteDraft) -> int | None:
        """The note with these words on the same thing, at the same moment if that is told."""
        told = self.columns(draft)
        key = (draft.text, told["deal_id"], told["account_id"], told["person_id"])
        at = instant_number(draft.at) if draft.at else None
        return next((id for id, when in self._known.get(key, ()) if at in (None, when)), None)

    def new(self, draft: NoteDraft) -> dict[str, Any]:
        """The columns of a new note, before it is filled."""
        about = {"deal_id": None, "account_id": None, "person_id": None}
        at = draft.at or self._ground.terms.now
        return {"text": draft.text, "at": at, "private": False, **about}

    def columns(self, draft: NoteDraft) -> dict[str, Any]:
        """What the draft says of the note."""
        return {
            "text": draft.text,
            "at": draft.at,
            "private": draft.private,
            "deal_id": self._deal(draft),
            "account_id": self._account(draft),
            "person_id": self._ground.matchers.people.find((draft.person, "")),
        }

    def link(self, taken: Taken) -> None:
        """Make the accounts and people that are not known yet."""
        accounts = Counter((row.draft.account, "") for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "accounts", accounts)
        people = Counter((row.draft.person, "") for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "people", people)

    def _deal(self, draft: NoteDraft) -> int | None:
        account = (draft.account, draft.account_ref)
        return self._deals.find(draft.deal_ref, draft.deal, account) or None

    def _account(self, draft: NoteDraft) -> int | None:
        """What a note hangs on may be a deal or an account: the identifier does not say."""
        accounts = self._ground.matchers.accounts
        found = accounts.find((draft.account, draft.account_ref))
        if found or not draft.deal_ref or self._deals.find(draft.deal_ref):
            return found
        return accounts.find(("", draft.deal_ref))


def _known(db: Reader) -> dict[tuple[Any, ...], list[tuple[int, int]]]:
    """Ids and instants of the notes that are there, by words and what they are about."""
    known: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
    for id, text, deal, account, person, at in db.all(
        "SELECT id, text, deal_id, account_id, person_id, at FROM note"
    ):
        known.setdefault((text, deal, account, person), []).append((id, at))
    return known
