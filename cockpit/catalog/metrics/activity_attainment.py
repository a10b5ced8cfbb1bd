"""Activity attainment.

Activities completed in the period by the end of the as-of day ÷ the goals for them; unit: ratio.
Goals count for the days on which they hold and the person is there, by working days; of each
person's type at most 120 % of its goal counts (``analysis.activity_goals``). A team is the sum
over its people, Σ ÷ Σ. Where nobody in a team has a goal of a type the team's own counts, against
what its people did; where nobody at all has one the company's. n = activities that a goal asks
for. n/a without a goal. Version 2: goals of teams and of the company count.
Source: the metric contract, `activity_attainment`.
"""

from __future__ import annotations

from cockpit.analysis.activity_goals import ActivityAttainment
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

ACTIVITY_ATTAINMENT = Metric(
    key="activity_attainment",
    title=_("Activity attainment"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Activities done, over what the goals of people and teams ask for."),
    counts=Counts.ACTIVITIES,
    numerator=Term(every),
    denominator=Term(every),
    target=1.0,
    workings=ActivityAttainment(),
    version=2,
    why=_(
        "Activities completed ÷ the goals for them, both for the days on which people are there."
        " Of each person’s type at most 120 % of its goal counts, so that many calls do not stand"
        " in for meetings. A team’s own goal counts where nobody in it has one of that type, the"
        " company’s where nobody at all has."
    ),
)
