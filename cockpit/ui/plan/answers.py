"""What the plan page shows beside the targets, worked out of the facts, away from the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cockpit.analysis.deviation import Deviation, deviation
from cockpit.analysis.facts import Facts
from cockpit.analysis.measure import measure
from cockpit.analysis.plan_grid import Grid, Place, grid
from cockpit.analysis.plan_history import Weights, seasonal_weights, won_by_person, won_in
from cockpit.analysis.reading import Group, Reading
from cockpit.analysis.realism import Realism, realism
from cockpit.analysis.workings import Asked
from cockpit.catalog.metrics import METRICS
from cockpit.domain.period import DAY, Period, previous
from cockpit.domain.plan import COMPANY, Subject
from cockpit.ui.plan.question import PlanQuestion, deals_of


@dataclass(frozen=True, slots=True)
class MonthFact:
    """A month's plan and what was won in it by the as-of day, minor units; ``plan`` is None
    without a target, ``won`` for months to come."""

    period: Period
    plan: int | None
    won: int | None


@dataclass(frozen=True, slots=True)
class Explained:
    """Whose deviation, and what it is made of."""

    place: Place
    deviation: Deviation


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything about the chosen cell. Money in minor units of ``currency``; ``target`` is what
    is asked in the whole period (None: not set), ``days_left`` working days after the as-of day;
    ``unpriced`` deals were won in the year without a price or a rate: no sum has them."""

    question: PlanQuestion
    currency: str
    months: tuple[MonthFact, ...]
    target: int | None
    won: int
    days_left: int
    days_gone: int
    unpriced: int
    explained: tuple[Explained, ...]
    realism: Realism | None
    needed: Reading
    before: dict[Subject, int]
    seasons: Weights

    @property
    def people(self) -> tuple[Group, ...]:
        """What each person needs a week."""
        return self.needed.groups


def answer(facts: Facts, places: Sequence[Place], question: PlanQuestion) -> Answer:
    """Work all of it out."""
    references = facts.references
    days = references.working_days
    period, as_of = question.period, question.as_of
    wanted = deals_of(question.subject)
    whole = grid(references, places, [period])
    by_month = grid(references, places, question.months)
    target = asked_of(whole, question.subject, period)
    asked = Asked(facts, period, as_of, wanted)
    return Answer(
        question=question,
        currency=references.reporting_currency,
        months=tuple(_month(facts, by_month, question, month) for month in question.months),
        target=target,
        won=won_in(facts, period, as_of, wanted),
        days_left=days.between(max(as_of + DAY, period.start), period.end),
        days_gone=days.count(period.cut_after(as_of)),
        unpriced=measure(facts, METRICS["revenue"], question.year, as_of, filter=wanted).not_priced,
        explained=tuple(_explained(facts, places, whole, question)),
        realism=None if target is None else realism(asked, target),
        needed=measure(
            facts, METRICS["activities_needed"], period, as_of, filter=wanted, by=("owner",)
        ),
        before=won_before(facts, places, question),
        seasons=seasonal_weights(facts, list(question.columns), as_of),
    )


def asked_of(found: Grid, subject: Subject, period: Period) -> int | None:
    """Its own target, else what those directly below are asked for together."""
    own = found.cells.get((subject, period))
    return found.below(subject, period) if own is None else own


def _month(facts: Facts, found: Grid, question: PlanQuestion, month: Period) -> MonthFact:
    won = None
    if month.start <= question.as_of:
        won = won_in(facts, month, question.as_of, deals_of(question.subject))
    return MonthFact(month, asked_of(found, question.subject, month), won)


def _explained(
    facts: Facts, places: Sequence[Place], whole: Grid, question: PlanQuestion
) -> list[Explained]:
    """The subject's deviation, then that of each directly below."""
    found = []
    period, as_of = question.period, question.as_of
    gone = facts.references.working_days.share(period.cut_after(as_of), period)
    for place in places:
        if question.subject not in (place.subject, place.above):
            continue
        target = asked_of(whole, place.subject, period)
        if target is not None and period.start <= as_of:
            asked = Asked(facts, period, as_of, deals_of(place.subject))
            found.append(Explained(place, deviation(asked, round(target * gone))))
    return found


def won_before(facts: Facts, places: Sequence[Place], question: PlanQuestion) -> dict[Subject, int]:
    """What each won in the year before; teams and the company by their people of now."""
    year = previous(question.year, question.fiscal_start)
    won = won_by_person(facts, year, question.as_of)
    found = {
        place.subject: won.get(place.subject.person_id, 0)
        for place in places
        if place.subject.person_id is not None
    }
    for place in sorted(places, key=lambda one: -one.depth):
        if place.subject not in found:
            below = [one.subject for one in places if one.above == place.subject]
            found[place.subject] = sum(found.get(one, 0) for one in below)
    found[COMPANY] = sum(won.values())
    return found
