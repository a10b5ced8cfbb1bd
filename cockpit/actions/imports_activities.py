"""Activities that are done: who did what with whom, and when."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.activity_words import activity_type_of
from cockpit.domain.drafts import ActivityDraft, Remark
from cockpit.domain.work_items import Activity, ActivityType
from cockpit.storage.database import Reader
from cockpit.storage.numbers import instant_number
from cockpit.wording import _


def take_activities(ground: Ground, file: FileBatch) -> FileReport:
    """Activities; what is still to be done, or lies ahead, is no activity yet."""
    deals = DealFinder(ground)
    known = _Known(ground.db)
    shape = Shape(
        Activity,
        "activity",
        lambda draft: _lacks(ground, draft),
        lambda draft: known.find(_columns(ground, deals, draft)),
        lambda draft: _new(ground, draft),
        lambda draft: _columns(ground, deals, draft),
        lambda taken: _link(ground, taken),
    )
    taken = take_rows(ground, file, shape)
    _remark(ground, taken, deals)
    return taken.count()


def _lacks(ground: Ground, draft: ActivityDraft) -> str:
    if draft.done is False:
        return _("not done yet")
    ahead = draft.at is not None and draft.at > ground.terms.now
    return _("lies in the future") if ahead else ""


def _new(ground: Ground, draft: ActivityDraft) -> int:
    assert draft.at is not None
    day = draft.at.astimezone(ground.terms.zone).date()
    return ground.pending.add(
        Activity,
        type=ActivityType.NOTE,
        at=draft.at,
        happened_on=day,
        customer_facing=False,
        deal_id=None,
        account_id=None,
        person_id=None,
        minutes=None,
        outcome="",
        subject="",
    )


def _columns(ground: Ground, deals: DealFinder, draft: ActivityDraft) -> dict[str, Any]:
    kind = activity_type_of(draft.type, draft.subject)
    at = draft.at
    return {
        "type": kind,
        "at": at,
        "happened_on": at.astimezone(ground.terms.zone).date() if at else None,
        "customer_facing": _is_customer_facing(draft, kind),
        "deal_id": _deal(deals, draft),
        "account_id": ground.matchers.accounts.find((draft.account, _account_ref(deals, draft))),
        "person_id": ground.matchers.people.find((draft.person, draft.person_ref)),
        "minutes": None if draft.minutes is None else round(draft.minutes),
        "outcome": draft.outcome,
        "subject": draft.subject,
    }


def _is_customer_facing(draft: ActivityDraft, kind: ActivityType) -> bool:
    """As told, else by its type: a note is to oneself."""
    told = draft.customer_facing
    return kind is not ActivityType.NOTE if told is None else told


def _deal(deals: DealFinder, draft: ActivityDraft) -> int | None:
    return deals.find(draft.deal_ref, draft.deal, (draft.account, draft.account_ref)) or None


class _Known:
    """Activities that are there: the same thing done at the same moment is the same, and what is
    there twice is each given once."""

    def __init__(self, db: Reader) -> None:
        rows = db.all("SELECT id, type, at, deal_id, person_id, subject FROM activity")
        self._ids: dict[tuple[Any, ...], list[int]] = {}
        for row in rows:
            self._ids.setdefault(tuple(row[1:]), []).append(row[0])

    def find(self, told: dict[str, Any]) -> int | None:
        """The activity with these columns."""
        at = instant_number(told["at"])
        key = (str(told["type"]), at, told["deal_id"], told["person_id"], told["subject"])
        there = self._ids.get(key)
        return there.pop(0) if there else None


def _is_lost(ground: Ground, deals: DealFinder, draft: ActivityDraft) -> bool:
    """True when it names a deal that is not here; an identifier may also be an account's."""
    if _deal(deals, draft) or not (draft.deal or draft.deal_ref):
        return False
    return bool(draft.deal) or ground.matchers.accounts.find(("", draft.deal_ref)) is None


def _remark(ground: Ground, taken: Taken, deals: DealFinder) -> None:
    """Activities of deals that are not here are kept without them, and said."""
    lost = [row for row in taken.rows if _is_lost(ground, deals, row.draft)]
    if lost:
        said = _("names a deal that is not known, or not told apart: kept without it")
        taken.report.warnings.append(Remark(said, len(lost)))


def _account_ref(deals: DealFinder, draft: ActivityDraft) -> str:
    """What a row is about may be a deal or an account: the identifier alone does not say."""
    if draft.account_ref or not draft.deal_ref or deals.find(draft.deal_ref):
        return draft.account_ref
    return draft.deal_ref


def _link(ground: Ground, taken: Taken) -> None:
    people = Counter((row.draft.person, row.draft.person_ref) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "people", people)
    accounts = Counter((row.draft.account, row.draft.account_ref) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "accounts", accounts)
