"""When to look at the reminders and what a look does: no threads, no timers, no clock of its own.

A beat is a glance at the clocks, cheap enough for every few seconds. When it says so, a look
follows: rules brought up to date, what is due claimed, handed over, and marked when it was shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from cockpit.analysis.reminding import CONFIRMED_WITHIN
from cockpit.domain.reminders import Ring
from cockpit.scheduling.clock_watch import ClockWatch, Reading


class Shelf(Protocol):
    """Where reminders are kept; each call is one transaction."""

    def return_claims(self, token: str) -> None:
        """What dead sessions had claimed waits again."""

    def bring_up_to_date(self, zone: str) -> None:
        """Write what rings in the coming weeks, seen from a zone."""

    def claim_due(self, token: str) -> list[Ring]:
        """Take what is due."""

    def mark_shown(self, ids: list[int], token: str) -> None:
        """They are on screen."""

    def next_look(self) -> datetime | None:
        """When the next one is due."""

    def is_short(self) -> bool:
        """Whether it is time to write further ahead."""


class Ringing:
    """One session's reminders. ``hand_over`` is given what is to be shown, and whoever shows it
    calls ``shown``; what is not confirmed is handed over again."""

    def __init__(
        self,
        shelf: Shelf,
        hand_over: Callable[[Sequence[Ring]], None],
        token: str,
        first: Reading,
    ) -> None:
        self._shelf, self._hand_over, self._token = shelf, hand_over, token
        self._watch = ClockWatch(first)
        self._zone = first.zone
        self._stale = self._begun = False
        self._now = first.wall
        self._unconfirmed: set[int] = set()
        self.next_look: datetime | None = None

    def touch(self) -> None:
        """Something that reminders depend on has changed."""
        self._stale = True

    def beat(self, reading: Reading) -> bool:
        """Whether a look is called for now."""
        watch = self._watch
        jumped = watch.jumped(reading)
        if jumped or watch.moved(reading):
            self._stale = True
        look = jumped or watch.turned(reading) or not self._begun
        watch.note(reading)
        self._zone, self._now = reading.zone, reading.wall
        due = self.next_look is not None and self.next_look <= reading.wall
        return look or due or self._stale

    def look(self) -> int:
        """Do what is to be done; gives how many were handed over. An error leaves it to the next
        beat, with nothing lost."""
        if not self._begun:
            self._shelf.return_claims(self._token)
        trouble = self._refresh()
        self._begun = True
        rings = self._shelf.claim_due(self._token)
        if rings:
            self._unconfirmed.update(ring.id for ring in rings)
            self._hand_over(rings)
        self.next_look = self._next()
        if trouble is not None:
            raise trouble
        return len(rings)

    def _refresh(self) -> Exception | None:
        """What is written already rings even when the sources cannot be asked."""
        if not (self._stale or not self._begun or self._shelf.is_short()):
            return None
        self._stale = False
        try:
            self._shelf.bring_up_to_date(self._zone)
        except Exception as error:  # noqa: BLE001 - raised again when what is due has rung
            self._stale = True
            return error
        return None

    def _next(self) -> datetime | None:
        """When one is due, or what was handed over ought to be on screen."""
        found = [self._shelf.next_look()]
        if self._unconfirmed:
            found.append(self._now + CONFIRMED_WITHIN)
        return min((at for at in found if at is not None), default=None)

    def shown(self, ids: Sequence[int]) -> None:
        """What was handed over is on screen."""
        self._shelf.mark_shown(list(ids), self._token)
        self._unconfirmed.difference_update(ids)
