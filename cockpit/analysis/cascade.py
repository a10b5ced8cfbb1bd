"""Whether what is asked of the parts adds up to what is asked of the whole.

The company's target has the targets of the teams without a team above them below it, and of the
people without a team; a team's has those of its own people and of the teams directly below. Targets
are compared as they were set: neither ramped nor cut for joiners and leavers, in whole fractions
of a minor unit, so that a cascade that is whole differs by nothing at all. A target that reaches
over the period's ends counts by working days, a person's with the team of each day (after the last
team, with that one); of overlapping targets of one and the same the shortest holds (``quotas``).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from uuid import UUID

from cockpit.analysis.figure import Beside, Figure
from cockpit.analysis.grouping import TIMES, By, Cut, Key, Pair, sides, time_key
from cockpit.analysis.metric import Unit
from cockpit.analysis.organisation import Organisation
from cockpit.analysis.quotas import in_force
from cockpit.analysis.raw import day_number
from cockpit.analysis.references import Quota, References
from cockpit.analysis.workings import Asked, Behind
from cockpit.domain.filters import DealFilter, Scope
from cockpit.domain.period import Period, this
from cockpit.domain.period import Unit as Span
from cockpit.wording import _

COMPANY = 0


@dataclass(frozen=True, slots=True)
class Level:
    """The target of a team (COMPANY: 0) and what those directly below it are asked for together;
    None where nobody has one. Exact minor units."""

    own: Fraction | None
    below: Fraction | None
    children: int = 0

    @property
    def mismatch(self) -> Fraction | None:
        """What is asked of the whole less what is asked of its parts."""
        return None if self.own is None or self.below is None else self.own - self.below


def levels(references: References, period: Period) -> dict[int, Level]:
    """By team id, COMPANY for the company: every one with a target, or with one below it."""
    own: dict[int, Fraction] = defaultdict(Fraction)
    below: dict[int, Fraction] = defaultdict(Fraction)
    children: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for one, part, stretch in pieces(references, period):
        amount = one.amount * share(references, part, one.period)
        if not one.person:
            own[one.team] += amount
        if one.person or one.team:
            above = _parent(references, one, stretch)
            below[above] += amount
            children[above].add((one.person, one.team))
    return {
        team: Level(own.get(team), below.get(team), len(children[team])) for team in {*own, *below}
    }


def share(references: References, part: Period, whole: Period) -> Fraction:
    """The part of ``whole`` that lies in ``part``, by working days, by days where it has none."""
    days = references.working_days
    start, end = max(part.start, whole.start), min(part.end, whole.end)
    if end <= start:
        return Fraction(0)
    working = days.count(whole)
    if working:
        return Fraction(days.between(start, end), working)
    return Fraction((end - start).days, whole.days)


def pieces(references: References, period: Period) -> list[tuple[Quota, Period, int]]:
    """Each target that holds, with the days on which it does and the organisation stands still, and
    the stretch of ``organisation`` that these days lie in."""
    code = references.reporting_code
    quotas = [
        one
        for one in references.quotas
        if one.currency == code and one.period.start < period.end and one.period.end > period.start
    ]
    cuts = {period.start, period.end}
    cuts |= {day for one in quotas for day in (one.period.start, one.period.end) if day in period}
    edges = sorted(cuts)
    found = []
    for start, end in pairwise(edges):
        for stretch, part in references.organisation.stretches(Period(start, end)):
            running = [one for one in quotas if one.period.start <= start and end <= one.period.end]
            found += [(one, part, stretch) for one in in_force(running)]
    return found


def _parent(references: References, one: Quota, stretch: int) -> int:
    organisation = references.organisation
    if one.team:
        team = organisation.teams.get(one.team)
        return team.parent if team and team.parent in organisation.teams else COMPANY
    return _team_of(organisation, organisation.index.one(one.person), stretch)


def _team_of(organisation: Organisation, spot: int, stretch: int) -> int:
    """The person's team, after the last one that one."""
    if spot < 0:
        return COMPANY
    for earlier in range(stretch, -1, -1):
        team = int(organisation.team[earlier, spot])
        if team:
            return team
    return COMPANY


@dataclass(frozen=True, slots=True)
class TargetMismatch:
    """Workings: the company's, or the one team's that the filter asks for, and each team's."""

    def figure(self, asked: Asked) -> Figure:
        """n/a for a filter that is neither everybody nor one team."""
        team = _asked_team(asked.wanted)
        if team is None:
            return _na(_("only the company and a team have targets below their own"))
        return _figure(levels(asked.facts.references, asked.period).get(team))

    def groups(self, asked: Asked, by: Cut) -> list[tuple[Key, Figure]]:
        """By team every team with targets below it; by month and quarter the same whole."""
        references, team = asked.facts.references, _asked_team(asked.wanted)
        if team is None:
            return []
        if isinstance(by, Pair):
            return _crossed(references, asked.period, team, by)
        if by in TIMES:
            return _by_time(references, asked.period, team, by)
        return _by_team(references, asked.period, team) if by is By.TEAM else []

    def behind(self, _asked: Asked) -> list[Behind]:
        """No deal stands behind a target."""
        return []


def _asked_team(wanted: DealFilter) -> int | None:
    """The one team asked for, COMPANY for everybody, None for anybody else."""
    if wanted.scope != Scope.ALL or not wanted.about_people_only:
        return None
    if wanted.owners or wanted.regions or wanted.managers or len(wanted.teams) > 1:
        return None
    return next(iter(wanted.teams), COMPANY)


def _figure(level: Level | None) -> Figure:
    if level is None or level.own is None:
        return _na(_("target not set"))
    if level.below is None or level.mismatch is None:
        return _na(_("not shared out yet"), float(level.own))
    beside = (
        Beside("parent", _("Own target"), _number(level.own), Unit.MONEY),
        Beside("children", _("Together below it"), _number(level.below), Unit.MONEY),
    )
    gap = _number(level.mismatch)
    return Figure(gap, gap, None, level.children, beside=beside)


def _na(reason: str, own: float = 0.0) -> Figure:
    return Figure(None, own, None, 0, reason=reason)


def _number(exact: Fraction) -> float:
    return int(exact) if exact.denominator == 1 else float(exact)


def _by_team(references: References, period: Period, team: int) -> list[tuple[Key, Figure]]:
    found = levels(references, period)
    inside = set(found) if team == COMPANY else references.organisation.with_children([team])
    return [
        (_team_key(references, one), _figure(found[one]))
        for one in sorted(inside & found.keys() - {COMPANY})
        if found[one].own is not None
    ]


def _crossed(
    references: References, period: Period, team: int, by: Pair
) -> list[tuple[Key, Figure]]:
    """Teams by month or quarter, either way round; nothing else has targets below it."""
    times = [one for one in sides(by) if one in TIMES]
    if len(times) != 1 or By.TEAM not in sides(by):
        return []
    found = []
    for step, part in _steps(references, period, times[0]):
        for name, figure in _by_team(references, part, team):
            key = replace(name, across=step) if by.down is By.TEAM else replace(step, across=name)
            found.append((key, figure))
    return found


def _steps(references: References, period: Period, by: By) -> list[tuple[Key, Period]]:
    """The months or quarters of the period, each as far as it lies in it."""
    found, start = [], period.start
    while start < period.end:
        step = this(Span(by.value), start, references.fiscal_start)
        part = Period(start, min(step.end, period.end))
        found.append((time_key(day_number(step.start), by, references.fiscal_start), part))
        start = part.end
    return found


def _by_time(references: References, period: Period, team: int, by: By) -> list[tuple[Key, Figure]]:
    found = []
    for key, part in _steps(references, period, by):
        level = levels(references, part).get(team)
        if level is not None and level.own is not None:
            found.append((key, _figure(level)))
    return found


def _team_key(references: References, team: int) -> Key:
    spot = references.teams.index.one(team)
    if spot < 0:
        return Key(None, "", (0, ""))
    name = references.teams.names[spot]
    return Key(str(UUID(bytes=references.teams.uids[spot])), name, (0, name.casefold()))
