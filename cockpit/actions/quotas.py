"""Targets: money to be won by a person or a team in a period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.domain.people import Person, Quota, Team
from cockpit.domain.period import Period
from cockpit.domain.refusal import Refused
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.storage.work import Work


def set_quota(
    work: Work,
    period: Period,
    amount: int | None,
    currency: str,
    *,
    person_id: int | None = None,
    team_id: int | None = None,
) -> None:
    """Set what a person or a team is to win in ``period``; None takes the target away.

    Refused while other targets of theirs lie across the period: two would count twice.
    """
    if (person_id is None) == (team_id is None):
        raise ValueError("a target belongs to one person or one team")
    name = _name(work, person_id, team_id)
    if amount is not None and amount < 0:
        raise Refused(_("A target is zero or more."))
    theirs = work.find(Quota, person_id=person_id, team_id=team_id)
    same = [one for one in theirs if (one.start_on, one.end_on) == (period.start, period.end)]
    if amount is not None and not same and any(_overlap(one, period) for one in theirs):
        raise Refused(
            _("{name} has targets for other periods within this one; change those.").format(
                name=name
            )
        )
    if amount is None:
        for one in same:
            work.remove(one)
    elif same:
        same[0].amount, same[0].currency = amount, currency
    else:
        work.add(Quota(period.start, period.end, amount, currency, person_id, team_id))
    sign = _("set the target of {name}") if amount is not None else _("took {name}’s target away")
    work.label = sign.format(name=name)


def _overlap(quota: Quota, period: Period) -> bool:
    return quota.start_on < period.end and quota.end_on > period.start


def _name(work: Work, person_id: int | None, team_id: int | None) -> str:
    if person_id is not None:
        return work.get(Person, person_id).name
    assert team_id is not None
    return work.get(Team, team_id).name
