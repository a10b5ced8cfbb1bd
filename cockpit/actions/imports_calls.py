"""Calls of a phone system's log, and the ratings that callers gave."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from cockpit.actions.imports_call_ratings import take_ratings
from cockpit.actions.imports_deal_finder import DealFinder
from cockpit.actions.imports_ground import Ground, resolve
from cockpit.actions.imports_rows import Shape, Taken, take_rows
from cockpit.actions.imports_terms import FileBatch, FileReport
from cockpit.catalog.importers.header_words import plain
from cockpit.domain.drafts import CallDraft
from cockpit.domain.records import Call, Direction
from cockpit.storage.numbers import instant_number
from cockpit.wording import _

_OUT = frozenset(
    ["outbound", "out", "outgoing", "dialed", "dialled", "ausgehend", "sortant", "saliente"]
)
_IN = frozenset(["inbound", "in", "incoming", "received", "eingehend", "entrant", "entrante"])
_MISSED = ("abandon", "miss", "no answer", "unanswered", "not answered", "busy", "hung up", "fail")
_TALKED = ("answer", "connect", "complete", "handled", "resolved", "talk")


def take_calls(ground: Ground, file: FileBatch) -> FileReport:
    """Calls; one of the same person at the same moment on the same topic is the same."""
    reader = _Reader(ground)
    shape = Shape(
        Call,
        "call",
        reader.lacks,
        reader.find,
        reader.make,
        reader.columns,
        reader.link,
    )
    taken = take_rows(ground, file, shape)
    take_ratings(ground, taken, file.batch.drafts)
    return taken.count()


class _Reader:
    def __init__(self, ground: Ground) -> None:
        self._ground, self._deals = ground, DealFinder(ground)
        self._known: dict[tuple[Any, ...], int] = {}
        rows = ground.db.all(
            "SELECT id, at, person_id, topic, direction FROM call ORDER BY id DESC"
        )
        for id, *key in rows:
            self._known[tuple(key)] = id

    def lacks(self, draft: CallDraft) -> str:
        """Why the draft cannot be a call."""
        at = self._at(draft)
        if at is None:
            return _("a call needs the day on which it was")
        return _("lies in the future") if at > self._ground.terms.now else ""

    def find(self, draft: CallDraft) -> int | None:
        """The call with these columns."""
        told = self.columns(draft)
        at = instant_number(told["at"])
        return self._known.get((at, told["person_id"], told["topic"], str(told["direction"])))

    def make(self, draft: CallDraft) -> int:
        """A new call, to be filled."""
        at = self._at(draft)
        assert at is not None
        empty = (
            "person_id", "resolved", "wait_seconds", "talk_seconds", "hold_seconds",
            "wrap_seconds", "deal_id", "account_id",
        )  # fmt: skip
        day = at.astimezone(self._ground.terms.zone).date()
        return self._ground.pending.add(
            Call,
            at=at,
            happened_on=day,
            direction=Direction.INBOUND,
            answered=False,
            topic="",
            **dict.fromkeys(empty),
        )

    def columns(self, draft: CallDraft) -> dict[str, Any]:
        """What the draft says of the call."""
        at = self._at(draft)
        account = (draft.account, draft.account_ref)
        return {
            "at": at,
            "happened_on": at.astimezone(self._ground.terms.zone).date() if at else None,
            "direction": _direction(draft.direction),
            "answered": was_answered(draft),
            "person_id": self._ground.matchers.people.find((draft.person, draft.person_ref)),
            "topic": draft.topic,
            "resolved": draft.resolved,
            "wait_seconds": draft.wait_seconds,
            "talk_seconds": _talk(draft),
            "hold_seconds": draft.hold_seconds,
            "wrap_seconds": draft.wrap_seconds,
            "deal_id": self._deals.find(draft.deal_ref, draft.deal, account) or None,
            "account_id": self._ground.matchers.accounts.find(account),
        }

    def link(self, taken: Taken) -> None:
        """Make the people and accounts that are not known yet."""
        people = Counter((row.draft.person, row.draft.person_ref) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "people", people)
        accounts = Counter((row.draft.account, row.draft.account_ref) for row in taken.rows)
        resolve(self._ground, taken.origin, taken.report, "accounts", accounts)

    def _at(self, draft: CallDraft) -> datetime | None:
        """The day in one column and the time of day in another make one moment."""
        if isinstance(draft.clock, datetime):
            return draft.clock
        if draft.at is None or draft.clock is None:
            return draft.at
        zone = self._ground.terms.zone
        day = draft.at.astimezone(zone).date()
        return datetime.combine(day, draft.clock, zone).astimezone(draft.at.tzinfo)


def _direction(text: str) -> Direction:
    words = set(plain(text).split())
    return Direction.OUTBOUND if words & _OUT and not words & _IN else Direction.INBOUND


def was_answered(draft: CallDraft) -> bool:
    """As told; else as its outcome or its talking time says; a call in a log was answered."""
    if draft.answered is not None:
        return draft.answered
    if draft.abandoned is not None:
        return not draft.abandoned
    outcome = plain(draft.outcome)
    if any(word in outcome for word in _MISSED):
        return False
    if any(word in outcome for word in _TALKED):
        return True
    talked = _talk(draft)
    return talked is None or talked > 0


def _talk(draft: CallDraft) -> int | None:
    """Where only the whole handling is told, what is left of it is talk."""
    if draft.talk_seconds is not None or draft.handle_seconds is None:
        return draft.talk_seconds
    return max(0, draft.handle_seconds - (draft.hold_seconds or 0) - (draft.wrap_seconds or 0))
