"""Idle days.

Σ (as-of date - last customer-facing activity) ÷ number, over deals open at the end of the as-of
date, the median beside it; unit: days. Days on hold stop the clock (``analysis.clocks``). Deals
without any customer-facing activity are left out and listed; edits never reset it. n/a without
any. Source: the metric contract, `idle_days`.
"""

from __future__ import annotations

from cockpit.analysis.deal_terms import has_idle, has_no_idle, idle
from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.wording import _

IDLE_DAYS = Metric(
    key="idle_days",
    title=_("Idle days"),
    unit=Unit.DAYS,
    higher_is_better=False,
    definition=_("Days since the last contact with the customer, on average."),
    counts=Counts.OPEN,
    numerator=Term(has_idle, idle),
    denominator=Term(has_idle),
    median=True,
    left_out=has_no_idle,
    left_out_word=_("{n} without a contact"),
    why=_(
        "Days since the last contact with the customer, on average. Days in a stage on hold do"
        " not count. Deals without any customer-facing activity are left out and listed; edits"
        " never reset it."
    ),
    nothing=_("no open deal has a logged customer contact"),
)
