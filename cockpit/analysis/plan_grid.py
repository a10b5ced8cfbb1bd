"""The cascade as a table: the company, its teams and people, by month or quarter of a year.

A cell is the target that was set for the line and the column's days, neither ramped nor cut for
joiners and leavers (``cascade``): what is typed is what is shown. A parent's mismatch in a column
is its own target less those directly below it; None where either has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from cockpit.analysis.cascade import pieces, share
from cockpit.analysis.references import References
from cockpit.domain.period import Period
from cockpit.domain.plan import COMPANY, Subject
from cockpit.domain.sharing import shared_out


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody who may have a target, and who is directly above (None for the company)."""

    subject: Subject
    name: str
    above: Subject | None
    depth: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Minor units by line and column; None is no target. ``sums`` is what those below a line are
    asked for together, each by its own target, else by those below it."""

    places: tuple[Place, ...]
    columns: tuple[Period, ...]
    cells: dict[tuple[Subject, Period], int]
    mismatches: dict[tuple[Subject, Period], int]
    sums: dict[tuple[Subject, Period], int] = field(default_factory=dict)

    def children(self, above: Subject) -> list[Subject]:
        """Who is directly below."""
        return [one.subject for one in self.places if one.above == above]

    def total(self, subject: Subject) -> int | None:
        """All columns together."""
        found = [self.cells.get((subject, column)) for column in self.columns]
        return sum(one or 0 for one in found) if any(one is not None for one in found) else None

    def below(self, above: Subject, column: Period) -> int | None:
        """What those below are asked for together."""
        return self.sums.get((above, column))


def grid(references: References, places: Sequence[Place], columns: Sequence[Period]) -> Grid:
    """The cells of these lines and columns."""
    exact = {
        (subject, column): amount
        for column in columns
        for subject, amount in _set_for(references, column).items()
    }
    cells = {key: round(amount) for key, amount in exact.items()}
    found = Grid(tuple(places), tuple(columns), cells, {}, _sums(places, columns, cells))
    for place in places:
        children = found.children(place.subject)
        for column in columns:
            below = [exact[one, column] for one in children if (one, column) in exact]
            gap = round(exact.get((place.subject, column), Fraction(0)) - sum(below))
            if gap and below and (place.subject, column) in exact:
                found.mismatches[place.subject, column] = gap
    return found


def _sums(
    places: Sequence[Place], columns: Sequence[Period], cells: dict[tuple[Subject, Period], int]
) -> dict[tuple[Subject, Period], int]:
    """From the foot up: a team without a target is asked for what its people are."""
    found: dict[tuple[Subject, Period], int] = {}
    for place in sorted(places, key=lambda one: -one.depth):
        for column in columns:
            own = cells.get((place.subject, column), found.get((place.subject, column)))
            if own is not None and place.above is not None:
                found[place.above, column] = found.get((place.above, column), 0) + own
    return found


def _set_for(references: References, column: Period) -> dict[Subject, Fraction]:
    amounts: dict[Subject, Fraction] = defaultdict(Fraction)
    for one, part, _stretch in pieces(references, column):
        amounts[Subject(one.person or None, one.team or None)] += one.amount * share(
            references, part, one.period
        )
    return amounts


def split_down(
    found: Grid, above: Subject, columns: Sequence[Period], weights: dict[Subject, float]
) -> dict[tuple[Subject, Period], int]:
    """What those directly below get of the parent's target, column by column, by their weights
    (nothing for all: equally); the parts add up to the parent's cell. Columns in which the parent
    has no target are left out."""
    children = found.children(above)
    made: dict[tuple[Subject, Period], int] = {}
    for column in columns:
        own = found.cells.get((above, column))
        if own is None or not children:
            continue
        parts = shared_out(own, [weights.get(child, 0.0) for child in children])
        made |= {(child, column): part for child, part in zip(children, parts, strict=True)}
    return made


def without_mismatch(
    found: Grid, above: Subject, column: Period
) -> dict[tuple[Subject, Period], int]:
    """The cells of those directly below so that they add up to the parent's: the difference is
    spread in proportion to what they have (only among those with a target, if there are any)."""
    children = found.children(above)
    having = [one for one in children if found.cells.get((one, column)) is not None]
    weights: dict[Subject, float] = {
        one: float(found.cells[one, column]) for one in having if found.cells[one, column]
    }
    if not weights:
        weights = dict.fromkeys(having or children, 1.0)
    made = split_down(found, above, [column], weights)
    return {key: one for key, one in made.items() if one or key in found.cells}


def company_place(name: str) -> Place:
    """The first line."""
    return Place(COMPANY, name, None, 0)
