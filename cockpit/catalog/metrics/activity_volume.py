"""Activity volume.

Completed activities of the period, up to the end of the as-of day: calls, mails, meetings, demos,
proposals and notes that were logged; unit: count. Grouped by who did it and by type; team, manager
and region are those of the day. What is still to be done is no activity. n = activities.
Source: the metric contract, `activity_volume`.
"""

from __future__ import annotations

from cockpit.analysis.metric import Counts, Metric, Term, Unit
from cockpit.analysis.terms import every
from cockpit.wording import _

ACTIVITY_VOLUME = Metric(
    key="activity_volume",
    title=_("Activity volume"),
    unit=Unit.COUNT,
    higher_is_better=None,
    definition=_("Activities completed in the period."),
    counts=Counts.ACTIVITIES,
    numerator=Term(every),
    why=_("Every call, mail, meeting, demo, proposal and note that was logged in the period."),
)
