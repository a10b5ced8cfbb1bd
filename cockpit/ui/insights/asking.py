"""What the page asks: pure questions over facts, each answered on its own, away from the GUI."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cockpit.analysis.age_bands import AgeTable, age_bands
from cockpit.analysis.crosstab import CrossTable, crosstab
from cockpit.analysis.drilldown import FigureRow, figure_rows
from cockpit.analysis.facts import Facts
from cockpit.analysis.funnel import Step, funnel
from cockpit.analysis.grouping import By, Key
from cockpit.analysis.measure import measure, target
from cockpit.analysis.metric import Counts, Metric
from cockpit.analysis.raw import NO_MONEY, OUTCOMES
from cockpit.analysis.reading import Reading
from cockpit.analysis.trend import Point, periods_back, trend, year_before
from cockpit.catalog.metrics import METRICS
from cockpit.domain.filters import DealFilter
from cockpit.domain.period import Period, PeriodError, Unit, parse
from cockpit.domain.period_words import label
from cockpit.queries.figure_rows import DealWords
from cockpit.queries.record_words import row_words
from cockpit.ui.insights.choice import MIX, NOTHING, PERIODS, Focus
from cockpit.ui.insights.sections import AGEING, FUNNEL

if TYPE_CHECKING:
    from cockpit.workspace import Workspace

# One period in so many is shown even where they are all empty.
_LEAST = 3
# These rows are deals as they were on their own day; what came of them since is of interest.
_OF_THEN = (Counts.OPENED, Counts.ENTRIES, Counts.STAYS)
# Groups that are stretches of time are labelled as the command line reads them.
_IN_TIME = ("month", "quarter")
# The rows of a view are those of this figure.
ROWS_OF = {FUNNEL: "deals_opened", AGEING: "open_deals"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the page: a figure or view for a period as of a day, and how to cut it;
    ``known_at``: with what had been learnt by then, None for all that is known today."""

    key: str
    period: Period
    as_of: date
    wanted: DealFilter
    unit: Unit = Unit.MONTH
    by: str = "owner"
    across: str = ""
    fiscal_start: int = 1
    focus: Focus = NOTHING
    known_at: datetime | None = None
    today: date | None = None

    @property
    def metric(self) -> Metric:
        """The figure; for a view the one whose rows it shows."""
        return METRICS[ROWS_OF.get(self.key, self.key)]

    @property
    def shown_period(self) -> Period:
        """The period of groups and rows: that of the point of the trend which was chosen."""
        return self.focus.point or self.period

    @property
    def shown_day(self) -> date:
        """The day as of which groups and rows are shown."""
        return self.focus.day or self.as_of


@dataclass(frozen=True, slots=True)
class Headline:
    """The figure itself."""

    reading: Reading


@dataclass(frozen=True, slots=True)
class Past:
    """The figure period by period, each with its target, and, for a mix, its parts."""

    asked: Asked
    points: tuple[Point, ...]
    targets: tuple[float | None, ...]
    mixes: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class YearBefore:
    """The figure a year before each point of the past, None where there was none."""

    asked: Asked
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Parts:
    """The figure by groups; ``table`` where it is crossed, or ``refusal`` why it cannot be."""

    asked: Asked
    reading: Reading
    table: CrossTable | None = None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """A funnel."""

    steps: tuple[Step, ...]
    currency: str


@dataclass(frozen=True, slots=True)
class Ages:
    """An ageing."""

    table: AgeTable
    currency: str


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row with its words."""

    row: FigureRow
    words: DealWords
    today: date

    @property
    def account(self) -> str:
        """The account, or the deal's own name where there is none."""
        return self.words.account or self.words.name


@dataclass(frozen=True, slots=True)
class FoundRows:
    """Exactly the rows behind a figure, a point, a group or a cell, that figure, and what the rows
    add up to above and below the line."""

    asked: Asked
    reading: Reading
    rows: list[RowShown]
    adds: float
    below: float


Answer = Headline | Past | YearBefore | Parts | Steps | Ages | FoundRows


def headline(facts: Facts, asked: Asked) -> Headline:
    """The figure with what is said beside it."""
    return Headline(
        measure(facts, asked.metric, asked.period, asked.as_of, filter=asked.wanted, beside=True)
    )


def past(facts: Facts, asked: Asked) -> Past:
    """The periods up to the asked one; empty ones before the first row are left out."""
    points = _points(facts, asked)
    metric = asked.metric
    targets = tuple(target(facts, metric, point.period, asked.wanted) for point in points)
    mixes: tuple[Reading, ...] = ()
    if asked.key == MIX:
        mixes = tuple(
            measure(facts, metric, one.period, one.day, filter=asked.wanted, by=(asked.by,))
            for one in points
        )
    return Past(asked, points, targets, mixes)


def before(facts: Facts, asked: Asked) -> YearBefore:
    """What the points of the past are held against."""
    points = _points(facts, asked)
    return YearBefore(asked, year_before(facts, asked.metric, points, asked.unit, asked.wanted))


def _points(facts: Facts, asked: Asked) -> tuple[Point, ...]:
    end = min(asked.as_of, asked.period.last_day)
    periods = periods_back(asked.unit, end, PERIODS[asked.unit], asked.fiscal_start)
    metric = asked.metric
    points = trend(facts, metric, periods, asked.as_of, asked.wanted)
    first = next((i for i, point in enumerate(points) if point.figure.n), len(points))
    return points[min(first, len(points) - max(1, len(points) // _LEAST)) :]


def parts(facts: Facts, asked: Asked) -> Parts:
    """The groups of the asked period, or of the point that was chosen."""
    period, day = asked.shown_period, asked.shown_day
    reading = measure(facts, asked.metric, period, day, filter=asked.wanted, by=(asked.by,))
    if asked.by in _IN_TIME:
        named = (replace(one, label=_of_time(one.label, asked)) for one in reading.groups)
        reading = replace(reading, groups=tuple(named))
    if not asked.across or asked.across == asked.by:
        return Parts(asked, reading)
    sides = By(asked.by), By(asked.across)
    try:
        table = crosstab(facts, asked.metric, period, day, *sides, filter=asked.wanted)
    except ValueError as error:
        return Parts(asked, reading, None, str(error))
    lines = _named(table.lines, asked.by, asked)
    columns = _named(table.columns, asked.across, asked)
    return Parts(asked, reading, replace(table, lines=lines, columns=columns))


def _named(keys: tuple[Key, ...], by: str, asked: Asked) -> tuple[Key, ...]:
    if by not in _IN_TIME:
        return keys
    return tuple(replace(key, label=_of_time(key.label, asked)) for key in keys)


def _of_time(text: str, asked: Asked) -> str:
    """A month or quarter as people say it; rows without a day have a word of their own."""
    try:
        return label(parse(text, asked.fiscal_start), asked.fiscal_start)
    except PeriodError:
        return text


def view(facts: Facts, asked: Asked) -> Steps | Ages:
    """A funnel or an ageing."""
    currency = facts.references.reporting_currency
    if asked.key == AGEING:
        return Ages(age_bands(facts, asked.as_of, asked.wanted), currency)
    return Steps(funnel(facts, asked.period, asked.as_of, asked.wanted), currency)


def rows_behind(workspace: Workspace, facts: Facts, asked: Asked) -> FoundRows:
    """The rows of what was chosen, with their words."""
    focus, period, day = asked.focus, asked.shown_period, asked.shown_day
    pairs = [(g.by, g.id) if g else None for g in (focus.group, focus.crossed)]
    found = figure_rows(facts, asked.metric, period, day, asked.wanted, *pairs)
    if focus.deals is not None:
        wanted = set(focus.deals)
        found = [row for row in found if row.deal_id in wanted]
    if asked.metric.counts in _OF_THEN:
        found = _as_of(facts, day, found)
    words = workspace.ask(row_words, [row.mark for row in found])
    today = workspace.today()
    shown = [RowShown(row, words[row.mark], today) for row in found if row.mark in words]
    reading = measure(facts, asked.metric, period, day, filter=asked.wanted)
    adds, below = sum(row.adds for row in found), sum(row.below for row in found)
    return FoundRows(asked, reading, shown, adds, below)


def _as_of(facts: Facts, day: date, rows: list[FigureRow]) -> list[FigureRow]:
    """The same rows with what had come of their deals by the day."""
    state, found = facts.at(day), []
    for row in rows:
        at = facts.position_of(row.deal_id)
        amount = int(state.amount[at])
        found.append(
            replace(
                row,
                outcome=OUTCOMES[state.outcome[at]],
                amount=row.amount if amount == NO_MONEY else amount,
                estimated=row.estimated and amount == NO_MONEY,
            )
        )
    return found
