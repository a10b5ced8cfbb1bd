"""What the demo's manager has already made of what needs her: some deals put off, one pinned, the
first signals looked at."""

from __future__ import annotations

from datetime import timedelta

from cockpit.actions.signals import acknowledge_signal, add_rule, plant_rules
from cockpit.actions.triage import pin_deal, snooze_deal
from cockpit.domain.signals import Reads, Side, Subject
from cockpit.jobs.signals import look_out
from cockpit.queries.signals import open_signals
from cockpit.queries.triage import needs_me
from cockpit.wording import _
from cockpit.workspace import Workspace

# Places in the list, and for how many days each is put off.
_SNOOZED = {4: 3, 9: 8, 15: 12}
_PINNED = 6


def watch_over(workspace: Workspace) -> None:
    """Do so, as nobody's deeds: undo does not stop at them."""
    today = workspace.today()
    rows = workspace.ask(needs_me, workspace.facts(), today).rows
    for place, days in _SNOOZED.items():
        if place < len(rows):
            until = today + timedelta(days=days)
            workspace.tend(snooze_deal, rows[place].deal_id, until, rows[place].standing)
    if len(rows) > _PINNED:
        workspace.tend(pin_deal, rows[_PINNED].deal_id, True)
    workspace.tend(plant_rules)
    workspace.tend(
        add_rule, _("Activity a fifth down, rep by rep"), "activity_volume", side=Side.BELOW,
        threshold=-0.2, reads=Reads.GROWTH, subject=Subject.PERSON, hysteresis=0.05,
        smallest_n=10, quiet_days=14, advice=_("Ask the team what takes their time"),
    )  # fmt: skip
    look_out(workspace)
    found = workspace.ask(open_signals)
    if found:
        note = _("Known: the large renewals close late in the quarter.")
        workspace.tend(acknowledge_signal, found[-1].id, note)
