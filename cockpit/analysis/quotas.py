"""What was to be won: quotas, shared out to the days and people they belong to.

The quota of a set of people in P is the sum, over quotas that overlap P, of amount × working days
of the overlap ÷ working days of the quota's own period (days, when it has no working day). A
person's quota counts from the person's quota_from (else hired_on) up to left_on, so that joiners
and leavers count by working days, and belongs on each day to the person's team, manager and
region of that day. While a person is new the quota counts at the ramp's share of the month since
then. A team's own quota counts only on days on which nobody in the team or below it, and no team
below it, has a quota: it never adds to its people's; the company's own (neither person nor team)
only on days on which nobody else has one. Of two quotas of one person, team or the company that
overlap, the one of the shorter period holds (of equals the later row): they never add up. Under a
filter a team's quota counts when everybody in the team and below it is kept by the filter, the
company's when everybody is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np

from cockpit.analysis.references import Quota, References
from cockpit.analysis.selection import people_mask
from cockpit.analysis.tables import Mask
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period, Unit, this


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a quota for days on which nothing changes, within one month. Minor units of
    the reporting currency; ``person`` or ``team`` is 0, both for the company's."""

    period: Period
    stretch: int
    person: int
    team: int
    amount: float


class Holder(Protocol):
    """Whose something is: a person's, a team's (the other id is 0), or the company's (both)."""

    @property
    def person(self) -> int:
        """The person's id."""
        ...

    @property
    def team(self) -> int:
        """The team's id."""
        ...


def quota_shares(
    references: References, period: Period, wanted: DealFilter
) -> tuple[Share, ...] | None:
    """The shares of the period for whom the filter keeps; None when the filter narrows by more
    than people, for quotas are not set for that. Quotas in another currency have no rate and are
    left out."""
    if not wanted.about_people_only:
        return None
    quotas = [
        (one, _valid(references, one))
        for one in references.quotas
        if one.currency == references.reporting_code
        and one.period.start < period.end
        and one.period.end > period.start
    ]
    mask = people_mask(references.organisation, wanted)
    found: list[Share] = []
    for piece in _pieces(references, quotas, period):
        for stretch, part in references.organisation.stretches(piece):
            running = in_force([one for one, valid in quotas if _covers(valid, part)])
            found += _shares_of(references, running, stretch, part, mask)
    return tuple(found)


def total(shares: tuple[Share, ...] | None) -> float | None:
    """The quota of all shares, None when there is none."""
    return sum(share.amount for share in shares) if shares else None


def in_force(running: list[Quota]) -> list[Quota]:
    """Of each person's, team's and the company's quotas the one that holds."""
    found: dict[tuple[int, int], Quota] = {}
    for one in running:
        held = found.setdefault((one.person, one.team), one)
        if one.period.days <= held.period.days:
            found[one.person, one.team] = one
    return list(found.values())


def _pieces(
    references: References, quotas: list[tuple[Quota, Period]], period: Period
) -> list[Period]:
    """The period cut at months, at the quotas' ends, and where somebody joins, is asked for more
    of the ramp, or leaves."""
    cuts = {period.start, period.end}
    month = this(Unit.MONTH, period.start)
    while month.end < period.end:
        cuts.add(month.end)
        month = this(Unit.MONTH, month.end)
    for one, valid in quotas:
        cuts |= {valid.start, valid.end}
        person = references.persons.get(one.person)
        if person is not None:
            cuts |= set(person.ramp_days(references.ramp))
    inside = sorted(day for day in cuts if period.start <= day <= period.end)
    return [Period(start, end) for start, end in pairwise(inside)]


def _shares_of(
    references: References, running: list[Quota], stretch: int, piece: Period, mask: Mask | None
) -> list[Share]:
    """The shares of a piece in which nothing changes."""
    own = [one for one in running if one.person]
    company = [one for one in running if not (one.person or one.team)]
    if len(running) > len(company) or not everybody(mask, stretch):
        company = []
    kept = [one for one in own if mask is None or _keeps(references, mask, stretch, one.person)]
    below = covered_teams(references, running, stretch)
    by_team = [
        one
        for one in running
        if one.team and one.team not in below and whole_team(references, mask, stretch, one.team)
    ]
    return [
        Share(piece, stretch, one.person, one.team, _amount(references, one, piece))
        for one in kept + by_team + company
    ]


def _amount(references: References, one: Quota, piece: Period) -> float:
    """The quota's part for the piece by working days, at the ramp's share while a person is new."""
    asked = one.amount * references.working_days.share(piece, one.period)
    person = references.persons.get(one.person)
    return asked if person is None else asked * person.ramped(piece.start, references.ramp)


def _valid(references: References, one: Quota) -> Period:
    person = references.persons.get(one.person)
    return person.present(one.period) if person else one.period


def _covers(period: Period, piece: Period) -> bool:
    return period.start <= piece.start and piece.end <= period.end


def _keeps(references: References, mask: Mask, stretch: int, person: int) -> bool:
    return bool(mask[stretch, references.people.index.one(person)])


def _members(references: References, stretch: int, team: int) -> Mask:
    """Who is in the team or below it; the last column is nobody."""
    known: dict[tuple[int, int], Mask] = references.kept.get("people of teams", dict)
    found = known.get((stretch, team))
    if found is None:
        organisation = references.organisation
        tree = list(organisation.with_children([team]))
        found = known[stretch, team] = np.isin(organisation.team[stretch], tree)
    return found


def covered_teams(
    references: References, running: Iterable[Holder], stretch: int
) -> frozenset[int]:
    """The teams of which somebody, in the team or below it, or a team below it has a quota of its
    own."""
    organisation = references.organisation
    found: set[int] = set()
    for one in running:
        if one.person:
            spot = references.people.index.one(one.person)
            team = int(organisation.team[stretch, spot])
        else:
            team = organisation.parent(one.team)
        while team and team not in found:
            found.add(team)
            team = organisation.parent(team)
    return frozenset(found)


def everybody(mask: Mask | None, stretch: int) -> bool:
    """Whether the filter keeps everybody."""
    return mask is None or bool(mask[stretch, :-1].all())


def whole_team(references: References, mask: Mask | None, stretch: int, team: int) -> bool:
    """Whether the filter keeps everybody in the team and below it."""
    if mask is None:
        return True
    members = _members(references, stretch, team)
    return bool(members.any() and mask[stretch][members].all())
