"""Win curve: the share of a cohort that is won by each day of its life.

Of the deals opened in the period (with a true opening date) the cumulative incidence of winning,
by Aalen and Johansen (``analysis.incidence``): closed otherwise competes, open is censored at the
as-of day. The value is read at day 90, those of day 30, 60 and 180 stand beside it; unit: ratio.
Where closings are known of only from a later day than deals are, the share among deals watched from
that day stands beside it too (``analysis.win_curve``). n/a when nobody was watched for so long.
n = the deals of the cohort; the numerator are those won by day 90, which is their share only when
nothing is censored. Deals that closed before they were opened
are left out. Owner, team and product are those at the opening. The interval is Wilson's for the
number of trials that the variance is worth. Source: the metric contract, `win_curve`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.win_curve import curves, sound, unsound, won_in_time
from cockpit.wording import _

WIN_CURVE = Metric(
    key="win_curve",
    title=_("Won within 90 days"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Share of the deals opened in the period that is won by day 90 of their life."),
    counts=Counts.OPENED,
    numerator=Term(won_in_time),
    denominator=Term(sound),
    left_out=unsound,
    estimate=curves,
    by_cohort=True,
    why=_(
        "Of the deals opened in the period, the share won by each day of their life (cumulative"
        " incidence by Aalen and Johansen): other closings compete, deals still open are censored."
        " Read at days 30, 60, 90 and 180. The plain win rate is too high while dead deals stay"
        " open; this is not. Where the file knows of no closing for long after its first deals,"
        " the share of the deals watched from the first closing on stands beside it."
    ),
    version=2,
)
