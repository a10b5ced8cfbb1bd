"""What the sections of the settings are called, and what stands in each."""

from __future__ import annotations

from cockpit.wording import _


def section_words() -> dict[str, tuple[str, str]]:
    """(title, what stands there) by key, in the order of the list."""
    return {
        "general": (_("Me and calendar"), _("time zone, currency, fiscal year, holidays, hours")),
        "pipelines": (_("Pipelines and stages"), _("probability, stalled after, warnings")),
        "reasons": (_("Lost reasons"), _("why deals are lost")),
        "people": (_("People and teams"), _("roles, managers, hired, left")),
        "targets": (_("Targets"), _("quotas by quarter, ramp of new people")),
        "rates": (_("Exchange rates"), _("currencies by day")),
        "machine": (
            _("This machine"),
            _("colours, theme, text size, notifications, watched folder"),
        ),
        "calendars": (_("Calendars"), _("servers, calendar files")),
        "backups": (_("Backups"), _("copies, going back to one")),
    }
