"""Activities against goals: what was to be done in a period, by the days people were there.

A person's goal of so many activities an interval asks, in a part of the interval, for its share by
working days; it counts on the days of the period on which it holds and the person is there. Of two
goals of one person (team, the company) and type the one that begins later holds (of equals the
later row). A goal of no type counts every activity but notes. Of each one's type at most 120 % of
its goal counts, so that many calls do not stand in for meetings. Goals keep to the rule of quotas:
a team's own counts on days on which nobody in the team or below it, and no team below it, has one
of the type, and asks for what its people did; the company's on days on which nobody else has one.
Under a filter a team's counts when everybody in it is kept, the company's when everybody is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from cockpit.analysis.figure import Figure
from cockpit.analysis.grouping import By, Cut, Grouping, Key, grouping, sides
from cockpit.analysis.metric import Counts, Term, once
from cockpit.analysis.population import population
from cockpit.analysis.quotas import Share, covered_teams, everybody, whole_team
from cockpit.analysis.raw import day_number
from cockpit.analysis.record_rows import RecordRows
from cockpit.analysis.references import ActivityGoal, References
from cockpit.analysis.rows import Rows
from cockpit.analysis.selection import people_mask
from cockpit.analysis.tables import Mask
from cockpit.analysis.workings import Asked, Behind
from cockpit.domain.period import Period, Unit, this
from cockpit.domain.work_items import ActivityType
from cockpit.wording import _

CAP = 1.2


@dataclass(frozen=True, slots=True)
class Piece:
    """Days of one month on which a goal holds and nothing changes, what it asks, what was done."""

    share: Share
    type: str
    done: int


class ActivityAttainment:
    """Workings of ``activity_attainment``."""

    def figure(self, asked: Asked) -> Figure:
        """The figure of everybody whom the filter keeps."""
        return _figure(_pieces(asked), asked)

    def groups(self, asked: Asked, by: Cut) -> list[tuple[Key, Figure]]:
        """The figure of each group with a goal."""
        pieces, rows = _pieces(asked), _activities(asked)
        shares = tuple(piece.share for piece in pieces)
        parts = [(one, grouping(rows, one, shares)) for one in sides(by)]
        found: dict[Key, list[Piece]] = defaultdict(list)
        for piece in pieces:
            names = [_key(piece, one, grouped) for one, grouped in parts]
            if names[0] is not None and names[-1] is not None:
                across = names[1] if len(names) > 1 else None
                found[replace(names[0], across=across)].append(piece)
        return [(key, _figure(mine, asked)) for key, mine in found.items()]

    def behind(self, asked: Asked) -> list[Behind]:
        """The activities that a goal asks for."""
        rows = _activities(asked)
        mask = np.zeros(len(rows), np.bool_)
        for piece in _pieces(asked):
            mask |= _done(rows, piece.share, piece.type)
        return [Behind(rows.where(mask), Term(_all, once), None)]


def _key(piece: Piece, by: By, grouped: Grouping) -> Key | None:
    """The group that a piece of a goal belongs to, None where it belongs to none."""
    if by is By.TYPE:
        return _type_key(piece.type)
    code = grouped.code_of(piece.share)
    return None if code is None else grouped.key(code)


def _all(rows: Rows) -> Mask:
    return np.ones(len(rows), np.bool_)


def _type_key(type: str) -> Key:
    return Key(type or None, type or _("all types"), (0, type))


def _activities(asked: Asked) -> RecordRows:
    rows = population(asked.facts, Counts.ACTIVITIES, asked.period, asked.as_of, asked.wanted)
    assert isinstance(rows, RecordRows)
    return rows


def _pieces(asked: Asked) -> list[Piece]:
    if not asked.wanted.about_people_only:
        return []
    references = asked.facts.references
    mask = people_mask(references.organisation, asked.wanted)
    rows, held = _activities(asked), list(_in_force(references, asked.period))
    found = []
    for goal, there in held:
        alike = [(one, days) for one, days in held if one.type == goal.type and one is not goal]
        edges = [] if goal.person else [days for _one, days in alike]
        for part in (piece for month in _by_month(there) for piece in _cut(month, edges)):
            running = [one for one, days in alike if days.start <= part.start < days.end]
            for stretch, piece in references.organisation.stretches(part):
                if not _counts(references, goal, running, stretch, mask):
                    continue
                asks = _target(references, goal, piece)
                share = Share(piece, stretch, goal.person, goal.team, asks)
                done = int(np.count_nonzero(_done(rows, share, goal.type)))
                found.append(Piece(share, goal.type, done))
    return found


def _counts(
    references: References,
    goal: ActivityGoal,
    running: list[ActivityGoal],
    stretch: int,
    mask: Mask | None,
) -> bool:
    """Whether the goal counts on days of the stretch, beside others of its type that run then."""
    if goal.person:
        spot = references.people.index.one(goal.person)
        return spot >= 0 and (mask is None or bool(mask[stretch, spot]))
    if not goal.team:
        return not running and everybody(mask, stretch)
    below = goal.team in covered_teams(references, running, stretch)
    return not below and whole_team(references, mask, stretch, goal.team)


def _in_force(references: References, period: Period) -> Iterable[tuple[ActivityGoal, Period]]:
    """Each goal with the days on which it holds and whose it is is there."""
    by_whom: dict[tuple[int, int, str], list[ActivityGoal]] = defaultdict(list)
    for goal in references.goals:
        by_whom[goal.person, goal.team, goal.type].append(goal)
    for goals in by_whom.values():
        goals.sort(key=lambda one: one.span.start)
        for goal, later in zip(goals, [*goals[1:], None], strict=True):
            end = goal.span.end if later is None else min(goal.span.end, later.span.start)
            start, end = max(goal.span.start, period.start), min(end, period.end)
            person = references.persons.get(goal.person)
            if start >= end or (goal.person and person is None):
                continue
            days = Period(start, end)
            yield goal, days if person is None else person.present(days)


def _cut(period: Period, edges: list[Period]) -> Iterable[Period]:
    """The period cut where one of the others begins or ends."""
    days = {day for one in edges for day in (one.start, one.end) if period.start < day < period.end}
    cuts = [period.start, *sorted(days), period.end]
    return (Period(start, end) for start, end in pairwise(cuts))


def _by_month(period: Period) -> Iterable[Period]:
    start = period.start
    while start < period.end:
        end = min(this(Unit.MONTH, start).end, period.end)
        yield Period(start, end)
        start = end


def _target(references: References, goal: ActivityGoal, piece: Period) -> float:
    """What the goal asks for in the piece, interval by interval."""
    asked, start = 0.0, piece.start
    while start < piece.end:
        whole = this(goal.interval, start, references.fiscal_start)
        end = min(whole.end, piece.end)
        asked += goal.target * references.working_days.share(Period(start, end), whole)
        start = end
    return asked


def _done(rows: RecordRows, share: Share, type: str) -> Mask:
    """Activities of the type on these days, of the person, the team's people, or everybody."""
    texts, codes = rows.words("type") or (("",), np.zeros(len(rows), np.int64))
    if type:
        wanted: Mask = codes == (texts.index(type) if type in texts else -1)
    else:
        note = str(ActivityType.NOTE)
        wanted = codes != (texts.index(note) if note in texts else -1)
    start, end = day_number(share.period.start), day_number(share.period.end)
    found: Mask = (rows.day >= start) & (rows.day < end) & wanted
    if share.person:
        found &= rows.owner == share.person
    elif share.team:
        organisation = rows.facts.references.organisation
        inside = list(organisation.with_children([share.team]))
        found &= np.isin(rows.of_people(organisation.team), inside)
    return found


def _figure(pieces: Iterable[Piece], asked: Asked) -> Figure:
    goals: dict[tuple[int, int, str], tuple[int, float]] = {}
    for piece in pieces:
        whose = piece.share.person, piece.share.team, piece.type
        done, target = goals.get(whose, (0, 0.0))
        goals[whose] = done + piece.done, target + piece.share.amount
    over = sum(min(float(done), CAP * target) for done, target in goals.values())
    under = sum(target for _done, target in goals.values())
    n = sum(done for done, _target in goals.values())
    if not asked.wanted.about_people_only:
        reason = _("goals are set for people and teams, not for this filter")
        return Figure(None, 0, None, 0, reason=reason)
    if not under:
        return Figure(None, over, None, n, reason=_("no goal is set"))
    return Figure(over / under, over, under, n)
