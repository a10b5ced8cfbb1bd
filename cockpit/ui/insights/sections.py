"""Under which heading of the list each figure stands, and the views that are no single figure."""

from __future__ import annotations

from cockpit.analysis.metric import RECORDS, Metric
from cockpit.catalog.metrics import METRICS
from cockpit.wording import _

FUNNEL, AGEING = "funnel", "ageing"

_OF = {
    "targets": (
        "quota_attainment", "pace", "coverage", "shortage", "participation",
        "activities_needed", "target_mismatch",
    ),
    "closings": (
        "revenue", "win_rate", "win_rate_value", "win_rate_broad", "win_curve", "deals_won",
        "deals_lost", "average_deal", "average_check", "portfolio_mix", "margin", "discount",
    ),
    "pipeline": (
        "open_deals", "open_value", "weighted_value", "stalled_deals", "stalled_value", "hygiene",
        "deals_opened", FUNNEL, AGEING,
    ),
    "speed": (
        "sales_cycle", "sales_velocity", "deal_age", "stage_age", "idle_days",
        "stage_conversion", "stage_regression", "slip_rate", "slip_rate_value", "push_count",
        "push_days",
    ),
    "activity": (
        "activity_volume", "activity_attainment", "lead_conversion", "lead_response",
        "call_to_deal", "csat",
    ),
    "calls": ("aht", "asa", "occupancy", "abandonment", "lateness", "absence"),
}  # fmt: skip
_SECTION = {key: section for section, keys in _OF.items() for key in keys}


def section_titles() -> dict[str, str]:
    """The headings in their order."""
    return {
        "targets": _("Targets"),
        "closings": _("Won and lost"),
        "pipeline": _("Pipeline"),
        "speed": _("Pace"),
        "activity": _("Activity and customers"),
        "calls": _("Calls and shifts"),
        "people": _("People"),
        "more": _("More"),
    }


def view_titles() -> dict[str, tuple[str, str]]:
    """The views that are no single figure: (title, what it shows)."""
    return {
        FUNNEL: (_("Funnel"), _("The way of the period’s new deals through the stages.")),
        AGEING: (_("Ageing"), _("Open deals by stage and by how long they are in it.")),
    }


def section_of(metric: Metric) -> str:
    """The heading of a figure; one that no heading names stands with its like."""
    if metric.key in _SECTION:
        return _SECTION[metric.key]
    return "activity" if metric.counts in RECORDS else "more"


def listed() -> list[tuple[str, list[str]]]:
    """(heading's key, keys of figures and views) as the list shows them; headings without any
    are left out."""
    found: dict[str, list[str]] = {section: [] for section in section_titles()}
    for section, keys in _OF.items():
        found[section] = [key for key in keys if key in METRICS or key in (FUNNEL, AGEING)]
    for key, metric in METRICS.items():
        if key not in _SECTION:
            found[section_of(metric)].append(key)
    return [(section, keys) for section, keys in found.items() if keys]
