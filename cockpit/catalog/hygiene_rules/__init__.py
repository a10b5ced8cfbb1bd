"""The rules of good order that hygiene counts: eight of open deals, three of closed ones.

To add one: its file, one line here.
"""

from __future__ import annotations

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.catalog.hygiene_rules.amount_known import AMOUNT_KNOWN
from cockpit.catalog.hygiene_rules.category_fits import CATEGORY_FITS
from cockpit.catalog.hygiene_rules.close_ahead import CLOSE_AHEAD
from cockpit.catalog.hygiene_rules.closing_dated import CLOSING_DATED
from cockpit.catalog.hygiene_rules.closing_priced import CLOSING_PRICED
from cockpit.catalog.hygiene_rules.contact_lately import CONTACT_LATELY
from cockpit.catalog.hygiene_rules.few_pushes import FEW_PUSHES
from cockpit.catalog.hygiene_rules.reason_given import REASON_GIVEN
from cockpit.catalog.hygiene_rules.role_known import ROLE_KNOWN
from cockpit.catalog.hygiene_rules.stage_in_time import STAGE_IN_TIME
from cockpit.catalog.hygiene_rules.step_planned import STEP_PLANNED

_LISTED = (
    CLOSE_AHEAD,
    AMOUNT_KNOWN,
    STEP_PLANNED,
    CONTACT_LATELY,
    ROLE_KNOWN,
    STAGE_IN_TIME,
    FEW_PUSHES,
    CATEGORY_FITS,
    REASON_GIVEN,
    CLOSING_DATED,
    CLOSING_PRICED,
)
HYGIENE_RULES: dict[str, HygieneRule] = {rule.key: rule for rule in _LISTED}
