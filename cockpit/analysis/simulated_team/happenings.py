"""What happens to deals, day by day: each happening sets some fields and leaves the others."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from cockpit.analysis.raw import CATEGORIES, LOST, OPEN, WON
from cockpit.analysis.simulated_team import calendar
from cockpit.analysis.simulated_team.course import OPEN_STAGES, Course
from cockpit.analysis.simulated_team.customers import LIST_PRICES
from cockpit.analysis.simulated_team.openings import Openings
from cockpit.analysis.simulated_team.rows import EMPTY, Floats, Ints, Mask, whole
from cockpit.analysis.simulated_team.staff import STAYS, Staff
from cockpit.domain.pipeline import ForecastCategory

FIELDS = ("owner", "stage", "product", "amount", "expected", "category", "outcome", "closed")
UNCHANGED = -1
WON_STAGE, LOST_STAGE = OPEN_STAGES + 1, OPEN_STAGES + 2
_CATEGORY = {word: CATEGORIES.index(word) for word in ForecastCategory}
STAGE_CATEGORY = np.array(
    [
        _CATEGORY[ForecastCategory.PIPELINE],
        _CATEGORY[ForecastCategory.PIPELINE],
        _CATEGORY[ForecastCategory.BEST_CASE],
        _CATEGORY[ForecastCategory.MOST_LIKELY],
    ]
)
COMMITTED = _CATEGORY[ForecastCategory.COMMIT]
# Working days that are usually left when a deal enters each stage.
_LEFT_TO_GO = np.array([25, 20, 13, 7])


@dataclass
class Happenings:
    """A growing list; ``happen`` takes the deals, the working days, and what is set."""

    count: int
    deals: list[Ints] = field(default_factory=list)
    days: list[Ints] = field(default_factory=list)
    values: dict[str, list[Ints]] = field(default_factory=lambda: {key: [] for key in FIELDS})

    def happen(self, where: Mask, working: Ints, **fields: Ints | int) -> None:
        """Something happens to the deals of the mask; arrays are as long as all deals."""
        here = np.flatnonzero(where)
        self.deals.append(here)
        self.days.append(working[here])
        for key in FIELDS:
            value = fields.get(key, UNCHANGED)
            chosen = value[here] if isinstance(value, np.ndarray) else np.full(len(here), value)
            self.values[key].append(chosen)


def tell(chance: np.random.Generator, o: Openings, course: Course, staff: Staff) -> Happenings:
    """All that happens to the deals, their ends included."""
    told = Happenings(len(o))
    everyone = np.ones(len(o), np.bool_)
    told.happen(
        everyone, o.opened, owner=staff.ids[o.owner], product=o.product + 1, outcome=OPEN,
        amount=EMPTY, expected=EMPTY, closed=EMPTY,
    )  # fmt: skip
    for step in range(course.stage.shape[1]):
        stage = course.stage[:, step]
        told.happen(
            course.visited[:, step],
            course.entered[:, step],
            stage=stage + 1,
            category=STAGE_CATEGORY[stage],
        )
    _amounts(chance, told, o, course)
    _dates(chance, told, o, course, staff.tidy[o.owner])
    _hands(chance, told, o, course, staff)
    _ends(told, o, course)
    return told


def _amounts(chance: np.random.Generator, told: Happenings, o: Openings, course: Course) -> None:
    """Guessed at the opening or once qualified, revised with the proposal, haggled over at last;
    some change to a dearer product with the proposal."""
    count = len(o)
    guessed = chance.random(count) < 0.45
    amount = _round(o.price * np.exp(chance.normal(0, 0.12, count)))
    told.happen(guessed, o.opened, amount=amount)
    known, product = guessed, o.product
    for stage, says, low, high in ((1, 0.9, 0.9, 1.1), (2, 0.97, 0.85, 1.2), (3, 1.0, 0.82, 1.0)):
        entered, here = course.entered[:, stage], course.visited[:, stage]
        changes = here & (chance.random(count) < np.where(known, 0.45, says))
        if stage == 2:
            dearer = here & (chance.random(count) < 0.02) & (product < len(LIST_PRICES) - 3)
            told.happen(dearer, entered, product=product + 2)
            changes |= dearer
        revised = _round(amount * chance.uniform(low, high, count))
        amount = np.where(changes & known, revised, amount)
        known = known | changes
        told.happen(changes, entered + chance.integers(0, 2, count), amount=amount)
    unknown = (o.ends == WON) & ~known
    told.happen(unknown, course.closed, amount=amount)


def _round(amount: Floats | Ints) -> Ints:
    return whole(np.asarray(amount, np.float64) / 1000, 5) * 1000


def _dates(
    chance: np.random.Generator, told: Happenings, o: Openings, course: Course, tidy: Floats
) -> None:
    """An expected close that is thought over in each stage and pushed out when it comes too
    soon; the untidy and the neglected leave it overdue."""
    count = len(o)
    care = np.where(course.neglected, 0.5, tidy)
    expected = o.opened + whole(_LEFT_TO_GO[0] * np.exp(chance.normal(0, 0.4, count)), 3)
    told.happen(chance.random(count) < 0.96, o.opened, expected=calendar.day(expected))
    for step in range(course.stage.shape[1]):
        here, entered, left = (
            course.visited[:, step], course.entered[:, step], course.left[:, step]
        )  # fmt: skip
        to_go = whole(_LEFT_TO_GO[course.stage[:, step]] * np.exp(chance.normal(0, 0.35, count)))
        again = here & (entered > o.opened) & (chance.random(count) < 0.35)
        expected = np.where(again, entered + to_go, expected)
        told.happen(again, entered, expected=calendar.day(expected))
        cared_for = here & (chance.random(count) < care)
        for _push in range(3):
            when = np.maximum(expected, entered + 1) + chance.integers(0, 3, count)
            late = cared_for & (when < left)
            expected = np.where(late, when + chance.integers(6, 24, count), expected)
            told.happen(late, when, expected=calendar.day(expected))


def _hands(
    chance: np.random.Generator, told: Happenings, o: Openings, course: Course, staff: Staff
) -> None:
    """Commitments by hand in the last stage, and deals handed to somebody else of the team."""
    count = len(o)
    when = course.entered[:, 3] + chance.integers(1, 6, count)
    steady = course.visited[:, 3] & ~course.visited[:, 4]
    told.happen(
        steady & (when < course.closed) & (chance.random(count) < 0.35), when, category=COMMITTED
    )
    here = np.flatnonzero(staff.left < STAYS)
    for position in here.tolist():
        gone = calendar.working_day(staff.left[position : position + 1])[0]
        orphaned = (o.owner == position) & (course.closed > gone)
        told.happen(orphaned, np.maximum(o.opened, gone), owner=int(staff.ids[position + 1]))


def _ends(told: Happenings, o: Openings, course: Course) -> None:
    won = o.ends == WON
    told.happen(
        np.ones(len(o), np.bool_),
        course.closed,
        stage=np.where(won, WON_STAGE, LOST_STAGE),
        category=np.where(
            won, _CATEGORY[ForecastCategory.CLOSED], _CATEGORY[ForecastCategory.OMITTED]
        ),
        outcome=np.maximum(o.ends, min(WON, LOST)),
        closed=calendar.day(course.closed),
    )
