"""The rules of the KPI log that a sales team starts with; each can be changed or turned off.

To add one: its file, one line here.
"""

from __future__ import annotations

from cockpit.catalog.signal_rules.behind_pace import BEHIND_PACE
from cockpit.catalog.signal_rules.conversion_drop import CONVERSION_DROP
from cockpit.catalog.signal_rules.fewer_openings import FEWER_OPENINGS
from cockpit.catalog.signal_rules.poor_hygiene import POOR_HYGIENE
from cockpit.catalog.signal_rules.premature_discounting import PREMATURE_DISCOUNTING
from cockpit.catalog.signal_rules.quiet_customers import QUIET_CUSTOMERS
from cockpit.catalog.signal_rules.slipping import SLIPPING
from cockpit.catalog.signal_rules.slow_cycle import SLOW_CYCLE
from cockpit.catalog.signal_rules.stalled_share import STALLED_SHARE
from cockpit.catalog.signal_rules.thin_coverage import THIN_COVERAGE
from cockpit.catalog.signal_rules.win_rate_drop import WIN_RATE_DROP
from cockpit.domain.signals import Recipe

_LISTED = (
    BEHIND_PACE,
    THIN_COVERAGE,
    WIN_RATE_DROP,
    CONVERSION_DROP,
    PREMATURE_DISCOUNTING,
    QUIET_CUSTOMERS,
    STALLED_SHARE,
    SLIPPING,
    SLOW_CYCLE,
    POOR_HYGIENE,
    FEWER_OPENINGS,
)
SIGNAL_RULES: dict[str, Recipe] = {recipe.key: recipe for recipe in _LISTED}
