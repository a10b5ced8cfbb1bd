"""Activities needed.

Proposals a week = (quota - won in the period) ÷ (average deal × P(win given proposal)) ÷ weeks
left; unit: a count a week. Beside it the meetings a week = proposals ÷ conversion, and what both
are made of. All rates are of the deals closed in the 365 days up to the as-of day: average deal =
as `average_deal`; P(win given proposal) = won ÷ decided of the deals that had reached a stage with
the milestone proposal; conversion = deals that reached it ÷ deals that reached the milestone
qualified, that is, that were met (``analysis.milestones``). Weeks left = working days after the
as-of day ÷ 5. n = decided deals with a proposal. Nothing remaining: 0. n/a without a quota
("target not set"), without working days left, and without a deal to learn the rates from.
Source: the metric contract, `activities_needed`.
"""

from __future__ import annotations

from cockpit.analysis.figure import Beside
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.milestones import reached
from cockpit.analysis.plan_terms import WON, ratio, without_quota
from cockpit.analysis.recipe import Ingredient, Mixture, Outcome, Recipe
from cockpit.analysis.rows import Rows
from cockpit.analysis.tables import Mask
from cockpit.analysis.terms import amount, won, won_and_priced
from cockpit.domain.pipeline import Milestone
from cockpit.wording import _


def _proposed(rows: Rows) -> Mask:
    day = rows.state.day
    return rows.remember(
        "proposed", lambda: reached(rows.facts, Milestone.PROPOSAL, day)[rows.deal]
    )


def _met(rows: Rows) -> Mask:
    mask: Mask = reached(rows.facts, Milestone.QUALIFIED, rows.state.day)[rows.deal]
    return mask


def _won_after_proposal(rows: Rows) -> Mask:
    return _proposed(rows) & won(rows)


def _mix(mixture: Mixture) -> Outcome:
    remaining = max(0.0, (mixture.quota or 0.0) - mixture.sum("won"))
    reason = _reason(mixture)
    if reason:
        return Outcome(None, remaining, None, reason)
    average, chance = _average(mixture), _chance(mixture)
    conversion = ratio(mixture.rows("proposed"), mixture.rows("met"))
    worth = (average or 0.0) * (chance or 0.0) * mixture.weeks
    proposals = remaining / worth
    beside = (
        Beside("meetings", _("Meetings a week"), ratio(proposals, conversion), Unit.COUNT),
        Beside("average_deal", _("Average deal"), average, Unit.MONEY),
        Beside("win_given_proposal", _("Won of those with a proposal"), chance, Unit.RATIO),
        Beside("conversion", _("Proposals of those met"), conversion, Unit.RATIO),
        Beside("weeks", _("Weeks left"), mixture.weeks, Unit.COUNT),
    )
    return Outcome(proposals, remaining, worth, beside=beside)


def _reason(mixture: Mixture) -> str:
    """Why there is no figure; the rates of a year are asked for last, for they cost most."""
    if not mixture.quota:
        return without_quota(mixture)
    if not mixture.weeks:
        return _("the period is over")
    if not mixture.rows("proposed"):
        return _("no deal with a proposal was decided in a year")
    return "" if _average(mixture) and _chance(mixture) else _("nothing was won in a year")


def _average(mixture: Mixture) -> float | None:
    return ratio(mixture.sum("average"), mixture.rows("average"))


def _chance(mixture: Mixture) -> float | None:
    return ratio(mixture.rows("successful"), mixture.rows("proposed"))


def _of_a_year(term: Term) -> Ingredient:
    return Ingredient(Counts.CLOSED, term, trailing=True)


ACTIVITIES_NEEDED = Metric(
    key="activities_needed",
    title=_("Proposals needed a week"),
    unit=Unit.COUNT,
    higher_is_better=None,
    definition=_("Proposals a week that would bring what is missing, at the rates of a year."),
    counts=Counts.CLOSED,
    numerator=WON.term,
    by_quota=True,
    workings=Recipe(
        {
            "won": WON,
            "average": _of_a_year(Term(won_and_priced, amount, money=True)),
            "proposed": _of_a_year(Term(_proposed)),
            "successful": _of_a_year(Term(_won_after_proposal)),
            "met": _of_a_year(Term(_met)),
        },
        _mix,
        {"proposed": (None, None)},
        aside=frozenset(("met",)),
    ),
    why=_(
        "What is missing to the quota ÷ (average deal × share won of the deals with a proposal)"
        " ÷ the weeks left, all rates of the last 365 days. Meetings beside it: proposals ÷ the"
        " share of the deals met that got one. Nothing missing: 0. Without a quota, a week left"
        " or a win to learn from there is no figure."
    ),
)
