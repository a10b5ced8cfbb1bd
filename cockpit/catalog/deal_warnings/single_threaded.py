"""Too few people of the customer are known: the deal hangs on one of them; later stages ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import DealWarning
from cockpit.domain.warned import Case, Fix, Warned
from cockpit.wording import _, n_

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Ints, Mask

KEY = "single_threaded"


def find(signs: Signs, limits: Ints) -> Mask:
    """Fewer contacts than the limit; with none at all nobody has been noted yet."""
    contacts = signs.state.contacts
    mask: Mask = (contacts > 0) & (contacts < limits)
    return mask


def say(case: Case, limit: int) -> Warned:
    """In words."""
    words = n_("one contact only", "{n} contacts only", case.contacts)
    sign = n_(
        "{n} person of the customer is known", "{n} people of the customer are known", case.contacts
    )
    reason = _("{reason}; the stage asks for {limit}").format(reason=sign, limit=limit)
    return Warned(KEY, words, reason, "bad", Fix.CONTACT)


SINGLE_THREADED = DealWarning(
    KEY, _("One contact"), find, say, usual=2, unit=_("contacts at least"), late=True
)
