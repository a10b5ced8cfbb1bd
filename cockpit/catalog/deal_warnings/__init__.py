"""What an open deal warns of, most pressing first.

To add one: its file, one line here.
"""

from __future__ import annotations

from cockpit.catalog.deal_warnings import (
    amount_missing,
    moved_backwards,
    no_activity,
    no_decision_maker,
    no_next_step,
    overdue_close,
    pushed,
    single_threaded,
    stalled_in_stage,
)
from cockpit.domain.warned import Case, Rule, Warned

DEAL_WARNINGS: dict[str, Rule] = {
    stalled_in_stage.KEY: stalled_in_stage.warn,
    overdue_close.KEY: overdue_close.warn,
    no_next_step.KEY: no_next_step.warn,
    pushed.KEY: pushed.warn,
    single_threaded.KEY: single_threaded.warn,
    no_activity.KEY: no_activity.warn,
    amount_missing.KEY: amount_missing.warn,
    no_decision_maker.KEY: no_decision_maker.warn,
    moved_backwards.KEY: moved_backwards.warn,
}


def warnings(case: Case) -> list[Warned]:
    """All that the deal warns of."""
    found = (rule(case) for rule in DEAL_WARNINGS.values())
    return [warning for warning in found if warning is not None]
