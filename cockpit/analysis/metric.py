"""What a metric is: one declaration from which every answer about it follows.

A metric picks rows (``counts``), a numerator and perhaps a denominator among them, each a
selection and a weight a row. value = Σ numerator weights ÷ Σ denominator weights, or the first
sum alone where there is no denominator. The same over the rows of a group gives the group's
value, and the rows of both selections are the rows behind the figure. A denominator of zero, or
none, gives n/a (None).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from cockpit.analysis.pricing import Weights
from cockpit.analysis.records import RecordKind
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Mask
from cockpit.analysis.workings import Workings

if TYPE_CHECKING:
    from cockpit.analysis.figure import Beside, Figure, Groups


class Unit(StrEnum):
    """Units of ``cli.md``: a ratio is a fraction, money is in currency units in JSON."""

    RATIO = "ratio"
    MONEY = "money"
    MONEY_PER_DAY = "money_per_day"
    COUNT = "count"
    DAYS = "days"
    HOURS = "hours"
    SECONDS = "seconds"
    TIMES = "times"


class Counts(StrEnum):
    """Which rows a metric looks at: deals closed in the period, deals opened in it, or deals open
    at the end of the as-of date (whatever the period); first entries to a stage in the period and
    stays in a stage that reach into it (a row a deal and stage); deals that were open on the eve
    of the period and expected to close in it; moves of a close date to a later month (a row a
    move); leads that came in the period, calls and activities held in it, ratings asked for in
    it, shifts of its days."""

    CLOSED = "closed"
    OPENED = "opened"
    OPEN = "open"
    ENTRIES = "entries"
    STAYS = "stays"
    EXPECTED = "expected"
    PUSHES = "pushes"
    LEADS = "leads"
    CALLS = "calls"
    ACTIVITIES = "activities"
    SURVEYS = "surveys"
    SHIFTS = "shifts"


# What the rows are where they are no deals.
RECORDS = {
    Counts.LEADS: RecordKind.LEAD,
    Counts.CALLS: RecordKind.CALL,
    Counts.ACTIVITIES: RecordKind.ACTIVITY,
    Counts.SURVEYS: RecordKind.SURVEY,
    Counts.SHIFTS: RecordKind.SHIFT,
}
Select = Callable[[Rows], Mask]
Weigh = Callable[[Rows], Weights]
Estimate = Callable[[Rows, "Groups"], "list[Figure]"]


def once(rows: Rows) -> Weights:
    """Each row counts one."""
    return Weights(np.ones(len(rows), np.int64))


@dataclass(frozen=True, slots=True)
class Term:
    """A sum over rows: which, and what each adds. ``money``: in minor units. ``distinct``: rows
    of one group that share this column's number count one between them."""

    select: Select
    weigh: Weigh = once
    money: bool = False
    distinct: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric. ``left_out`` are rows that ought to count but cannot (listed beside it);
    ``void`` = (few, all): n/a for a set of rows in which over half of ``all`` are ``few``;
    ``by_quota``: the denominator is the quota of the people whose rows count;
    ``target``: what the value is held against, "quota" or a number; ``workings``: how a metric that
    is no plain quotient is worked out (its terms then only say what is money); ``estimate`` works
    out figures of groups of rows that are no quotient of sums; ``share_of_whole``: a group is held
    against all rows; ``by_cohort``: rows of a past period still come to their end, so a line of
    periods is read as of today; ``beside`` are figures shown with it. ``version`` counts the
    changes of the definition, ``why`` says it in full (formula, edge cases, source),
    ``left_out_word`` what the rows are that are left out ("{n} pending"), ``nothing`` why there is
    no value when the denominator is zero."""

    key: str
    title: str
    unit: Unit
    higher_is_better: bool | None
    definition: str
    counts: Counts
    numerator: Term
    denominator: Term | None = None
    median: bool = False
    left_out: Select | None = None
    void: tuple[Select, Select] | None = None
    void_reason: str = ""
    by_quota: bool = False
    target: str | float | None = None
    workings: Workings | None = None
    estimate: Estimate | None = None
    share_of_whole: bool = False
    by_cohort: bool = False
    beside: Callable[[Rows], tuple[Beside, ...]] | None = None
    version: int = 1
    why: str = ""
    left_out_word: str = ""
    nothing: str = ""

    @property
    def row_kind(self) -> str:
        """What the rows behind it are: "deal", or a kind of record."""
        return str(RECORDS.get(self.counts, "deal"))

    @property
    def is_proportion(self) -> bool:
        """Counts over counts of the same rows: it carries an interval."""
        return (
            self.unit is Unit.RATIO
            and self.denominator is not None
            and not (self.numerator.money or self.denominator.money)
        )

    @property
    def is_money(self) -> bool:
        """The value is minor units."""
        return self.unit in (Unit.MONEY, Unit.MONEY_PER_DAY)
