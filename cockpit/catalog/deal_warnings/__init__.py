"""What an open deal warns of, most pressing first.

To add one: its file, one line here.
"""

from __future__ import annotations

from cockpit.analysis.deal_rules import DealWarning
from cockpit.catalog.deal_warnings.amount_missing import AMOUNT_MISSING
from cockpit.catalog.deal_warnings.moved_backwards import MOVED_BACKWARDS
from cockpit.catalog.deal_warnings.no_activity import NO_ACTIVITY
from cockpit.catalog.deal_warnings.no_decision_maker import NO_DECISION_MAKER
from cockpit.catalog.deal_warnings.no_next_step import NO_NEXT_STEP
from cockpit.catalog.deal_warnings.overdue_close import OVERDUE_CLOSE
from cockpit.catalog.deal_warnings.pushed import PUSHED
from cockpit.catalog.deal_warnings.single_threaded import SINGLE_THREADED
from cockpit.catalog.deal_warnings.stalled_in_stage import STALLED_IN_STAGE

_LISTED = (
    STALLED_IN_STAGE,
    OVERDUE_CLOSE,
    NO_NEXT_STEP,
    PUSHED,
    SINGLE_THREADED,
    NO_ACTIVITY,
    AMOUNT_MISSING,
    NO_DECISION_MAKER,
    MOVED_BACKWARDS,
)
DEAL_WARNINGS: dict[str, DealWarning] = {warning.key: warning for warning in _LISTED}
