"""Several people of the customer are known, none of whom decides: asked of the later stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "no_decision_maker"


def find(signs: Signs, limits: Ints) -> Mask:
    """As many contacts as the limit or more, none with a role that decides."""
    contacts = signs.state.contacts
    mask: Mask = (contacts > 0) & (contacts >= limits) & (signs.state.deciders == 0)
    return mask


def say(case: Case, _limit: int) -> Warned:
    """In words."""
    reason = n_(
        "{n} contact, who has no role that decides",
        "{n} contacts, none with a role that decides",
        case.contacts,
    )
    return Warned(KEY, _("no decision maker"), reason, "warn", Fix.ROLE)


NO_DECISION_MAKER = DealWarning(
    KEY, _("No decision maker"), find, say, usual=2, unit=_("contacts known"), late=True
)
