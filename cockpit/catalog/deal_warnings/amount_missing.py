"""Nobody has said what the deal is worth, though it is qualified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "amount_missing"


def find(signs: Signs, _limits: Ints) -> Mask:
    """No amount, or none above zero, once qualified."""
    return ~signs.has_amount & signs.is_qualified


def say(case: Case, _limit: int) -> Warned:
    """In words."""
    if case.amount is None:
        reason = _("no amount, although the deal is in {stage}").format(stage=case.stage)
    else:
        reason = _("the amount is 0, although the deal is in {stage}").format(stage=case.stage)
    return Warned(KEY, _("amount missing"), reason, "warn", Fix.AMOUNT)


AMOUNT_MISSING = DealWarning(KEY, _("Amount missing"), find, say)
