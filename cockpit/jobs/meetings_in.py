"""What somebody did on a server to meetings of the rhythm that we put there is done here too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from cockpit.actions.calendars import Place
from cockpit.actions.meetings_followed import (
    Followed,
    ask_for_choice,
    follow_calendar,
    note_agreed,
    take_their_change,
)
from cockpit.catalog.calendars.ics import calendar_text
from cockpit.domain.calendar import OURS, OutboxState, OutboxVerb
from cockpit.domain.refusal import Refused
from cockpit.jobs.meeting_differences import Stands, continued, difference, same, stands_for
from cockpit.jobs.meetings_out import texts_of_rhythm, words_of
from cockpit.queries.calendar_sync import (
    KeptText,
    LastWord,
    Linked,
    OutboxRow,
    kept_texts,
    last_said,
)
from cockpit.queries.meetings import cadences
from cockpit.wording import _
from cockpit.workspace import Workspace


def arrived(workspace: Workspace, calendar_id: int) -> frozenset[str]:
    """The identities of ours whose last word has arrived there and asks for nothing more; to be
    taken before the server is asked what is new."""
    said = workspace.ask(last_said, calendar_id)
    return frozenset(
        uid for uid, one in said.items()
        if uid.endswith(OURS) and one.settled and one.verb is OutboxVerb.PUT
    )  # fmt: skip


def take_meetings_in(workspace: Workspace, calendar: Linked, known: Collection[str]) -> int:
    """Let the rhythm follow what the calendar says of its meetings now; gives how many it
    followed. ``known`` is what ``arrived`` gave before the calendar was read.

    Nothing is remembered between two rounds but what was last agreed, so that a round that ends
    anywhere is done again by the next one.
    """
    if not known:
        return 0
    said, there = workspace.ask(last_said, calendar.id), _texts_there(workspace, calendar)
    done = 0
    for uid in sorted(known):
        what, last = stands_for(workspace, uid), said.get(uid)
        if what is None or last is None or not last.settled:
            continue
        text, place = there.get(uid, ("", Place(last.href)))
        change = _Change(workspace, calendar, uid, what, last)
        if not same(last.agreed, text, what.zone):
            done += change.take_in(text, place)
        elif last.state is OutboxState.DROPPED:
            change.note_given_way()
        elif last.theirs and what.cadence is not None and what.cadence.ends_on is not None:
            done += change.go_on(text)
    return done


def take_their_meeting(workspace: Workspace, row: OutboxRow) -> bool:
    """The other change of a meeting of ours counts, one undo step; False when the row is about
    something else. Refused when the rhythm has no words for it."""
    what = stands_for(workspace, row.event_uid)
    if what is None:
        return False
    followed = difference(row.body, row.theirs, what, workspace.today())
    if followed is None:
        message = _("The rhythm of {title} cannot say that; change it on the people page.")
        raise Refused(message.format(title=what.title))
    workspace.do(take_their_change, row.id, followed)
    return True


class _Change:
    """One identity that reads otherwise there than was agreed."""

    def __init__(
        self, workspace: Workspace, calendar: Linked, uid: str, what: Stands, last: LastWord
    ) -> None:
        self._workspace, self._calendar = workspace, calendar
        self._uid, self._what, self._last = uid, what, last

    def take_in(self, text: str, place: Place) -> int:
        """Follow it, or leave it to the manager; 1 when something was changed here."""
        last = self._last
        if words_of(self._ours()) != words_of(last.body):
            # Changed here too since it was last said: ours goes out first, and meets theirs.
            return 0
        followed = difference(last.agreed, text, self._what, self._workspace.today())
        if followed is not None and followed.last_on is not None:
            followed = self._split(followed, text)
        # A whole series that somebody deleted is asked about: a slip there is not to end it.
        if followed is None or (not text and self._what.repeats):
            return self._ask(text, place)
        try:
            self._workspace.tend(follow_calendar, self._calendar.id, followed)
        except Refused:
            return self._ask(text, place)
        return self._settle(text)

    def go_on(self, text: str) -> int:
        """A series that was ended there in an earlier round goes on as another one that came
        only now; 1 when it did, and not where a next rhythm was begun here meanwhile."""
        cadence = self._what.cadence
        if cadence is None or cadence.each or not self._what.repeats or cadence.ends_on is None:
            return 0
        chain = [one for one in self._workspace.ask(cadences) if one.chain == cadence.chain]
        if any(one.starts_on > cadence.ends_on for one in chain):
            return 0
        ended = Followed(cadence.title, cadence_id=cadence.id, last_on=cadence.ends_on)
        followed = self._split(ended, text)
        if followed.instead is None:
            return 0
        try:
            self._workspace.tend(follow_calendar, self._calendar.id, followed)
        except Refused:
            # It stays what it is there: an event of somebody else's.
            return 0
        return 1

    def _split(self, followed: Followed, text: str) -> Followed:
        """ "This and all that follow" changed there ends the series, and begins another one."""
        said = self._workspace.ask(last_said, self._calendar.id)
        parts: dict[str, list[str]] = defaultdict(list)
        for one in self._workspace.ask(kept_texts, self._calendar.id):
            if not one.event_uid.endswith(OURS) and one.event_uid not in said:
                parts[one.event_uid].append(one.raw)
        for uid, raws in parts.items():
            if not any("RRULE" in raw for raw in raws):
                continue
            other = calendar_text(self._calendar.zones, raws).decode("utf-8")
            asked = followed, self._last.agreed, text, other, self._what
            goes_on = continued(*asked, self._workspace.today())
            if goes_on is not None:
                return replace(goes_on, instead=(uid, "".join(raws)))
        return followed

    def note_given_way(self) -> None:
        """After a choice for theirs, ours reads as theirs does: from here on it is compared."""
        ours, last = self._ours(), self._last
        if words_of(ours) != words_of(last.body) and same(ours, last.theirs, self._what.zone):
            self._workspace.tend(note_agreed, last.id, ours, last.theirs)

    def _settle(self, text: str) -> int:
        """What was followed to the letter needs not be sent back; of what nothing could be
        followed (held already) each side keeps its own."""
        ours = self._ours()
        unchanged = words_of(ours) == words_of(self._last.body)
        if unchanged or same(ours, text, self._what.zone):
            self._workspace.tend(note_agreed, self._last.id, ours, text)
        return int(not unchanged)

    def _ask(self, text: str, place: Place) -> int:
        row = self._calendar.id, self._uid, self._last.body, text
        self._workspace.tend(ask_for_choice, *row, place)
        return 0

    def _ours(self) -> str:
        return texts_of_rhythm(self._workspace).get(self._uid, "")


def _texts_there(workspace: Workspace, calendar: Linked) -> dict[str, tuple[str, Place]]:
    """The whole text of each of our identities as the calendar has it."""
    parts: dict[str, list[KeptText]] = defaultdict(list)
    for one in workspace.ask(kept_texts, calendar.id):
        if one.event_uid.endswith(OURS):
            parts[one.event_uid].append(one)
    return {
        uid: (
            calendar_text(calendar.zones, (one.raw for one in mine)).decode("utf-8"),
            Place(mine[0].href, mine[0].etag),
        )
        for uid, mine in parts.items()
    }
