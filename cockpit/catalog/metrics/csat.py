"""Customer satisfaction (CSAT).

Ratings in the top boxes ÷ all ratings, of those asked for in the period and given by the end of
the as-of day; unit: ratio. Top boxes are the upper quarter of the scale: 4 and 5 of 1 to 5. Scales
are never mixed: the folder's most used one counts, ratings on others are left out and counted.
Beside it the response rate: ratings given ÷ ratings asked for. n = ratings, with Wilson's 95 %
interval; n/a without any. Source: the metric contract, `csat`.
"""

from __future__ import annotations

import numpy as np

from cockpit.analysis.figure import Beside
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.rating_terms import given, otherwise_rated, rated, top_box
from cockpit.analysis.rows import Rows
from cockpit.wording import _


def _beside(rows: Rows) -> tuple[Beside, ...]:
    asked, answered = len(rows), int(np.count_nonzero(given(rows)))
    rate = answered / asked if asked else None
    return (Beside("response_rate", _("Response rate"), rate, Unit.RATIO),)


CSAT = Metric(
    key="csat",
    title=_("Customer satisfaction"),
    unit=Unit.RATIO,
    higher_is_better=True,
    definition=_("Share of ratings in the top boxes: 4 and 5 of 5."),
    counts=Counts.SURVEYS,
    numerator=Term(top_box),
    denominator=Term(rated),
    left_out=otherwise_rated,
    left_out_word=_("{n} on another scale"),
    beside=_beside,
    why=_(
        "Ratings in the upper quarter of the scale ÷ all ratings, of the customers asked in the"
        " period. Ratings on another scale are not mixed in. Few who answer say little about"
        " those who do not: look at the response rate beside it."
    ),
    nothing=_("no rating was given"),
)
