"""What the manager does with a deal that needs her, beyond changing the deal itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cockpit.actions.tasks import add_task, delegate_task
from cockpit.analysis.day_words import day_words
from cockpit.domain.deal import Deal
from cockpit.domain.people import Person
from cockpit.domain.refusal import Refused
from cockpit.domain.signals import DealMark
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def snooze_deal(work: Work, deal_id: int, until: date, seen: str) -> None:
    """Put a deal off until a day; ``seen`` is how it stands (``analysis.triage.standing``)."""
    if until <= work.today:
        raise Refused(_("Choose a day after today."))
    deal = work.get(Deal, deal_id)
    mark = _mark_of(work, deal_id)
    mark.snoozed_until, mark.seen = until, seen
    work.label = _("put off {deal} until {day}").format(
        deal=deal.name, day=day_words(until, work.today)
    )


def wake_deal(work: Work, deal_id: int) -> None:
    """Bring a deal back that was put off."""
    deal = work.get(Deal, deal_id)
    mark = _mark_of(work, deal_id)
    # Removed as it stands: undo brings back what it was.
    if mark.pinned:
        mark.snoozed_until, mark.seen = None, ""
    else:
        work.remove(mark)
    work.label = _("brought back {deal}").format(deal=deal.name)


def pin_deal(work: Work, deal_id: int, pinned: bool) -> None:
    """Keep a deal at the top of the list, or let it go."""
    deal = work.get(Deal, deal_id)
    mark = _mark_of(work, deal_id)
    if pinned or mark.snoozed_until is not None:
        mark.pinned = pinned
    else:
        work.remove(mark)
    sign = _("pinned {deal}") if pinned else _("unpinned {deal}")
    work.label = sign.format(deal=deal.name)


def nudge_owner(work: Work, deal_id: int, title: str, note: str, due_on: date) -> int:
    """Give the deal's owner a task about it, as one step; gives the task's id."""
    deal = work.get(Deal, deal_id)
    if deal.owner_id is None:
        raise Refused(_("Nobody owns this deal; give it an owner first."))
    owner = work.get(Person, deal.owner_id)
    task_id = add_task(work, title, deal_id=deal_id, person_id=owner.id, due_on=due_on, note=note)
    delegate_task(work, task_id, None, owner.id)
    work.label = _("nudged {owner} about {deal}").format(owner=owner.name, deal=deal.name)
    return task_id


def _mark_of(work: Work, deal_id: int) -> DealMark:
    found = work.first(DealMark, deal_id=deal_id)
    if found is None:
        found = DealMark(deal_id)
        work.add(found)
    return found
