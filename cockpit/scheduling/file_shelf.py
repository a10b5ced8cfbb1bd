"""The reminders of an open folder, each step one transaction through the gate."""

from __future__ import annotations

from datetime import datetime

from cockpit.actions.reminder_claims import claim_due, mark_shown, return_claims
from cockpit.actions.reminder_rules import bring_up_to_date
from cockpit.analysis.reminding import DAYS_AHEAD, FEWEST_DAYS_AHEAD
from cockpit.domain.reminders import Ring
from cockpit.queries.reminders import next_look, written_until
from cockpit.workspace import Workspace


class FileShelf:
    """Writes only when there is something to write, so that an idle evening leaves no trace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def return_claims(self, token: str) -> None:
        """What dead sessions had claimed waits again."""
        self._workspace.tend(return_claims, token)

    def bring_up_to_date(self, zone: str) -> None:
        """Write what rings in the coming weeks, seen from a zone."""
        workspace = self._workspace
        workspace.follow_zone(zone)
        workspace.tend(bring_up_to_date, zone, workspace.zone().key)

    def claim_due(self, token: str) -> list[Ring]:
        """Take what is due."""
        return self._workspace.tend(claim_due, token)

    def mark_shown(self, ids: list[int], token: str) -> None:
        """They are on screen."""
        self._workspace.tend(mark_shown, ids, token)

    def next_look(self) -> datetime | None:
        """When the next one is due."""
        return self._workspace.ask(next_look)

    def is_short(self) -> bool:
        """Whether it is time to write further ahead."""
        until = self._workspace.ask(written_until)
        if until is None:
            return True
        # Farther than is ever written: the clock was ahead.
        return not FEWEST_DAYS_AHEAD <= (until - self._workspace.today()).days <= DAYS_AHEAD + 1
