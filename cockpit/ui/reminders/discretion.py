"""How much a notification may say, and when none may appear: kept by this machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, tzinfo
from enum import StrEnum

from cockpit.domain.reminders import Ring
from cockpit.ui.reminders.words import digest_body, digest_title, kind_title, said_with, when
from cockpit.ui.shell.memory import Memory
from cockpit.wording import _, n_

PRIVACY, QUIET_FROM, QUIET_TO = "reminders.privacy", "reminders.quiet_from", "reminders.quiet_to"


class Privacy(StrEnum):
    """What a notification shows."""

    FULL = "full"
    TITLE = "title"
    COUNT = "count"


class Discretion:
    """Reads the machine's settings each time; nothing but a count while the screen is locked."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.locked = False

    @property
    def level(self) -> Privacy:
        """What may be said now."""
        kept = self._memory.get(PRIVACY, Privacy.FULL.value)
        known = kept in tuple(Privacy)
        return Privacy.COUNT if self.locked else Privacy(kept) if known else Privacy.FULL

    def is_quiet(self, here: datetime) -> bool:
        """Whether it is a quiet hour by the clock on the wall; they may run over midnight."""
        start = _clock(self._memory.get(QUIET_FROM, ""))
        end = _clock(self._memory.get(QUIET_TO, ""))
        if start is None or end is None or start == end:
            return False
        now = here.time()
        return start <= now < end if start < end else now >= start or now < end

    def words(self, rings: Sequence[Ring], now: datetime, zone: tzinfo) -> tuple[str, str]:
        """(summary, body) of a notification for one reminder, or for several late ones."""
        if self.level == Privacy.COUNT:
            return n_("{n} reminder", "{n} reminders", len(rings)), ""
        if len(rings) > 1:
            body = digest_body(rings) if self.level == Privacy.FULL else ""
            return digest_title(rings), body
        ring = rings[0]
        if self.level == Privacy.TITLE:
            return ring.title, ""
        late = _("late") if ring.late else ""
        return ring.title, said_with((kind_title(ring.kind), when(ring.due_at, now, zone), late))


def _clock(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None
