"""The forecast category of open deals fits their expected close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cockpit.analysis.deal_rules import HygieneRule
from cockpit.domain.warned import Fix
from cockpit.wording import _

if TYPE_CHECKING:
    from cockpit.analysis.signs import Signs
    from cockpit.analysis.tables import Mask


def applies(signs: Signs) -> Mask:
    """Open deals."""
    return signs.is_open


def passes(signs: Signs) -> Mask:
    """See ``Signs.fits_category``."""
    return signs.fits_category


CATEGORY_FITS = HygieneRule(
    "category_fits",
    _("Category fits the date"),
    weight=1,
    applies=applies,
    passes=passes,
    lack=_("the forecast category does not fit the expected close"),
    fix=Fix.CATEGORY,
)
