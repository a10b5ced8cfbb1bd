"""The ways in which a target can be shared out, as cells to be set in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cockpit.actions.plan_targets import Cell
from cockpit.analysis.plan_grid import Grid, Place, split_down, without_mismatch
from cockpit.domain.period import Period
from cockpit.domain.plan import Subject
from cockpit.domain.sharing import shared_out

BY_WON, BY_HEADS, EQUALLY, AS_NOW = "won", "heads", "equally", "as_now"


def shared_down(found: Grid, above: Subject, way: str, before: Mapping[Subject, int]) -> list[Cell]:
    """The targets of all columns for those directly below: by what they won the year before, by
    the number of people below them, equally, or in the proportions they have now."""
    children = found.children(above)
    weights: dict[Subject, float] = dict.fromkeys(children, 1.0)
    if way == BY_WON:
        weights = {one: float(max(0, before.get(one, 0))) for one in children}
    elif way == BY_HEADS:
        weights = {one: float(heads(found.places, one)) for one in children}
    elif way == AS_NOW:
        weights = {one: float(found.total(one) or 0) for one in children}
    made = split_down(found, above, found.columns, weights)
    return [Cell(subject, period, amount) for (subject, period), amount in made.items()]


def heads(places: Sequence[Place], subject: Subject) -> int:
    """How many people are below it, or it is itself."""
    if subject.person_id is not None:
        return 1
    return sum(heads(places, one.subject) for one in places if one.above == subject)


def fixed(found: Grid, above: Subject, column: Period) -> list[Cell]:
    """The difference spread over those below."""
    made = without_mismatch(found, above, column)
    return [Cell(subject, period, amount) for (subject, period), amount in made.items()]


def summed_up(found: Grid, above: Subject, column: Period) -> list[Cell]:
    """The parent's target becomes what those below are asked for together."""
    return [Cell(above, column, found.below(above, column))]


def over_the_year(
    found: Grid, subject: Subject, total: int, seasons: Sequence[float], *, keep: bool
) -> list[Cell]:
    """A year's target over the columns: ``keep`` the proportions that are set in all of them,
    else by the seasons' weights."""
    now = [found.cells.get((subject, column)) for column in found.columns]
    known = [one for one in now if one is not None]
    weights = [float(one) for one in seasons]
    if keep and len(known) == len(now) and any(known):
        weights = [float(one) for one in known]
    amounts = shared_out(total, weights)
    return [Cell(subject, *pair) for pair in zip(found.columns, amounts, strict=True)]
