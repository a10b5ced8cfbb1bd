"""Activities against goals: what people were to do in a period, by the days they were there.

A person's goal of so many activities an interval asks, in a part of the interval, for its share by
working days; it counts on the days of the period on which it holds and the person is there. Of two
goals of one person and type the one that begins later holds (of equals the later row). A goal of no
type counts every activity but notes. Of each person's type at most 120 % of its goal counts, so
that many calls do not stand in for meetings. Goals of teams and of the company are shown against
their own figures and do not count here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from cockpit.analysis.figure import Figure
from cockpit.analysis.grouping import By, Cut, Grouping, Key, grouping, sides
from cockpit.analysis.metric import Counts, Term, once
from cockpit.analysis.population import population
from cockpit.analysis.quotas import Share
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
    rows = _activities(asked)
    found = []
    for goal, part in _in_force(references, asked.period):
        for stretch, piece in references.organisation.stretches(part):
            spot = references.people.index.one(goal.person)
            if spot < 0 or (mask is not None and not mask[stretch, spot]):
                continue
            share = Share(piece, stretch, goal.person, 0, _target(references, goal, piece))
            done = int(np.count_nonzero(_done(rows, share, goal.type)))
            found.append(Piece(share, goal.type, done))
    return found


def _in_force(references: References, period: Period) -> Iterable[tuple[ActivityGoal, Period]]:
    """Each goal with the days of one month on which it holds and its person is there."""
    by_whom: dict[tuple[int, str], list[ActivityGoal]] = defaultdict(list)
    for goal in references.goals:
        by_whom[goal.person, goal.type].append(goal)
    for goals in by_whom.values():
        goals.sort(key=lambda one: one.span.start)
        for goal, later in zip(goals, [*goals[1:], None], strict=True):
            end = goal.span.end if later is None else min(goal.span.end, later.span.start)
            start, end = max(goal.span.start, period.start), min(end, period.end)
            person = references.persons.get(goal.person)
            if start >= end or person is None:
                continue
            there = person.present(Period(start, end))
            yield from ((goal, month) for month in _by_month(there))


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
    """Activities of the person and type on these days."""
    texts, codes = rows.words("type") or (("",), np.zeros(len(rows), np.int64))
    if type:
        wanted: Mask = codes == (texts.index(type) if type in texts else -1)
    else:
        note = str(ActivityType.NOTE)
        wanted = codes != (texts.index(note) if note in texts else -1)
    start, end = day_number(share.period.start), day_number(share.period.end)
    found: Mask = (rows.owner == share.person) & (rows.day >= start) & (rows.day < end) & wanted
    return found


def _figure(pieces: Iterable[Piece], asked: Asked) -> Figure:
    goals: dict[tuple[int, str], tuple[int, float]] = {}
    for piece in pieces:
        whose = piece.share.person, piece.type
        done, target = goals.get(whose, (0, 0.0))
        goals[whose] = done + piece.done, target + piece.share.amount
    over = sum(min(float(done), CAP * target) for done, target in goals.values())
    under = sum(target for _done, target in goals.values())
    n = sum(done for done, _target in goals.values())
    if not asked.wanted.about_people_only:
        return Figure(None, 0, None, 0, reason=_("goals are set for people, not for this filter"))
    if not under:
        return Figure(None, over, None, n, reason=_("no goal is set"))
    return Figure(over / under, over, under, n)
