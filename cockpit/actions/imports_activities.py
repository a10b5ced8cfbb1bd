"""Activities that are done: who did what with whom, and when."""

from __future__ import annotations

from collections import Counter
from typing import Any

from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_known import References
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.activity_words import activity_type_of
from cockpit.domain.drafts import ActivityDraft
from cockpit.domain.work_items import Activity, ActivityType
from cockpit.wording import _


def take_activities(ground: Ground, file: FileBatch) -> FileReport:
    """Activities; what is still to be done, or lies ahead, is no activity yet."""
    deals = References(ground.db, "deals", ground.matchers.system)
    for reference, deal in ground.deals.items():
        deals.add(reference, deal)
    shape = Shape(
        Activity,
        "activity",
        lambda draft: _lacks(ground, draft),
        lambda _draft: None,
        lambda draft: _new(ground, draft),
        lambda draft: _columns(ground, deals, draft),
        lambda taken: _link(ground, taken),
    )
    return take_rows(ground, file, shape).count()


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


def _columns(ground: Ground, deals: References, draft: ActivityDraft) -> dict[str, Any]:
    kind = activity_type_of(draft.type, draft.subject)
    at = draft.at
    return {
        "type": kind,
        "at": at,
        "happened_on": at.astimezone(ground.terms.zone).date() if at else None,
        "customer_facing": kind is not ActivityType.NOTE,
        "deal_id": deals.find(draft.deal_ref) if draft.deal_ref else None,
        "account_id": ground.matchers.accounts.find((draft.account, _account_ref(deals, draft))),
        "person_id": ground.matchers.people.find((draft.person, draft.person_ref)),
        "minutes": None if draft.minutes is None else round(draft.minutes),
        "outcome": draft.outcome,
        "subject": draft.subject,
    }


def _account_ref(deals: References, draft: ActivityDraft) -> str:
    """What a row is about may be a deal or an account: the identifier alone does not say."""
    if draft.account_ref or not draft.deal_ref or deals.find(draft.deal_ref):
        return draft.account_ref
    return draft.deal_ref


def _link(ground: Ground, taken: Taken) -> None:
    people = Counter((row.draft.person, row.draft.person_ref) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "people", people)
    accounts = Counter((row.draft.account, row.draft.account_ref) for row in taken.rows)
    resolve(ground, taken.origin, taken.report, "accounts", accounts)
