"""Programs whose exports are known by their headings, one module each.

To add one: its file, one line here. A program that is not here is read by the general way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from cockpit.catalog.crm_presets.dynamics import dynamics
from cockpit.catalog.crm_presets.espocrm import espocrm
from cockpit.catalog.crm_presets.hubspot import hubspot
from cockpit.catalog.crm_presets.pipedrive import pipedrive
from cockpit.catalog.crm_presets.salesforce_export import salesforce_export
from cockpit.catalog.crm_presets.salesforce_report import salesforce_report
from cockpit.domain.crm_preset import Preset

PRESETS: tuple[Callable[[], Preset], ...] = (
    salesforce_export,
    hubspot,
    pipedrive,
    dynamics,
    espocrm,
    salesforce_report,
)


@cache
def presets() -> tuple[Preset, ...]:
    """All of them; the more particular ones come first."""
    return tuple(declare() for declare in PRESETS)
